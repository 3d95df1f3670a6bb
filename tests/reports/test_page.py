"""The report page: what it holds, and in a real browser what a reader does with it."""

import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import duckdb
import pytest

from pipelines.reports import page as page_module
from pipelines.reports import shown as shown_module
from pipelines.reports.charts import spans_without
from pipelines.reports.page import Page, embedded, page, page_path, write_page
from pipelines.reports.shown import surroundings, utf16
from pipelines.reports.words import LANGUAGES, amount, labels, period
from pipelines.settings import ROOT
from pipelines.tables.cooperation import ACTIVITIES
from pipelines.tables.enforcement import SCOPES, VIOLATIONS
from pipelines.tables.evidence import FACT_TABLES
from pipelines.tables.meetings import KINDS
from pipelines.tables.meetings import STATUSES as HELD
from pipelines.tables.trade import METRICS, STATUSES

ARTIFACTS = ROOT / "artifacts" / "report"


def data_of(html: str) -> dict:
    return json.loads(re.search(r'id="data">(.*?)</script>', html, re.DOTALL)[1])


@pytest.fixture(scope="module")
def written(warehouse: Path) -> Page:
    return write_page(warehouse)


def test_every_fact_of_a_table_has_its_quote(written, connection):
    data = data_of(written.html)
    quotes = dict(connection.sql("SELECT fact_id, list(quote) FROM evidence GROUP BY fact_id").fetchall())
    facts = {fact for table in data["tables"] for row in table["rows"] for fact in row[-1]}
    assert facts == set(quotes)
    for fact, places in data["evidence"].items():
        for document, piece, start, end in places:
            text = data["documents"][document]["pieces"][piece].encode("utf-16-le")
            assert text[2 * start : 2 * end].decode("utf-16-le") in quotes[fact]


def test_links_of_charts_tiles_and_gates_lead_to_facts_that_the_page_holds(written):
    html = written.html
    data = data_of(html)
    links = set(re.findall(r'href="#g=([^"]+)"', html))
    assert {link.split(":")[0] for link in links if ":" in link} >= {"headline", "gate", "violations", "seizures"}
    for link in links:
        total, *facts = data["groups"][link]
        assert total >= len(facts) > 0
        assert set(facts) <= set(data["evidence"]), link


def test_the_same_tables_give_the_same_page(written, connection):
    assert page(connection).html == written.html


def test_an_archive_without_dates_of_publication_has_its_headlines(warehouse, tmp_path):
    shutil.copy(warehouse.resolve(), copy := tmp_path / "undated.duckdb")
    copy.chmod(0o644)
    with duckdb.connect(str(copy)) as undated:
        dated = page_module.headlines(undated)
        undated.execute("UPDATE documents SET published_at = NULL")
        found = page_module.headlines(undated)
    assert [entry.key for entry in found] == [entry.key for entry in dated]


def test_a_page_that_is_too_large_shows_the_newest_and_says_so(connection, monkeypatch):
    monkeypatch.setattr(shown_module, "ROWS", 2)
    monkeypatch.setattr(page_module, "GROUP", 1)
    monkeypatch.setattr(shown_module, "TEXT_CHARACTERS", 0)
    written = page(connection)
    data = data_of(written.html)
    shown, total = written.rows["trade"]
    assert (shown, total > shown) == (2, True)
    assert max(total for total, *_ in data["groups"].values()) > 1
    assert all(len(facts) == 1 for _, *facts in data["groups"].values())
    assert not any(document["whole"] for document in data["documents"])
    trade = next(table for table in data["tables"] if table["name"] == "trade")
    assert (len(trade["rows"]), trade["total"]) == (2, total)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict]] = []

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.found.append((tag, dict(attrs)))


def test_no_text_becomes_markup_and_nothing_is_fetched(written):
    html = written.html
    tags = Tags()
    tags.feed(html)
    assert "onerror" in html
    assert [attributes.get("type") for tag, attributes in tags.found if tag == "script"] == ["application/json", None]
    assert not {"img", "iframe", "link", "object", "embed", "base"} & {tag for tag, _ in tags.found}
    assert not any(name.startswith("on") or name == "style" for _, attributes in tags.found for name in attributes)
    for _, attributes in tags.found:
        for name in ("src", "href", "xlink:href", "action"):
            assert attributes.get(name, "#").startswith("#"), attributes
    policy = next(attributes["content"] for tag, attributes in tags.found if attributes.get("http-equiv"))
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_embedded_json_cannot_end_its_element():
    text = "</script><!--<script>\u2028"
    assert "<" not in embedded([text])
    assert json.loads(embedded([text])) == [text]


def test_only_web_addresses_become_links(written):
    for document in data_of(written.html)["documents"]:
        assert document["url"] is None or document["url"].startswith("http")


def test_the_page_stands_beside_its_warehouse(warehouse: Path, tmp_path: Path):
    path = tmp_path / "customs.duckdb"
    shutil.copyfile(warehouse, path)
    write_page(path)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["customs.duckdb", "report.html"]
    assert page_path(tmp_path / "customs-2025.duckdb").name == "report-2025.html"


def test_every_value_of_the_tables_has_words_in_both_languages():
    for key in (*METRICS, *STATUSES, *VIOLATIONS, *SCOPES, *KINDS, *HELD, *ACTIVITIES, *FACT_TABLES):
        assert all(labels()[key].values()), key


@pytest.mark.parametrize(
    ("value", "unit", "vi", "en"),
    [
        (5_223_000_000, "USD", "5,22 tỷ USD", "5.22 billion USD"),
        (411e12, "VND", "411 nghìn tỷ đồng", "411 trillion VND"),
        (486.3e9, "VND", "486,3 tỷ đồng", "486.3 billion VND"),
        (-1.5e6, "USD", "-1,5 triệu USD", "-1.5 million USD"),
        (1234.5, "kg", "1.234,5 kg", "1,234.5 kg"),
        (2, None, "2", "2"),
    ],
)
def test_amounts_in_words(value, unit, vi, en):
    assert [amount(value, unit, language) for language in LANGUAGES] == [vi, en]


@pytest.mark.parametrize(
    ("start", "end", "vi"),
    [
        (date(2025, 1, 1), date(2025, 12, 31), "2025"),
        (date(2024, 1, 1), date(2025, 12, 31), "2024–2025"),
        (date(2025, 9, 1), date(2025, 9, 30), "9/2025"),
        (date(2025, 1, 1), date(2025, 10, 31), "1–10/2025"),
        (date(2025, 9, 5), date(2025, 9, 5), "05/09/2025"),
        (date(2025, 9, 5), date(2025, 9, 30), "05/09/2025 – 30/09/2025"),
        (None, date(2025, 9, 30), "30/09/2025"),
        (None, None, "không rõ thời gian"),
    ],
)
def test_periods_in_words(start, end, vi):
    assert period(start, end, "vi").replace("\u2060", "") == vi


def test_gaps_between_years():
    assert spans_without([2015, 2017, 2018, 2022]) == ["2016", "2019–2021"]


def test_surroundings_that_meet_become_one(monkeypatch):
    monkeypatch.setattr(shown_module, "AROUND", 400)
    quotes = [{"start": 500, "end": 510}, {"start": 1000, "end": 1010}, {"start": 5000, "end": 5010}]
    assert surroundings(quotes, 5200) == [(100, 1410), (4600, 5200)]
    assert utf16("a𝕏đ") == 4


# In a browser


@pytest.fixture(scope="module")
def browser() -> Iterator:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not found:
        pytest.skip("there is no browser: install Debian's package chromium to run this test")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def file(warehouse: Path, written: Page) -> Path:
    return page_path(warehouse)


@pytest.fixture
def tab(browser, file: Path) -> Iterator:
    """The page, opened from the disk; a message on the console or a request is a failure."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("request", lambda request: request.url.startswith("file:") or complaints.append(request.url))
    opened.goto(file.as_uri(), wait_until="load")
    yield opened
    assert complaints == []
    assert opened.evaluate("window.harmed") is None
    context.close()


def highlighted(tab) -> str:
    tab.wait_for_selector("dialog[open] mark")
    return " ".join(tab.locator("dialog mark").all_text_contents())


def test_a_headline_leads_to_its_sentence(tab, connection):
    tab.locator(".tile").first.click()
    mark = highlighted(tab)
    assert tab.locator("dialog mark").first.is_visible()
    quotes = [row[0] for row in connection.sql("SELECT quote FROM evidence").fetchall()]
    assert any(quote in mark for quote in quotes)
    tab.keyboard.press("Escape")
    assert tab.locator("dialog[open]").count() == 0
    assert "#" not in tab.url


def test_a_mark_of_a_chart_leads_to_its_sentence(tab):
    for chart in ("turnover", "violations"):
        tab.locator(f"#chart_{chart} .chart:visible a").last.click(force=True)
        assert highlighted(tab)
        tab.keyboard.press("Escape")


def test_a_gate_leads_to_its_sentences(tab):
    tab.locator(".line a", has_text="Móng Cái").first.click()
    assert "USD" in highlighted(tab)


def test_a_row_leads_to_its_sentence_with_the_keyboard_too(tab):
    link = tab.locator("#rows a").first
    link.focus()
    tab.keyboard.press("Enter")
    assert highlighted(tab)
    tab.keyboard.press("Escape")
    assert link.evaluate("element => element === document.activeElement")
    tab.locator("#rows tr").nth(1).locator("td").nth(3).click()
    assert highlighted(tab)


def test_hostile_text_is_shown_as_text(tab):
    tab.fill("#search-words", "2,5 kg")
    tab.keyboard.press("Enter")
    article = tab.locator("#search-results article").first
    assert "<script>window.harmed = 1</script>" in article.inner_text()
    article.locator("button").click()
    assert "<img src=x onerror=" in tab.locator("dialog .text").inner_text()
    assert tab.locator("img, dialog script").count() == 0
    assert highlighted(tab) == "2,5 kg"


def test_search_with_and_without_diacritics(tab):
    counts = []
    for words in ("hoi dam", "hội đàm", "HOI DAM"):
        tab.fill("#search-words", words)
        tab.keyboard.press("Enter")
        assert "hội đàm" in tab.locator("#search-results mark").first.inner_text().lower()
        counts.append(tab.locator("#search-results article").count())
    assert len(set(counts)) == 1


def test_tables_sort_and_filter(tab):
    tab.locator("#tab-trade").click()
    head = tab.locator("th", has_text="Số lượng")
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    first = tab.locator("#rows tr td.n").first.inner_text()
    head.locator("button").click()
    assert tab.locator("#rows tr td.n").first.inner_text() != first
    before = tab.locator("#rows tr").count()
    tab.fill("#filter", "mong cai")
    assert 0 < tab.locator("#rows tr").count() < before
    assert all("Móng Cái" in row for row in tab.locator("#rows tr").all_inner_texts())
    tab.fill("#filter", "khong co gi nhu vay")
    assert tab.locator("#rows tr").count() == 0


def test_the_language_changes_everywhere(tab):
    tab.locator("[data-language=en]").click()
    assert tab.locator("html").get_attribute("lang") == "en"
    assert tab.title() == labels()["page_title"]["en"]
    visible = tab.locator("body").inner_text()
    assert "Headline figures" in visible and "Số liệu chính" not in visible
    assert tab.locator("#tab-meetings").inner_text().startswith("Meetings")
    assert tab.locator("#chart_turnover .chart:visible").count() == 1


def test_it_reads_on_a_phone_and_prints(tab):
    ARTIFACTS.mkdir(parents=True, exist_ok=True)
    tab.screenshot(path=ARTIFACTS / "desktop.png", full_page=True)
    tab.set_viewport_size({"width": 390, "height": 844})
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    assert tab.locator("#chart_turnover .chart:visible").count() == 1
    tab.screenshot(path=ARTIFACTS / "phone.png", full_page=True)
    tab.locator(".tile").first.click()
    assert highlighted(tab)
    tab.screenshot(path=ARTIFACTS / "phone-evidence.png")
    tab.keyboard.press("Escape")
    tab.emulate_media(media="print")
    tab.set_viewport_size({"width": 794, "height": 1123})
    assert not tab.locator("#search-form").is_visible()
    assert tab.locator("#rows tr").first.is_visible()
    tab.screenshot(path=ARTIFACTS / "print.png", full_page=True)


def test_everything_that_is_pressed_has_a_name_and_can_be_reached(tab):
    nameless = tab.evaluate(
        """() => [...document.querySelectorAll("a, button, input")].filter((element) =>
            !(element.textContent.trim() || element.getAttribute("aria-label") || element.labels?.length)).length"""
    )
    assert nameless == 0
    assert tab.evaluate('[...document.querySelectorAll(".chart")].every((chart) => chart.getAttribute("aria-label"))')
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
