"""Alerts reach receivers on this machine: a webhook and a mail server that keep what they are sent."""

import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from pipelines.alerts import Alerts
from pipelines.settings import SettingsError

WORDS = "Run 1a2b3c4d of build_warehouse failed. Thư mục không có."


class Webhook(BaseHTTPRequestHandler):
    status: int = 200
    kept: list[dict]

    def do_POST(self) -> None:
        self.kept.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(self.status)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class MailServer(socketserver.StreamRequestHandler):
    """As much of SMTP as it takes to be sent a mail."""

    kept: list[EmailMessage]

    def handle(self) -> None:
        self.wfile.write(b"220 here\r\n")
        for line in self.rfile:
            command = line[:4].upper()
            if command == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                self.kept.append(message_from_bytes(b"".join(iter(self.rfile.readline, b".\r\n")), policy=default))
            self.wfile.write(b"221 bye\r\n" if command == b"QUIT" else b"250 fine\r\n")


@contextmanager
def serving(server: type[socketserver.TCPServer], handler: type, **settings: object) -> Iterator[tuple[int, list]]:
    kept: list = []
    with server(("127.0.0.1", 0), type("Kept", (handler,), {"kept": kept, **settings})) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running.server_address[1], kept
        running.shutdown()


def test_an_alert_reaches_the_log_the_webhook_and_the_mailbox(tmp_path: Path):
    with serving(HTTPServer, Webhook) as (web, posts), serving(socketserver.TCPServer, MailServer) as (smtp, mails):
        alerts = Alerts(
            log=tmp_path / "logs" / "alerts.log",
            webhook=f"http://127.0.0.1:{web}/hook",
            mail_to="ops@example.org, night@example.org",
            smtp=f"smtp://127.0.0.1:{smtp}",
        )
        assert alerts.tell(WORDS) == []
        assert alerts.tell(f"{WORDS}\nline two") == []
    lines = (tmp_path / "logs" / "alerts.log").read_text(encoding="utf-8").splitlines()
    assert [line.partition(" ")[2] for line in lines] == [WORDS, f"{WORDS} line two"]
    assert posts == [{"text": WORDS}, {"text": f"{WORDS}\nline two"}]
    mail, _ = mails
    assert (mail["To"], mail["From"]) == ("ops@example.org, night@example.org", "ops@example.org")
    assert mail["Subject"] == WORDS
    assert mail.get_content().strip() == WORDS


def test_one_way_that_fails_stops_no_other_and_is_told(tmp_path: Path):
    with serving(HTTPServer, Webhook, status=500) as (web, posts):
        alerts = Alerts(
            log=tmp_path, webhook=f"http://127.0.0.1:{web}/", mail_to="ops@example.org", smtp="smtp://127.0.0.1:1"
        )
        failed = alerts.tell(WORDS)
    assert [fault.partition(":")[0] for fault in failed] == ["ALERT_LOG", "ALERT_WEBHOOK", "ALERT_MAIL_TO"]
    assert posts == [{"text": WORDS}]


def test_without_settings_only_the_log_of_dagster_home_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name in ("ALERT_LOG", "ALERT_WEBHOOK", "ALERT_MAIL_TO", "ALERT_MAIL_FROM", "ALERT_SMTP"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path))
    assert Alerts.from_environment() == Alerts(log=tmp_path / "alerts.log")
    monkeypatch.delenv("DAGSTER_HOME")
    assert Alerts.from_environment().tell(WORDS) == []


@pytest.mark.parametrize(
    ("name", "value"), [("ALERT_WEBHOOK", "file:///etc/passwd"), ("ALERT_SMTP", "mail.example.org")]
)
def test_an_address_that_makes_no_sense_is_named(name: str, value: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=name):
        Alerts.from_environment()
