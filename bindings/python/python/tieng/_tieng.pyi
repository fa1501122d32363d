"""The native part. Programs use what `tieng` exports."""

from typing import Any, Iterable, final

__all__ = [
    "Engine",
    "Parts",
    "__version__",
    "decode",
    "detect",
    "encode",
    "fold",
    "normalize",
    "normalize_arrow",
    "sentence_spans",
    "sentences",
    "sentences_arrow",
]

__version__: str

def normalize(
    text: str,
    form: str = "nfc",
    tone: str = "keep",
    *,
    repair: bool = False,
    lookalikes: bool = False,
    i_for_y: bool = False,
) -> str: ...
def fold(text: str, drop: str = "marks", *, lower_case: bool = False) -> str: ...
def sentences(text: str, line_breaks: str = "end") -> list[str]: ...
def sentence_spans(text: str, line_breaks: str = "end") -> list[tuple[int, int]]: ...
def decode(data: bytes, charset: str = "auto", errors: str = "strict") -> str: ...
def encode(text: str, charset: str, errors: str = "strict") -> bytes: ...
def detect(data: bytes) -> tuple[str, float] | None: ...

_Rows = tuple[bytes, bytes, bytes | None, int]
_Nodes = list[tuple[int, list[bytes | None]]]

def normalize_arrow(
    rows: _Rows,
    threads: int | None,
    strict: bool,
    form: str,
    tone: str,
    repair: bool,
    lookalikes: bool,
    i_for_y: bool,
) -> _Nodes: ...
def sentences_arrow(
    rows: _Rows, threads: int | None, strict: bool, line_breaks: str
) -> _Nodes: ...

@final
class Parts:
    sentences: list[tuple[tuple[int, int], int]]
    words: list[tuple[int, int]]
    abbreviations: list[dict[str, Any]]
    definitions: list[dict[str, Any]]
    def __new__(
        cls,
        sentences: list[tuple[tuple[int, int], int]],
        words: list[tuple[int, int]],
        abbreviations: list[dict[str, Any]],
        definitions: list[dict[str, Any]],
    ) -> Parts: ...

@final
class Engine:
    def __new__(
        cls,
        granularity: str = "fine",
        custom_words: str | None = None,
        dictionary: str | None = None,
    ) -> Engine: ...
    def words(self, text: str, joint: str | None = None) -> list[str]: ...
    def line(self, text: str) -> str: ...
    def word_spans(self, text: str) -> list[tuple[int, int]]: ...
    def words_batch(
        self, texts: Iterable[str], threads: int | None = None
    ) -> list[list[str]]: ...
    def word_spans_batch(
        self, texts: Iterable[str], threads: int | None = None
    ) -> list[list[tuple[int, int]]]: ...
    def annotate(self, text: str) -> Parts: ...
    def annotate_batch(
        self, texts: Iterable[str], threads: int | None = None
    ) -> list[Parts]: ...
    def definitions(self, text: str) -> list[dict[str, Any]]: ...
    def expand(
        self, text: str, mode: str = "all", ambiguous: str = "keep", tone: str = "keep"
    ) -> str: ...
    def annotate_arrow(self, rows: _Rows, threads: int | None = None) -> _Nodes: ...
    def words_arrow(
        self, rows: _Rows, threads: int | None = None, strict: bool = True
    ) -> _Nodes: ...
