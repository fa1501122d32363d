"""What a program may rely on when `mypy --strict` reads it; nothing here runs."""

from __future__ import annotations

from typing import Optional
import tieng
from tieng import Document, Segmenter, Span
from tieng.compat import underthesea
from tieng.compat.pyvi import ViTokenizer

segmenter = Segmenter("coarse", custom_words=["a"], dictionary={"HTX": "hợp tác xã"})
words: list[str] = segmenter.words("a")
spans: list[Span] = tieng.word_spans("a")
document: Document = tieng.annotate("a")
expansion: Optional[str] = document.abbreviations[0].expansion
start: int = document.sentences[0].span[0]
found: Optional[tuple[str, float]] = tieng.detect(b"a")
joined: str = ViTokenizer.tokenize("a")
sentences: list[str] = underthesea.sent_tokenize("a")
normal: str = tieng.normalize("a", repair=True)
batch: list[list[str]] = tieng.words_batch(iter(["a"]), threads=2)
html: str = document._repr_html_()
tokens: list[str] = underthesea.word_tokenize("a")
line: str = underthesea.word_tokenize("a", format="text")
