"""Runs in processes of their own, which may be killed, starved or stopped.

The processes are forked from a server that has imported everything and read the lexicon, so that a run costs half a
second. The server must not start threads (a fork leaves them behind): it warms what is plain Python, no frames.
"""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import duckdb

from pipelines import pipeline
from pipelines.settings import Settings
from pipelines.tables import PUBLISHED
from pipelines.tables.reference import REFERENCE

context = multiprocessing.get_context("forkserver")
context.set_forkserver_preload(["pytest", "tests.trust.warm", "tests.trust.runs"])


def contents(path: Path) -> dict[str, list[tuple]]:
    """All rows of a published file but its history."""
    with duckdb.connect(str(path), read_only=True) as connection:
        return {table.name: connection.table(table.name).fetchall() for table in (*PUBLISHED, *REFERENCE)}


def start(work: Callable, *arguments: object) -> ForkServerProcess:
    process = context.Process(target=silenced, args=(work, *arguments))
    process.start()
    return process


def silenced(work: Callable, *arguments: object) -> None:
    """What a process that is killed or starved prints is not the test's to show."""
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 (a device)
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
        os.dup2(nowhere.fileno(), sys.stderr.fileno())
    work(*arguments)


def outcome(work: Callable, *arguments: object, seconds: float = 240) -> str:
    """How a piece of work ended in a process of its own: '' or the name and message of what it raised, or its signal."""
    reader, writer = context.Pipe(duplex=False)
    process = start(reporting, writer, work, *arguments)
    writer.close()
    process.join(seconds)
    if process.is_alive():
        process.kill()
        process.join()
        return f"it still ran after {seconds:g} seconds"
    try:
        return reader.recv()
    except EOFError:  # it died before it could say anything
        pass
    return signal.Signals(-process.exitcode).name if process.exitcode < 0 else f"exit status {process.exitcode}"


def reporting(writer: Connection, work: Callable, *arguments: object) -> None:
    try:
        work(*arguments)
    except Exception as error:
        writer.send(f"{type(error).__name__}: {error}")
    else:
        writer.send("")


def run(settings: Settings) -> None:
    """A run as a target of `start`: what it returns need not travel between processes."""
    pipeline.run(settings)
