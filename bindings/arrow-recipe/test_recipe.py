"""The code of the README runs, in order, and what it asserts is true."""

import re
from pathlib import Path

import pytest

for package in ("pyarrow", "duckdb", "numpy", "polars"):
    pytest.importorskip(package)


def test_the_recipe(tmp_path, monkeypatch):
    readme = Path(__file__).with_name("README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    assert len(blocks) == 5 and sum(block.count("assert ") for block in blocks) >= 5
    monkeypatch.chdir(tmp_path)
    names: dict = {}
    for block in blocks:
        exec(block, names)
