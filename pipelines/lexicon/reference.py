"""The reference tables, typed and checked: offices, their areas, provinces, gates, counterparts abroad, places, goods.

Each loader returns the rows of one CSV file, in file order; the first call reads and checks the file. `name_of`,
`country_of`, `province_of` and `office_at` answer questions about a reference id of any table.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import MISSING, dataclass, fields
from datetime import date
from functools import cache
from typing import Any, TypeVar

from pipelines.lexicon.phrases import LexiconError, load


@dataclass(frozen=True, slots=True)
class Office:
    """A customs office of Viet Nam; `valid_from` and `valid_to` (inclusive) are null where the life of it is open.

    `gate` is the border gate, port or airport that it stands at.
    """

    office_id: str
    name: str
    variants: tuple[str, ...]
    level: str
    parent: str | None
    valid_from: date | None
    valid_to: date | None
    seat: str | None
    gate: str | None
    successor: tuple[str, ...]
    confidence: str


@dataclass(frozen=True, slots=True)
class OfficeArea:
    """The provinces that a regional office was responsible for between two days (inclusive)."""

    office_id: str
    valid_from: date
    valid_to: date | None
    seat: str
    provinces: tuple[str, ...]
    confidence: str


@dataclass(frozen=True, slots=True)
class Province:
    """A province or city of Viet Nam; an abolished one has its last day and the province it went into."""

    province_id: str
    name: str
    type: str
    variants: tuple[str, ...]
    valid_to: date | None
    merged_into: str | None
    borders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gate:
    """A border gate, seaport, airport, dry port or station of Viet Nam. `bare`: the name alone means the gate."""

    gate_id: str
    name: str
    variants: tuple[str, ...]
    kind: str
    gate_class: str
    province_old: str
    province: str
    neighbour: str | None
    counterpart: str | None
    parent: str | None
    bare: bool
    confidence: str


@dataclass(frozen=True, slots=True)
class Counterpart:
    """An authority, gate, province or town abroad; `gate` is the Vietnamese gate opposite, `bare` as for gates."""

    counterpart_id: str
    name: str
    variants: tuple[str, ...]
    kind: str
    parent: str | None
    country: str
    gate: str | None
    bare: bool
    confidence: str


@dataclass(frozen=True, slots=True)
class Country:
    """A country (the id is ISO 3166-1 alpha-2) or a region of the world."""

    country_id: str
    name: str
    variants: tuple[str, ...]
    type: str


@dataclass(frozen=True, slots=True)
class Organization:
    """A body other than a customs office; `country` is null where it belongs to no one country.

    Of a body that each province, gate or country has, `place` is the reference row of that place, and the body exists
    as long as the place does: then its successor is the body of the place that it went into.
    """

    organization_id: str
    name: str
    variants: tuple[str, ...]
    country: str | None
    place: str | None = None
    valid_to: date | None = None
    successor: str | None = None


@dataclass(frozen=True, slots=True)
class LocalBody:
    """A sort of body that each place of a kind has, or those of the names in `only`: "Công an {province}"."""

    body_id: str
    name: str
    variants: tuple[str, ...]
    of: str
    only: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A city, district or site; `province` is its present Vietnamese province."""

    place_id: str
    name: str
    variants: tuple[str, ...]
    type: str
    country: str
    province: str | None


@dataclass(frozen=True, slots=True)
class Commodity:
    """A traded good; the `ambiguous` spellings name it only where the words around them say so."""

    commodity_id: str
    name: str
    category: str
    variants: tuple[str, ...]
    ambiguous: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contraband:
    """A smuggled item; the `ambiguous` spellings name it only where the words around them say so."""

    item_id: str
    name: str
    category: str
    variants: tuple[str, ...]
    ambiguous: tuple[str, ...]


T = TypeVar("T")

CONFIDENCE = ("high", "medium", "low")
OFFICE_LEVELS = (
    "ministry",
    "national",
    "central_unit",
    "anti_smuggling_team",
    "inspection_branch",
    "post_clearance_branch",
    "regional",
    "provincial",
    "branch",
    "border_office",
)
GATE_KINDS = ("road", "rail", "river", "airport", "seaport", "dryport")


def _text(cell: str) -> str:
    if not cell:
        raise ValueError("must not be empty")
    return cell


def _optional(cell: str) -> str | None:
    return cell or None


def _list(cell: str) -> tuple[str, ...]:
    members = tuple(cell.split("|")) if cell else ()
    if len(set(members)) < len(members) or any(member != member.strip() or not member for member in members):
        raise ValueError(f"must be distinct trimmed members between bars, not {cell!r}")
    return members


def _optional_date(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


def _flag(cell: str) -> bool:
    return {"yes": True, "no": False}[cell]


READERS: dict[Any, Callable[[str], Any]] = {
    str: _text,
    str | None: _optional,
    tuple[str, ...]: _list,
    date: date.fromisoformat,
    date | None: _optional_date,
    bool: _flag,
}


def _read(name: str, row_type: type[T], **values: tuple[str, ...]) -> tuple[T, ...]:
    """The rows of `<name>.csv` as `row_type`: ids are unique, `values` names the closed list of a column."""
    rows: list[T] = []
    seen: set[str] = set()
    # a column with a default is derived from other tables
    columns = [column for column in fields(row_type) if column.default is MISSING]  # type: ignore[arg-type]
    for number, row in enumerate(load(name), start=2):
        where = f"{name}.csv row {number}"
        if list(row) != [column.name for column in columns]:
            raise LexiconError(f"{name}.csv: columns are {list(row)}, not {[column.name for column in columns]}")
        cells = {}
        for column in columns:
            try:
                cells[column.name] = READERS[column.type](row[column.name])
            except (ValueError, KeyError) as error:
                raise LexiconError(f"{where}: {column.name} {error}") from error
            if column.name in values and row[column.name] not in values[column.name]:
                raise LexiconError(f"{where}: {column.name} is {row[column.name]!r}, not one of {values[column.name]}")
        key = row[columns[0].name]
        if key in seen and row_type not in (OfficeArea, LocalBody):
            raise LexiconError(f"{where}: {columns[0].name} {key!r} stands twice")
        seen.add(key)
        rows.append(row_type(**cells))
    return tuple(rows)


def _refer(name: str, column: str, ids: Iterable[str | None], known: Iterable[str]) -> None:
    """Raises LexiconError where a column names a row that is not there; `ids` come in file order."""
    missing = sorted({identifier for identifier in ids if identifier} - set(known))
    if missing:
        raise LexiconError(f"{name}.csv: {column} names unknown rows: {', '.join(missing)}")


@cache
def offices() -> tuple[Office, ...]:
    rows = _read("offices", Office, level=OFFICE_LEVELS, confidence=CONFIDENCE)
    known = {row.office_id for row in rows}
    _refer("offices", "parent", (row.parent for row in rows), known)
    _refer("offices", "gate", (row.gate for row in rows), (row.gate_id for row in gates()))
    _refer("offices", "successor", (name for row in rows for name in row.successor), known)
    for row in rows:
        if row.valid_from and row.valid_to and row.valid_from > row.valid_to:
            raise LexiconError(f"offices.csv: {row.office_id} ends before it begins")
    return rows


@cache
def office_areas() -> tuple[OfficeArea, ...]:
    rows = _read("office_areas", OfficeArea, confidence=CONFIDENCE)
    _refer("office_areas", "office_id", (row.office_id for row in rows), (row.office_id for row in offices()))
    names = {row.name for row in provinces()}
    _refer("office_areas", "provinces", (name for row in rows for name in row.provinces), names)
    _refer("office_areas", "seat", (row.seat for row in rows), names)
    return rows


@cache
def provinces() -> tuple[Province, ...]:
    rows = _read("provinces", Province, type=("tỉnh", "thành phố"))
    _refer("provinces", "merged_into", (row.merged_into for row in rows), (row.province_id for row in rows))
    for row in rows:
        if (row.valid_to is None) != (row.merged_into is None):
            raise LexiconError(f"provinces.csv: {row.province_id} needs both valid_to and merged_into, or none")
    return rows


@cache
def gates() -> tuple[Gate, ...]:
    rows = _read("gates", Gate, kind=GATE_KINDS, confidence=CONFIDENCE)
    names = {spelling for row in provinces() for spelling in (row.name, *row.variants)}
    _refer("gates", "parent", (row.parent for row in rows), (row.gate_id for row in rows))
    _refer("gates", "province", (row.province for row in rows), names)
    _refer("gates", "province_old", (row.province_old for row in rows), names)
    return rows


@cache
def counterparts() -> tuple[Counterpart, ...]:
    rows = _read("counterparts", Counterpart, confidence=CONFIDENCE)
    _refer("counterparts", "parent", (row.parent for row in rows), (row.counterpart_id for row in rows))
    _refer("counterparts", "gate", (row.gate for row in rows), (row.gate_id for row in gates()))
    _refer("counterparts", "country", (row.country for row in rows), (row.country_id for row in countries()))
    return rows


@cache
def countries() -> tuple[Country, ...]:
    return _read("countries", Country, type=("country", "region"))


@cache
def named_organizations() -> tuple[Organization, ...]:
    """The bodies that have a name of their own; the others are called after the place that they are of."""
    rows = _read("organizations", Organization)
    _refer("organizations", "country", (row.country for row in rows), (row.country_id for row in countries()))
    return rows


@dataclass(frozen=True, slots=True)
class Seat:
    """A place that has bodies of its own."""

    place_id: str
    names: tuple[str, ...]
    country: str
    valid_to: date | None = None
    successor: str | None = None


def _seats() -> dict[str, list[Seat]]:
    """The places of each kind that `local_bodies.csv` speaks of. A name that two gates share belongs to neither."""
    ranked = {"tỉnh": "tỉnh ", "thành phố": "thành phố "}
    crossings = Counter(row.name for row in gates() if row.kind in ("road", "rail", "river"))
    abroad = [row for row in counterparts() if not row.kind.endswith("customs")]
    return {
        "province": [
            Seat(row.province_id, (ranked[row.type] + row.name, *row.variants), "VN", row.valid_to, row.merged_into)
            for row in provinces()
        ],
        "gate": [Seat(row.gate_id, (row.name, *row.variants), "VN") for row in gates() if crossings[row.name] == 1],
        "counterpart gate": [
            Seat(row.counterpart_id, (row.name, *row.variants), row.country)
            for row in abroad
            if row.kind == "gate" and row.country == "CN"
        ],
        "counterpart province": [
            Seat(row.counterpart_id, (f"tỉnh {row.name}", *row.variants), row.country)
            for row in abroad
            if row.kind != "gate"
        ],
        "country": [
            Seat(row.country_id, (row.name, *row.variants), row.country_id)
            for row in countries()
            if row.type == "country" and row.country_id != "VN"
        ],
    }


@cache
def _local_ids() -> frozenset[str]:
    return frozenset(row.organization_id for row in organizations() if row.place)


def is_local(reference_id: str) -> bool:
    """Whether a row is a body that each place of its kind has: "Công an tỉnh Sơn La"."""
    return reference_id in _local_ids()


def _body_id(prefix: str, place_id: str) -> str:
    return f"{prefix}-{place_id.removeprefix('P-')}"


@cache
def organizations() -> tuple[Organization, ...]:
    """All bodies, with those of `local_bodies.csv` at each of their places."""
    sorts = _read("local_bodies", LocalBody, of=tuple(_seats()))
    rows = list(named_organizations())
    for sort in sorts:
        for seat in _seats()[sort.of]:
            if sort.only and not {name.removeprefix("tỉnh ").removeprefix("thành phố ") for name in seat.names} & {
                *sort.only
            }:
                continue
            spellings = [
                re.sub(r"\{.*?\}", name, pattern) for pattern in (sort.name, *sort.variants) for name in seat.names
            ]
            rows.append(
                Organization(
                    _body_id(sort.body_id, seat.place_id),
                    spellings[0],
                    tuple(spellings[1:]),
                    seat.country,
                    seat.place_id,
                    seat.valid_to,
                    _body_id(sort.body_id, seat.successor) if seat.successor else None,
                )
            )
    _refer("local_bodies", "only", (name for sort in sorts for name in sort.only), (row.name for row in provinces()))
    return tuple({row.organization_id: row for row in reversed(rows)}.values())[::-1]


@cache
def places() -> tuple[Place, ...]:
    rows = _read("places", Place)
    _refer("places", "country", (row.country for row in rows), (row.country_id for row in countries()))
    _refer("places", "province", (row.province for row in rows), (row.name for row in provinces()))
    return rows


@cache
def commodities() -> tuple[Commodity, ...]:
    return _read("commodities", Commodity)


@cache
def contraband() -> tuple[Contraband, ...]:
    return _read("contraband", Contraband)


@dataclass(frozen=True, slots=True)
class Summary:
    """What every reference row has, whatever its table."""

    name: str
    country: str | None = None
    province: str | None = None
    category: str | None = None


@cache
def _index() -> dict[str, Summary]:
    now = {row.province_id: row.name for row in provinces()}
    rows: dict[str, Summary] = {}
    rows |= {row.office_id: Summary(row.name, "VN") for row in offices()}
    rows |= {
        row.province_id: Summary(row.name, "VN", now[row.merged_into] if row.merged_into else row.name)
        for row in provinces()
    }
    rows |= {row.gate_id: Summary(row.name, "VN", row.province) for row in gates()}
    rows |= {row.counterpart_id: Summary(row.name, row.country) for row in counterparts()}
    rows |= {
        row.country_id: Summary(row.name, row.country_id if row.type == "country" else None) for row in countries()
    }
    rows |= {row.organization_id: Summary(row.name, row.country) for row in organizations()}
    rows |= {row.place_id: Summary(row.name, row.country, row.province) for row in places()}
    rows |= {row.commodity_id: Summary(row.name, category=row.category) for row in commodities()}
    rows |= {row.item_id: Summary(row.name, category=row.category) for row in contraband()}
    return rows


def name_of(reference_id: str) -> str:
    """The canonical name of a reference row. Raises KeyError for an id that no table has."""
    return _index()[reference_id].name


def country_of(reference_id: str | None) -> str | None:
    """The country of an office, gate, place or organization (ISO 3166-1 alpha-2), where it has one."""
    row = _index().get(reference_id) if reference_id else None
    return row.country if row else None


def province_of(reference_id: str | None) -> str | None:
    """The Vietnamese province that a place, gate or province belongs to today."""
    row = _index().get(reference_id) if reference_id else None
    return row.province if row else None


@cache
def province_ids() -> frozenset[str]:
    """The provinces of Vietnam, of today and of before July 2025."""
    return frozenset(row.province_id for row in provinces())


def category_of(reference_id: str | None) -> str | None:
    """The category of a commodity or an item of contraband."""
    row = _index().get(reference_id) if reference_id else None
    return row.category if row else None


def plain(name: str) -> str:
    """A name in lower case with single blanks: how two spellings are compared."""
    return " ".join(name.lower().split())


# What may stand before the name of a place: "tỉnh Vân Nam", "thị trường Hoa Kỳ", "TP. Bằng Tường".
_RANK = re.compile(
    r"^(?:(?:các|nước|nước bạn|thị trường|phía|khu vực|khối|tỉnh|thành phố|tp\.?|thị xã|bang|khu tự trị(?: dân tộc choang)?)\s+)+"
)


@cache
def _places_by_name() -> dict[str, str]:
    names: dict[str, str] = {}
    rows: list[tuple[str, str, tuple[str, ...]]] = [
        *((row.country_id, row.name, row.variants) for row in countries()),
        *((row.province_id, row.name, row.variants) for row in provinces()),
        *((c.counterpart_id, c.name, c.variants) for c in counterparts() if not c.kind.endswith("customs")),
        *((row.place_id, row.name, row.variants) for row in places()),
    ]
    for identifier, name, variants in rows:
        for spelling in (name, *variants):
            names.setdefault(plain(spelling), identifier)
    return names


@cache
def place_named(name: str) -> str | None:
    """The row of a country, province or town by its name, with or without its rank: "tỉnh Vân Nam" -> Vân Nam."""
    whole = plain(name)
    return _places_by_name().get(whole) or _places_by_name().get(_RANK.sub("", whole))


@cache
def gate_at(reference_id: str | None) -> str | None:
    """The gate that a gate, a lane of it or the customs office at it stand for."""
    office = _office(reference_id) if reference_id else None
    gate = office.gate if office else reference_id
    row = next((row for row in gates() if row.gate_id == gate), None)
    return (row.parent or row.gate_id) if row else None


@cache
def _office(office_id: str) -> Office | None:
    return next((row for row in offices() if row.office_id == office_id), None)


@cache
def _predecessors(office_id: str) -> tuple[Office, ...]:
    return tuple(row for row in offices() if office_id in row.successor)


def _lives(office: Office, day: date) -> bool:
    return (office.valid_from or date.min) <= day <= (office.valid_to or date.max)


def office_at(reference_id: str | None, day: date | None) -> str | None:
    """The office that a name means on a day: itself, else the one of that name, successor or predecessor living then.

    A name like "Hải quan Tà Lùng" was kept through the reform of March 2025, and "khu vực XVI" was given to another
    office on 1 July 2025, so only the day tells which office a name means. None where no office of that name existed,
    as for "Hải quan khu vực IV" before the reform. Ids of other tables come back unchanged.
    """
    office = _office(reference_id) if reference_id else None
    if office is None or day is None or _lives(office, day):
        return reference_id
    named = [row for row in offices() if row.name == office.name and row is not office]
    others = [row for name in office.successor if (row := _office(name))] + list(_predecessors(office.office_id))
    # A branch whose own successor is not known points to its region, which is another office.
    kin = [row for row in others if row.level != "regional" or office.level == "provincial"]
    living = [row for row in named if _lives(row, day)] or [row for row in kin if _lives(row, day)]
    return living[0].office_id if len(living) == 1 else None


def area_of(office_id: str, day: date) -> tuple[str, ...]:
    """The provinces of a regional office on a day; none where it was not responsible for a province."""
    return next(
        (
            row.provinces
            for row in office_areas()
            if row.office_id == office_id and row.valid_from <= day <= (row.valid_to or date.max)
        ),
        (),
    )


@cache
def _contraband_spellings() -> tuple[tuple[str, Contraband], ...]:
    """The spellings of every item in lower case, the longest first."""
    spellings = [
        (spelling.lower(), row)
        for row in contraband()
        for spelling in (row.name, *row.variants)
        if spelling not in row.ambiguous
    ]
    return tuple(sorted(spellings, key=lambda entry: (-len(entry[0]), entry[0])))


@cache
def contraband_named(item: str) -> Contraband | None:
    """The reference row of an item as written ("heroin nguyên chất" -> heroin): the longest spelling that it holds."""
    words = f" {' '.join(item.lower().split())} "
    return next((row for spelling, row in _contraband_spellings() if f" {spelling} " in words), None)


@cache
def _seized_by_spelling() -> dict[str, str]:
    """Spelling in lower case -> row of every item of contraband, every foreign currency and every good, in this order."""
    foreign = next(row.item_id for row in contraband() if row.name == "ngoại tệ")
    money = [row["phrase"] for row in load("units") if row["kind"] == "money" and row["unit"] != "VND"]
    rows = [
        *((row.item_id, (row.name, *row.variants)) for row in contraband()),
        (foreign, tuple(money)),
        *((row.commodity_id, (row.name, *row.variants)) for row in commodities()),
    ]
    seized: dict[str, str] = {}
    for identifier, spellings in rows:
        for spelling in spellings:
            seized.setdefault(plain(spelling), identifier)
    return seized


def seized_named(item: str) -> str | None:
    """The row of a seized item as written: of contraband, else of the good that its first words name.

    What is seized is a thing, so that words which mean many others elsewhere are clear here: "pháo hình trụ", "đạn bi".
    """
    if known := contraband_named(item):
        return known.item_id
    words = plain(item).split()
    starts = (" ".join(words[:end]) for end in range(len(words), 0, -1))
    return next((row for start in starts if (row := _seized_by_spelling().get(start))), None)


# What is said of a good without naming another: "xe ô tô nguyên chiếc các loại", "giày dép xuất khẩu".
_OF_ANY_GOOD = re.compile(
    r"\b(?:các loại|nguyên chiếc|xuất khẩu|nhập khẩu|mặt hàng|nhóm hàng|hàng|sản phẩm|các|tươi|đông lạnh)\b"
)


@cache
def _commodities_by_name() -> dict[str, str]:
    names: dict[str, str] = {}
    for row in commodities():
        for spelling in (row.name, *row.variants):
            names.setdefault(plain(spelling), row.commodity_id)
            names.setdefault(plain(_OF_ANY_GOOD.sub(" ", spelling.lower())), row.commodity_id)
    names.pop("", None)
    return names


def commodity_named(good: str) -> str | None:
    """The row of a good as written, whatever is said of it besides: "giày dép các loại" -> giày dép."""
    names = _commodities_by_name()
    return names.get(plain(good)) or names.get(plain(_OF_ANY_GOOD.sub(" ", good.lower())))
