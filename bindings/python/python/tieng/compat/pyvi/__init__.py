"""pyvi's word segmenter: ``from tieng.compat.pyvi import ViTokenizer``.

The README of this package says where the answers differ, and why.
"""

from . import ViTokenizer

__all__ = ["ViTokenizer"]
