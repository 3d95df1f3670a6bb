"""A person opens the UI, runs the pipeline, looks at a table and the schedule, and queries what was published."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from tests.ui.conftest import HARM, STARTS, Product, picture

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: `make setup` installs it")
Locator, Page, expect = sync_api.Locator, sync_api.Page, sync_api.expect

STAGES = ("documents", "mentions", "facts", "canonical", "warehouse", "reports")


@pytest.fixture(scope="module")
def look(page: Page) -> Callable[[str], None]:
    """Open a page of the UI."""
    return lambda path: page.goto(path, wait_until="domcontentloaded")


def switch(page: Page) -> Locator:
    """The switch of a schedule or sensor on its page."""
    return page.get_by_role("row", name="Running").get_by_role("checkbox")


@pytest.fixture(scope="module")
def materialized(page: Page, look: Callable[[str], None], product: Product) -> Path:
    """The published file, after a click on "Materialize all" and a run that the UI shows as a success."""
    look("/asset-groups")
    page.get_by_role("button", name="Materialize all").click()
    page.get_by_text("View", exact=True).click()  # of the message that the run was launched
    page.wait_for_url("**/runs/*", wait_until="domcontentloaded")
    status = page.get_by_text("Success", exact=True).or_(page.get_by_text("Failure", exact=True)).first
    expect(status).to_have_text("Success", timeout=STARTS)
    picture(page, "run")
    return product.warehouse_path


def test_the_graph_shows_the_stages_from_left_to_right(materialized: Path, page: Page, look: Callable[[str], None]):
    look("/asset-groups")
    places = [page.locator("svg").get_by_text(stage, exact=True).first.bounding_box() for stage in STAGES]
    assert [place["x"] for place in places] == sorted(place["x"] for place in places)
    for opened in range(len(STAGES)):
        page.get_by_label("arrow_drop_down").nth(opened).click()
    for table in ("documents", "spans", "trade_claims", "trade_figures", "rejected_records", "report"):
        expect(page.get_by_text(table, exact=True).first).to_be_visible()
    picture(page, "stages")
    look("/assets/trade_figures?view=lineage&lineageScope=upstream&lineageDepth=5")
    for table in ("documents", "sentences", "spans", "trade_claims", "trade_figures"):
        expect(page.locator("svg").get_by_text(table, exact=True).last).to_be_visible()
    expect(page.get_by_text("Loading...")).to_have_count(0)
    picture(page, "lineage")


def test_a_table_says_what_it_is_how_big_it_is_and_shows_rows(
    materialized: Path, page: Page, look: Callable[[str], None]
):
    look("/assets/trade_figures")
    expect(page.get_by_text("One row a figure of trade, traffic or revenue at the border").first).to_be_visible()
    expect(page.get_by_text("change_basis", exact=True).first).to_be_visible()
    expect(page.get_by_text("Signed, against change_basis (in percent)").first).to_be_visible()
    with duckdb.connect(str(materialized), read_only=True) as connection:
        (count, figure) = connection.sql("SELECT count(*), min(figure_id) FROM trade_figures").fetchall()[0]
    expect(page.get_by_text("Row count").locator("..")).to_contain_text(str(count))
    picture(page, "table")
    page.get_by_text("[Show Markdown]").first.click()
    expect(page.get_by_role("cell", name=figure)).to_be_visible()
    picture(page, "preview")


def test_a_table_shows_its_checks(materialized: Path, page: Page, look: Callable[[str], None]):
    look("/assets/evidence?view=checks")
    expect(page.get_by_text("quotes_match_text").first).to_be_visible()
    expect(page.get_by_text("Succeeded").first).to_be_visible()
    expect(page.get_by_text("Failed")).to_have_count(0)
    picture(page, "checks")


def test_the_schedule_is_on_and_says_when_it_runs_next(page: Page, look: Callable[[str], None]):
    look("/locations/customs-border-etl/schedules/nightly")
    expect(page.get_by_text("2:00:00 AM GMT+7")).to_be_visible()
    expect(switch(page)).to_be_checked()
    picture(page, "schedule")


def test_each_run_leaves_numbers_that_can_be_plotted(materialized: Path, page: Page, look: Callable[[str], None]):
    look("/assets/warehouse")
    for number in ("documents", "facts", "set_aside_share", "unresolved_names", "rule_coverage"):
        expect(page.get_by_text(number, exact=True).first).to_be_visible()
    expect(page.get_by_text("recent_publication").or_(page.get_by_text("Latest check results")).first).to_be_visible()
    picture(page, "warehouse")


def test_the_charts_and_the_rules_stand_in_the_ui(materialized: Path, page: Page, look: Callable[[str], None]):
    look("/assets/report")
    page.get_by_role("row", name="Trade over time").get_by_text("[Show Markdown]").click()
    chart = page.get_by_role("img", name="chart")
    expect(chart).to_be_visible()
    assert chart.evaluate("image => image.complete && image.naturalWidth") > 300
    picture(page, "chart")
    look("/assets/warehouse")
    page.get_by_role("row", name="rules").get_by_text("[Show Markdown]").click()
    expect(page.get_by_role("cell", name="trade.turnover")).to_be_visible()
    picture(page, "rules")


def test_what_means_harm_is_shown_as_text(materialized: Path, page: Page, look: Callable[[str], None]):
    look("/assets/rejected_records")
    page.get_by_text("[Show Markdown]").first.click()
    cell = page.get_by_role("cell", name=HARM)
    expect(cell).to_be_visible()
    assert cell.locator("img, a, strong").count() == 0
    assert page.evaluate("window.harmed") is None
    picture(page, "harmless")


def test_the_sensor_for_new_documents_is_off(page: Page, look: Callable[[str], None]):
    look("/automation")
    for name in ("failed_runs", "freshness", "new_documents", "nightly", "weekly"):
        expect(page.get_by_text(name, exact=True)).to_be_visible()
    look("/locations/customs-border-etl/sensors/new_documents")
    expect(switch(page)).not_to_be_checked()
    picture(page, "sensor")


def test_the_published_file_answers(materialized: Path):
    with duckdb.connect(str(materialized), read_only=True) as connection:
        assert len(connection.sql("FROM meeting_calendar").fetchall()) > 0
        quoted = "FROM evidence JOIN documents USING (document_id) WHERE quote = text[char_start + 1 : char_end]"
        assert len(connection.sql(quoted).fetchall()) == len(connection.sql("FROM evidence").fetchall()) > 0
