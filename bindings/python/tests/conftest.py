"""What several tests need."""

from __future__ import annotations

import random
import unicodedata

import pytest

# What a text is made of: words, marks, and what breaks careless code.
PIECES = [
    "Công tác", "dân vận", "(CTDV)", "HĐND", "TP. HCM", "khóa XV", "Nguyễn Văn A", "14h30",
    "31-12-2020", "https://a.vn/x?y=1", "a@b.vn", "“", "”", "…", "?!", ".", ",", "-", "\n", "\n\n",
    "\t", " ", "\u00a0", "\u200b", "\ufeff", "👍🏽", "👨‍👩‍👧", "𝔘𝔫𝔦", "日本語", "русский", "e\u0302\u0301",
    "a\u0301\u0301", "\u0301", "ÐỨC", "đ", "Đ", "\x00", "\x7f", "\r\n", "quý", "qúy", "hoà", "hòa",
]  # fmt: skip


def _texts() -> list[str]:
    pick = random.Random(20240501)
    texts = ["", " ", "a", "👍", "Mưa to.", "HĐND tỉnh họp. " * 400]
    for _ in range(300):
        glue = pick.choice(["", " ", " ", "\n"])
        texts.append(glue.join(pick.choices(PIECES, k=pick.randint(1, 60))))
    return texts + [unicodedata.normalize("NFD", text) for text in texts[-100:]]


@pytest.fixture(scope="session")
def texts() -> list[str]:
    """Ordinary and hostile texts."""
    return _texts()
