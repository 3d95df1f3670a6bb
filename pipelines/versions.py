"""The version of a stage, made from what it is written in: nobody has to remember to raise a number.

It is a hash of the code of some modules and of all modules of this package that they import, of the vocabulary that
these name, and of the releases of the libraries that read for them. Comments and layout are no part of it.
"""

import hashlib
import platform
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.machinery import SourceFileLoader
from importlib.metadata import version as release_of
from pathlib import Path
from types import CodeType

PACKAGE = Path(__file__).parent
# What is read may change with these, by the name that they are imported by.
LIBRARIES = {
    "ahocorasick_rs": "ahocorasick-rs",
    "charset_normalizer": "charset-normalizer",
    "ftfy": "ftfy",
    "polars": "polars",
    "trafilatura": "trafilatura",
}


@dataclass(frozen=True)
class Module:
    """What matters of a module: a hash of its code, and the names and texts that stand in it."""

    code: str
    names: frozenset[str]
    texts: frozenset[str]


@cache
def version(*modules: str, alone: tuple[str, ...] = (), package: Path = PACKAGE) -> str:
    """16 hex digits for what these modules do. Of those in `alone` only their own code counts, not what they import."""
    paths = reached(modules, package)
    paths |= {name: path for name in alone if (path := source(name, package))}
    found = hashlib.sha256(platform.python_version().encode())
    for name, path in sorted(paths.items()):
        found.update(f"\n{name} {module(path).code}".encode())
    for path in sorted((package / "lexicon").glob("*.csv")):
        if any(path.stem in module(code).texts for code in paths.values()):
            found.update(f"\n{path.name}\n".encode() + path.read_bytes())
    for name, library in LIBRARIES.items():
        if any(name in module(code).names for code in paths.values()):
            found.update(f"\n{library} {release_of(library)}".encode())
    return found.hexdigest()[:16]


def reached(modules: tuple[str, ...], package: Path) -> dict[str, Path]:
    """The files of these modules and of those that they import, directly or not, by the name of the module."""
    paths: dict[str, Path] = {}
    waiting = list(modules)
    while waiting:
        name = waiting.pop()
        path = source(name, package)
        if path is None or name in paths:
            continue
        paths[name] = path
        imported = [other for other in module(path).names if f"{other}.".startswith(f"{package.name}.")]
        folders = [other for other in imported if (init := source(other, package)) and init.stem == "__init__"]
        # of `from a import b` b may be a module, where a is a folder
        waiting += imported + [f"{folder}.{text}" for folder in folders for text in module(path).texts]
    return paths


@cache
def source(name: str, package: Path) -> Path | None:
    """The file of a module of the package; None for any other."""
    first, *parts = name.split(".")
    if first != package.name or not all(part.isidentifier() for part in parts):
        return None
    folder = package.joinpath(*parts)
    return next((path for path in (folder.with_suffix(".py"), folder / "__init__.py") if path.is_file()), None)


@cache
def module(path: Path) -> Module:
    """What stands in a module, compiled anew: the code that Python keeps is stale after a change of the same size and second."""
    code = SourceFileLoader(f"versions.{path.stem}", str(path)).source_to_code(path.read_bytes(), str(path))
    everything = list(parts_of(code))
    names = {name for part in everything if isinstance(part, CodeType) for name in part.co_names}
    texts = {part for part in everything if isinstance(part, str)}
    found = hashlib.sha256()
    for part in everything:
        found.update(told(part).encode())
    return Module(found.hexdigest(), frozenset(names), frozenset(texts))


def parts_of(value: object) -> Iterator[object]:
    """A constant and those inside of it: of code, those that it uses; sets, whose order is by chance, in an order."""
    yield value
    if isinstance(value, CodeType):
        inside: list = list(value.co_consts)
    elif isinstance(value, frozenset):
        inside = sorted(value, key=repr)
    else:
        inside = list(value) if isinstance(value, tuple) else []
    for part in inside:
        yield from parts_of(part)


def told(part: object) -> str:
    """All that makes two constants differ, but for what is inside of them."""
    if isinstance(part, CodeType):
        counts = (part.co_argcount, part.co_kwonlyargcount, part.co_posonlyargcount, part.co_flags)
        names = (part.co_name, part.co_names, part.co_varnames, part.co_freevars, part.co_cellvars)
        return f"\n{counts} {names} {part.co_code!r} {part.co_exceptiontable!r}"
    if isinstance(part, tuple | frozenset):
        return f"\n{type(part).__name__} of {len(part)}"
    return f"\n{part!r}"
