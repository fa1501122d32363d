//! The one error type. Only loading data can fail; text never does.

use core::fmt;

/// Why a dictionary or a model could not be loaded.
///
/// The message names the place (a line or a byte) and what to do about it.
///
/// ```
/// use tieng::abbreviation::Dictionary;
///
/// let error = Dictionary::from_tsv("CTDV\n").unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "line 1: no expansion after the key `CTDV`; write KEY<tab>EXPANSION"
/// );
/// ```
pub struct Error {
    place: Place,
    message: String,
}

/// Where in the data the error stands.
#[derive(Clone, Copy)]
enum Place {
    Line(usize),
    Byte(usize),
}

impl Error {
    /// An error at a line of a text file, counted from 1.
    pub(crate) fn at_line(line: usize, message: impl Into<String>) -> Self {
        Self { place: Place::Line(line), message: message.into() }
    }

    /// An error at a byte of a binary file, counted from 0.
    pub(crate) fn at_byte(byte: usize, message: impl Into<String>) -> Self {
        Self { place: Place::Byte(byte), message: message.into() }
    }

    /// The line of the data at which loading failed, counted from 1, if the data is a text file.
    pub fn line(&self) -> Option<usize> {
        match self.place {
            Place::Line(line) => Some(line),
            Place::Byte(_) => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Place::Line(line) => write!(f, "line {line}: {}", self.message),
            Place::Byte(byte) => write!(f, "byte {byte}: {}", self.message),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Error({self})")
    }
}

impl core::error::Error for Error {}
