"""Telling somebody: a line in a log, and, where the environment says so, a webhook and a mail.

| variable | meaning |
| --- | --- |
| ALERT_LOG | file that gets a line for each alert; `alerts.log` in DAGSTER_HOME unless set |
| ALERT_WEBHOOK | address that gets a POST of JSON with the field `text`, as chat programs take it |
| ALERT_MAIL_TO | addresses, divided by commas, that get a mail |
| ALERT_MAIL_FROM | its sender; the first of ALERT_MAIL_TO unless set |
| ALERT_SMTP | mail server: `smtp://host:25` unless set; `smtps://user:password@host` with encryption and a login |
"""

import json
import os
import smtplib
import ssl
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pipelines.settings import SettingsError

TIMEOUT_SECONDS = 10
LONGEST_SUBJECT = 120


@dataclass(frozen=True)
class Alerts:
    """Where alerts go to; what is empty is not used."""

    log: Path | None = None
    webhook: str = ""
    mail_to: str = ""
    mail_from: str = ""
    smtp: str = "smtp://localhost:25"

    @classmethod
    def from_environment(cls) -> "Alerts":
        """Raises SettingsError where an address is of no kind that is known."""
        home, log = os.environ.get("DAGSTER_HOME"), os.environ.get("ALERT_LOG")
        alerts = cls(
            log=Path(log) if log else Path(home) / "alerts.log" if home else None,
            webhook=os.environ.get("ALERT_WEBHOOK", ""),
            mail_to=os.environ.get("ALERT_MAIL_TO", ""),
            mail_from=os.environ.get("ALERT_MAIL_FROM", ""),
            smtp=os.environ.get("ALERT_SMTP") or cls.smtp,
        )
        if alerts.webhook and urlsplit(alerts.webhook).scheme not in ("http", "https"):
            raise SettingsError("ALERT_WEBHOOK must begin with http:// or https://")
        if urlsplit(alerts.smtp).scheme not in ("smtp", "smtps"):
            raise SettingsError("ALERT_SMTP must begin with smtp:// or smtps://")
        return alerts

    def tell(self, words: str) -> list[str]:
        """Send the words everywhere; what could not be sent, with the reason. One way that fails stops no other."""
        ways: list[tuple[str, object, Callable[[str], None]]] = [
            ("ALERT_LOG", self.log, self.write),
            ("ALERT_WEBHOOK", self.webhook, self.post),
            ("ALERT_MAIL_TO", self.mail_to, self.mail),
        ]
        failed = []
        for name, used, send in ways:
            try:
                if used:
                    send(words)
            except (OSError, smtplib.SMTPException, ValueError) as error:
                failed.append(f"{name}: {error}")
        return failed

    def write(self, words: str) -> None:
        assert self.log
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("a", encoding="utf-8") as log:
            log.write(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {' '.join(words.split())}\n")

    def post(self, words: str) -> None:
        body = json.dumps({"text": words}, ensure_ascii=False).encode()
        request = urllib.request.Request(self.webhook, body, {"Content-Type": "application/json; charset=utf-8"})
        urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS).close()

    def mail(self, words: str) -> None:
        server = urlsplit(self.smtp)
        message = EmailMessage()
        message["Subject"] = " ".join(words.split())[:LONGEST_SUBJECT]
        message["To"] = self.mail_to
        message["From"] = self.mail_from or self.mail_to.partition(",")[0].strip()
        message.set_content(words)
        encrypted = server.scheme == "smtps"
        connect = smtplib.SMTP_SSL if encrypted else smtplib.SMTP
        port = server.port or (smtplib.SMTP_SSL_PORT if encrypted else smtplib.SMTP_PORT)
        with connect(server.hostname or "localhost", port, timeout=TIMEOUT_SECONDS) as smtp:
            if server.username:
                if not encrypted:
                    smtp.starttls(context=ssl.create_default_context())
                smtp.login(unquote(server.username), unquote(server.password or ""))
            smtp.send_message(message)
