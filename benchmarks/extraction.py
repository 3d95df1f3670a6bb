"""Documents to claims, against one pass of a pattern over the same bytes, and against what a user would pick instead."""

import statistics
import time
import zoneinfo
from collections.abc import Callable, Iterator
from pathlib import Path

import polars as pl

from benchmarks.costs import Line, Sizes, corpus_in, elsewhere
from pipelines.documents.files import list_files
from pipelines.documents.formats import Source, raw_batches
from pipelines.documents.read import read_sources
from pipelines.extraction import extract
from pipelines.settings import Limits

NUMBERS_AND_DATES = r"\d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?|\d+(?:[.,]\d+)*"
ROUNDS = 3
PEER_SECONDS = 20.0  # that each peer gets
PATTERNS = {
    "money": [{"LIKE_NUM": True}, {"LOWER": {"IN": ["triệu", "tỷ", "nghìn"]}}, {"LOWER": {"IN": ["đồng", "usd"]}}],
    "percent": [{"LIKE_NUM": True}, {"TEXT": "%"}],
    "quantity": [{"LIKE_NUM": True}, {"LOWER": {"IN": ["tấn", "kg", "vụ", "xe", "bao", "lít", "con", "chiếc"]}}],
}


def sources_in(folder: Path) -> list[Source]:
    return [(file, None) for file in list_files(folder)[0]]


def sweep(folder: Path) -> int:
    """One pass of polars that counts numbers and dates, with the reader of the pipeline."""
    found = 0
    for frame, _ in raw_batches(sources_in(folder), Limits()):
        found += frame["text"].str.count_matches(NUMBERS_AND_DATES).sum()
    return found


def extract_all(folder: Path) -> int:
    """Documents to claims: read, normalised, sifted, recognised, and every rule run; nothing is written."""
    claims = 0
    for documents, _ in read_sources(sources_in(folder), Limits()):
        found = extract(documents, Limits())
        claims += sum(found[name].height for name in found if name.endswith("_claims"))
    return claims


def cpu(work: Callable[[Path], object], folder: Path) -> float:
    began = time.process_time()
    work(folder)
    return time.process_time() - began


def side_by_side(folder: Path, rounds: int) -> tuple[float, float]:
    """Seconds of CPU of the sweep and of the extraction: medians, one after the other in turn."""
    sweep(folder)  # the file is in memory from here on
    warm_up()
    pairs = [(cpu(sweep, folder), cpu(extract_all, folder)) for _ in range(rounds)]
    passes, extractions = zip(*pairs, strict=True)
    return statistics.median(passes), statistics.median(extractions)


def warm_up() -> None:
    """Compile the patterns."""
    text = "Hải quan cửa khẩu Tân Thanh ngày 2/3/2025 bắt giữ 3 vụ, xuất khẩu đạt 5 triệu USD, hội đàm với Hải quan Nam Ninh."
    texts = pl.DataFrame({"document_id": ["d"], "source_path": ["d"], "text": [text], "title": [None]}).with_columns(
        pl.lit(None, pl.Datetime("us")).alias("published_at"),
        pl.col("title").cast(pl.String),
        is_relevant=pl.lit(True),
    )
    extract(texts, Limits())


def relevant_texts(folder: Path) -> pl.DataFrame:
    frames = [documents.filter("is_relevant") for documents, _ in read_sources(sources_in(folder), Limits())]
    return pl.concat(frames).select(name="document_id", text="text")


def against_a_sweep(folder: Path, sizes: Sizes) -> list[Line]:
    """All documents, then those about customs alone."""
    general = corpus_in(folder / "all", sizes)
    customs = folder / "customs"
    customs.mkdir()
    texts = relevant_texts(general)
    texts.write_parquet(customs / "customs.parquet")
    lines = []
    for what, seeds, at_most in (("all documents", general, 4), (f"{texts.height:,} on customs", customs, 25)):
        one_pass, extraction = elsewhere(side_by_side, seeds, ROUNDS)  # type: ignore[misc]
        lines += [
            Line(f"documents to claims, of one pass over the bytes: {what}", extraction / one_pass, at_most=at_most),
            Line(f"  the extraction: {what}", extraction, "s of CPU"),
        ]
    return lines


# --- peers --------------------------------------------------------------------------------------------------------


def duckling() -> Callable[[str], object]:
    from duckling import (  # type: ignore[import-not-found] # noqa: PLC0415
        Context,
        default_locale_lang,
        load_time_zones,
        parse,
        parse_dimensions,
        parse_lang,
        parse_locale,
        parse_ref_time,
    )

    now = parse_ref_time(load_time_zones(zoneinfo.TZPATH[0]), "Asia/Ho_Chi_Minh", 1_700_000_000)
    context = Context(now, parse_locale("VI", default_locale_lang(parse_lang("VI"))))
    dimensions = parse_dimensions(["time", "amount-of-money", "number", "quantity"])
    return lambda text: parse(text, context, dimensions, False)


def dateparser() -> Callable[[str], object]:
    from dateparser.search import search_dates  # type: ignore[import-not-found] # noqa: PLC0415

    return lambda text: search_dates(text, languages=["vi"])


def spacy() -> Callable[[str], object]:
    import spacy as library  # type: ignore[import-not-found] # noqa: PLC0415
    from spacy.matcher import Matcher  # type: ignore[import-not-found] # noqa: PLC0415

    blank = library.blank("xx")
    matcher = Matcher(blank.vocab)
    for name, pattern in PATTERNS.items():
        matcher.add(name, [pattern])
    return lambda text: matcher(blank(text))


# name -> how to make it, and how many times its documents a second ours should be: in general, on customs
PEERS: dict[str, tuple[Callable[[], Callable[[str], object]], float, float]] = {
    "Duckling": (duckling, 200, 50),
    "dateparser.search": (dateparser, 200, 50),
    "spaCy Matcher": (spacy, 20, 5),
}


def documents_a_second(name: str, texts: list[str]) -> float | None:
    """Of a peer, on as many of the texts as it reads in its time; None where it is not installed."""
    try:
        read = PEERS[name][0]()
    except ImportError:
        return None
    read(texts[0])
    began, done = time.process_time(), 0
    for text in texts:
        read(text)
        done += 1
        if time.process_time() - began > PEER_SECONDS:
            break
    return done / (time.process_time() - began)


def ours_a_second(folder: Path, documents: int) -> float:
    warm_up()
    return documents / cpu(extract_all, folder)


def against_peers(folder: Path, sizes: Sizes) -> list[Line]:
    """Documents a second of CPU, on the same documents."""
    general = corpus_in(folder / "all", sizes)
    customs = folder / "customs"
    customs.mkdir()
    texts = relevant_texts(general)
    texts.write_parquet(customs / "customs.parquet")
    everything = pl.concat([pl.read_parquet(path, columns=["text"]) for path in sorted(general.glob("*.parquet"))])
    return [*compared("all documents", general, everything, 1), *compared("on customs", customs, texts, 2)]


def compared(what: str, folder: Path, texts: pl.DataFrame, column: int) -> Iterator[Line]:
    ours = elsewhere(ours_a_second, folder, texts.height)
    assert isinstance(ours, float)
    yield Line(f"documents a second: {what}", ours, "a second")
    some = texts["text"].sample(min(texts.height, 2_000), seed=1).to_list()
    for name, peer in PEERS.items():
        theirs = elsewhere(documents_a_second, name, some)
        if isinstance(theirs, float):
            yield Line(f"  of those of {name}", ours / theirs, at_least=float(peer[column]))  # type: ignore[arg-type]
        else:
            yield Line(f"  of those of {name}: not installed", float("nan"), "")
