"""Invented claims in any number: three documents tell each fact, and two facts share their documents."""

from datetime import date

import polars as pl

from pipelines.facts.read import Facts
from pipelines.tables import (
    COMMODITY_CLAIMS,
    COOPERATION_CLAIMS,
    ENFORCEMENT_CLAIMS,
    MEETING_CLAIMS,
    TRADE_CLAIMS,
    Table,
)

TOLD = 3  # times that a fact is told
SHARES = {
    TRADE_CLAIMS: 5,
    ENFORCEMENT_CLAIMS: 2,
    COMMODITY_CLAIMS: 2,
    MEETING_CLAIMS: 1,
    COOPERATION_CLAIMS: 1,
}  # of 11
FIRST_DAY = date(2015, 1, 1)


def fact() -> pl.Expr:
    return pl.col("n") // TOLD


def word(before: str, number: pl.Expr) -> pl.Expr:
    return pl.concat_str(pl.lit(before), number.cast(pl.String))


def day(number: pl.Expr) -> pl.Expr:
    return pl.lit(FIRST_DAY) + pl.duration(days=number * 37 % 3600)


def amount() -> pl.Expr:
    """A telling amount of each fact, which every third claim rounds."""
    exact = 100 + fact() * 7919 % 9000 / 10
    return pl.when(pl.col("n") % 10 == 9).then(exact.round(0)).otherwise(exact)


def columns(table: Table) -> dict[str, pl.Expr]:
    month = {"period_start": day(fact() // 2), "period_end": day(fact() // 2)}
    month = {name: pl.when(fact() % 7 > 0).then(value) for name, value in month.items()}
    if table == TRADE_CLAIMS:
        return {
            "metric": pl.lit("exports"),
            "value": amount() * 1e6,
            "unit": pl.lit("USD"),
            "qualifier": pl.when(pl.col("n") % 5 == 0).then(pl.lit("over")),
            "status": pl.lit("actual"),
            "area": word("Tỉnh ", fact() % 11),
            "commodity": word("hàng ", fact() // 8),
            **month,
        }
    if table == COMMODITY_CLAIMS:
        return {"direction": pl.lit("exports"), "commodity": word("hàng ", fact() // 2), **month}
    if table == COOPERATION_CLAIMS:
        return {
            "activity": pl.lit("joint_patrol"),
            "unit": pl.lit("patrol"),
            "value": (fact() % 90 + 1).cast(pl.Float64),
            "parties": pl.concat_list(word("Đội ", fact() // 5)),
            **month,
        }
    if table == MEETING_CLAIMS:
        party = {
            "organization": word("Đơn vị ", fact() // 4 * 2 + pl.col("side")),
            "organization_id": pl.lit(None, pl.String),
            "country": pl.lit("VN"),
            "role": pl.lit(None, pl.String),
            "head_name": pl.lit(None, pl.String),
            "head_title": pl.lit(None, pl.String),
        }
        sides = [
            pl.struct(
                [
                    value.alias(name) if name != "organization" else word("Đơn vị ", fact() // 4 * 2 + side).alias(name)
                    for name, value in party.items()
                ]
            )
            for side in (0, 1)
        ]
        return {
            "kind": pl.lit("talks"),
            "meeting_count": pl.lit(1),
            "status": pl.lit("held"),
            "start_date": month["period_start"],
            "end_date": month["period_end"],
            "documents_signed": pl.lit([], pl.List(pl.String)),
            "parties": pl.concat_list(sides),
        }
    seizure = pl.struct(
        word("món ", fact() // 6).alias("item"),
        pl.lit(None, pl.String).alias("item_id"),
        pl.lit("goods").alias("category"),
        amount().alias("quantity"),
        pl.lit("kg").alias("unit"),
        pl.lit(None, pl.String).alias("qualifier"),
    )
    return {
        "scope": pl.lit("case"),
        "violation": pl.lit("goods"),
        "agency": word("Đồn ", fact() % 13),
        "country": pl.lit("VN"),
        "place": word("xã ", fact() % 13),
        "seizures": pl.concat_list(seizure),
        **month,
    }


def claims(table: Table, first: int, count: int) -> pl.DataFrame:
    """The claims of these numbers, with the columns of a table of claims."""
    document = word("d", fact() // 2 * TOLD + pl.col("n") % TOLD)
    quote = pl.struct(
        pl.concat_str(document, pl.lit("-1")).alias("sentence_id"),
        pl.lit(0, pl.Int32).alias("char_start"),
        pl.lit(5, pl.Int32).alias("char_end"),
        pl.lit("words").alias("quote"),
    )
    known = {
        "claim_id": word(f"{table.name[:2]}", pl.col("n")),
        "document_id": document,
        "rule": pl.lit("invented"),
        "evidence": pl.concat_list(quote),
        **columns(table),
    }
    numbers = pl.DataFrame({"n": pl.int_range(first, first + count, eager=True)})
    return numbers.select(known.get(name, pl.lit(None)).cast(dtype).alias(name) for name, dtype in table.schema.items())


def documents(first: int, count: int) -> pl.DataFrame:
    """The documents of these numbers; a twentieth are near-copies of another."""
    number = pl.col("n")
    return pl.DataFrame({"n": pl.int_range(first, first + count, eager=True)}).select(
        document_id=word("d", number),
        source_path=pl.concat_str(word("", number), pl.lit(".txt")),
        duplicate_of=pl.when(number % 20 == 7).then(word("d", number - 1)),
    )


def dates(first: int, count: int) -> pl.DataFrame:
    """The dates that the documents of these numbers name, as rows of `mentions`."""
    number = pl.col("n")
    return pl.DataFrame({"n": pl.int_range(first, first + count, eager=True)}).select(
        sentence_id=word("d", number) + "-1",
        kind=pl.lit("date"),
        text=pl.lit("ngày ấy"),
        date_start=day(number // TOLD),
        date_end=day(number // TOLD),
    )


def all_claims(number: int) -> tuple[Facts, pl.DataFrame]:
    """About so many claims of all kinds, and their documents."""
    counts = {table: number * share // sum(SHARES.values()) for table, share in SHARES.items()}
    frames = {table.name: claims(table, 0, count) for table, count in counts.items()}
    most = max(counts.values())
    return Facts(**frames, mentions=dates(0, most)), documents(0, most)
