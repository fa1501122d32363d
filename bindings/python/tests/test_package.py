"""What the package says of itself is true."""

from __future__ import annotations

import ast
import doctest
import importlib.metadata
import inspect
import re
from pathlib import Path

import pytest

import tieng
from tieng import _tieng
from tieng.compat import pyvi, underthesea

@pytest.mark.parametrize("module", [tieng, tieng._segmenter, _tieng, pyvi, underthesea])
def test_examples(module):
    finder = doctest.DocTestFinder(recurse=True)
    examples = finder.find(module, globs={})
    if module is _tieng:
        # The finder passes over functions that are not written in Python.
        parser = doctest.DocTestParser()
        named = [(name, getattr(tieng, name)) for name in tieng.__all__]
        native = [(name, each) for name, each in named if inspect.isbuiltin(each)]
        assert len(native) == 7
        examples = [
            parser.get_doctest(inspect.getdoc(each), {}, name, None, 0) for name, each in native
        ]
        assert sum(len(each.examples) for each in examples) >= 12
    runner = doctest.DocTestRunner()
    for each in examples:
        runner.run(each)
    assert runner.failures == 0


def test_the_readme_says_what_is_so():
    readme = Path(__file__).parents[1].joinpath("README.md").read_text(encoding="utf-8")
    block = re.search(r"## Use it\n\n```python\n(.*?)```", readme, re.DOTALL).group(1)
    names: dict = {}
    for line in filter(None, block.splitlines()):
        code, _, wanted = line.partition("  # ")
        if wanted:
            assert repr(eval(code, names)) == wanted.strip(), code
        else:
            exec(code, names)
    assert block.count("  # ") >= 7


def test_the_licences_come_along():
    names = {file.name for file in importlib.metadata.files("tieng")}
    assert {"LICENSE-MIT", "LICENSE-APACHE"} <= names


def test_everything_public_is_documented():
    for name in tieng.__all__:
        thing = getattr(tieng, name)
        if callable(thing) and name != "Span":
            assert inspect.getdoc(thing), name
    for name, member in inspect.getmembers(tieng.Segmenter, inspect.isfunction):
        assert name.startswith("_") or inspect.getdoc(member), name


def test_the_stubs_are_the_native_part():
    stubs = Path(tieng.__file__).with_name("_tieng.pyi").read_text(encoding="utf-8")
    stated: dict[str, list[str]] = {}
    for node in ast.parse(stubs).body:
        members = node.body if isinstance(node, ast.ClassDef) else [node]
        owner = node.name + "." if isinstance(node, ast.ClassDef) else ""
        for member in members:
            if isinstance(member, ast.FunctionDef) and member.name != "__new__":
                arguments = member.args.args + member.args.kwonlyargs
                stated[owner + member.name] = [argument.arg for argument in arguments]
    actual = {}
    for name, thing in vars(_tieng).items():
        if inspect.isbuiltin(thing):
            actual[name] = list(inspect.signature(thing).parameters)
        elif inspect.isclass(thing):
            for method, function in vars(thing).items():
                if not method.startswith("_") and callable(function):
                    actual[f"{name}.{method}"] = list(inspect.signature(function).parameters)
    assert stated == actual


def test_the_package_says_that_it_is_typed():
    assert Path(tieng.__file__).with_name("py.typed").exists()
