"""The product as a person has it: started with `make ui`, seen in headless Chromium.

Screenshots and the log of the UI go to artifacts/ui; the pictures of the README are copies of these.
"""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipelines.settings import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

ARTIFACTS = ROOT / "artifacts" / "ui"
QUIET = ("--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update")
SIZE = {"width": 1600, "height": 900}
# A file that can't be read and whose name means harm: it stands in rejected_records, and so in the UI.
HARM = "<img src=x onerror=window.harmed=1> [x](javascript:window.harmed=1) **b**.exe"
STARTS = 120_000  # ms: a cold start beside other work takes its time; a wait ends as soon as it can
SHOWS = 30_000


@dataclass(frozen=True)
class Product:
    """A running `make ui`: its address, and the file that its runs publish."""

    address: str
    warehouse_path: Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/server_info", timeout=2) as reply:
            return reply.status == 200
    except OSError:
        return False


def picture(page: "Page", name: str) -> None:
    page.screenshot(path=ARTIFACTS / f"{name}.png", animations="disabled")


@pytest.fixture(scope="module")
def chromium() -> str:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    return found or pytest.skip("there is no browser: install Debian's package chromium to run this test")


@pytest.fixture(scope="module")
def product(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The shipped seeds and HARM, with a DAGSTER_HOME and a warehouse of the test's own."""
    folder, port = tmp_path_factory.mktemp("product"), free_port()
    path = folder / "customs.duckdb"
    ARTIFACTS.mkdir(parents=True, exist_ok=True)
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    (folder / "seeds" / HARM).write_bytes(b"MZ")
    environment = os.environ | {
        "DAGSTER_HOME": str(folder / "home"),
        "WAREHOUSE_PATH": str(path),
        "SEEDS_DIR": str(folder / "seeds"),
    }
    with (ARTIFACTS / "make-ui.log").open("w") as log:
        # A session of its own, so that one signal reaches make, the UI, its daemon and the code server.
        command = subprocess.Popen(
            ["make", "ui", f"PORT={port}"],
            cwd=ROOT,
            env=environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            product = Product(f"http://127.0.0.1:{port}", path)
            until = time.monotonic() + STARTS / 1000
            while not answers(product.address):
                assert command.poll() is None, (ARTIFACTS / "make-ui.log").read_text()
                assert time.monotonic() < until, "the UI did not start"
                time.sleep(0.2)
            yield product
        finally:
            os.killpg(command.pid, signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                command.wait(20)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(command.pid, signal.SIGKILL)


@pytest.fixture(scope="module")
def page(product: Product, chromium: str) -> Iterator["Page"]:
    """A browser window; pages wait for what they look for, never for the network, which the UI keeps busy."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: `make setup` installs it")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*QUIET, "--disable-sync"])
        page = browser.new_page(viewport=SIZE, base_url=product.address)
        page.set_default_timeout(SHOWS)
        api.expect.set_options(timeout=SHOWS)
        yield page
        picture(page, "last")
        browser.close()
