"""Other packages' functions with this package's answers: switch by changing an import."""
