"""Title, lead, body and captions say a figure again, often rounded: one figure with all its places."""

import re

from pipelines.facts.trade.figure import Figure, Name

WORD = re.compile(r"\w+")
# "gần 2.000" for 1.931: how far a rounded value may be from the value.
ROUNDING = 0.04
# How many figures back a repetition is looked for.
MEMORY = 200
# A change said on its own belongs to the figure of the sentences just before.
REACH = 3


def compatible(a: str | None, b: str | None) -> bool:
    """Whether two names could mean the same: one is missing, or the words of one are those of the other."""
    if not a or not b:
        return True
    one, two = set(WORD.findall(a.lower())), set(WORD.findall(b.lower()))
    return one <= two or two <= one


def digits(value: float) -> int:
    """How many digits of a value are significant: 29 000 000 has two."""
    return len(f"{abs(value):.6g}".replace(".", "").split("e")[0].strip("0")) if value else 1


def rounds(a: Figure, b: Figure) -> bool:
    """Whether one value is the other one rounded to fewer digits, up or down: 29 tỉ for 29,05 tỉ, 2.000 for 1.931."""
    if a.value == b.value:
        return True
    if not a.value or not b.value or (a.value < 0) != (b.value < 0):
        return False
    if not 0.9 < a.value / b.value < 1.1:
        return False  # most pairs: counting digits is slow, and a table of a thousand rows compares 200,000
    coarse, fine = sorted((a, b), key=lambda f: digits(f.value or 0))
    places = digits(coarse.value or 0)
    if places == digits(fine.value or 0):
        return False
    step = 10.0 ** (len(f"{abs(coarse.value or 0):.0f}") - places)
    return (
        abs(abs(coarse.value or 0) - abs(fine.value or 0)) < step
        and abs((coarse.value or 0) / (fine.value or 1) - 1) < ROUNDING
    )


def same(a: Figure, b: Figure) -> bool:
    if (a.metric, a.unit, a.status) != (b.metric, b.unit, b.status):
        return False
    if a.value is None or b.value is None:
        return (
            a.value is b.value
            and a.change_pct == b.change_pct
            and a.plan_pct == b.plan_pct
            and compatible(name(a.commodity), name(b.commodity))
            and compatible(name(a.partner), name(b.partner))
        )
    if not rounds(a, b):
        return False
    if a.period_end and b.period_end and a.period_end != b.period_end and a.value != b.value:
        return False
    if a.period_end and b.period_end and a.period_end.year != b.period_end.year:
        return False
    for field in ("change_pct", "plan_pct") if a.value != b.value else ():
        x, y = getattr(a, field), getattr(b, field)
        if x is not None and y is not None and abs(x - y) > 1:
            return False
    return compatible(name(a.commodity), name(b.commodity)) and compatible(name(a.partner), name(b.partner))


def name(found: Name | None) -> str | None:
    return found.text if found else None


def join(group: list[Figure]) -> list[Figure]:
    """The most precise figure first, completed with what its repetitions say."""
    ordered = sorted(
        group,
        key=lambda f: (
            -digits(f.value) if f.value is not None else 0,
            f.sentence.section == "title",
            -len(f.mentions),
            f.start,
        ),
    )
    main = ordered[0]
    for other in ordered[1:]:
        for field in ("commodity", "partner", "change_pct", "change_basis", "plan_pct", "share_pct"):
            if getattr(main, field) is None:
                setattr(main, field, getattr(other, field))
        if main.period_end is None:
            main.period_start, main.period_end, main.period_text = (
                other.period_start,
                other.period_end,
                other.period_text,
            )
        if other.placed and not main.placed:
            main.area, main.placed = other.area, True
        if main.qualifier == "exact" and other.value == main.value:
            main.qualifier = other.qualifier
    return ordered


def merge(figures: list[Figure]) -> list[list[Figure]]:
    """Groups of figures that say the same, in order of their first mention."""
    groups: list[list[Figure]] = []
    alike: dict[tuple[str, str | None, str], list[list[Figure]]] = {}
    for figure in figures:
        candidates = alike.setdefault((figure.metric, figure.unit, figure.status), [])
        group = next((g for g in candidates[-MEMORY:] if same(g[0], figure)), None)
        if group is None:
            group = [figure]
            groups.append(group)
            candidates.append(group)
        else:
            group.append(figure)
            group[:] = join(group)
    return absorb(groups)


def absorb(groups: list[list[Figure]]) -> list[list[Figure]]:
    """Give a change or plan ratio without a value to the figure that it is said of, where there is one."""
    kept = []
    for place, group in enumerate(groups):
        figure = group[0]
        near = groups[max(0, place - MEMORY) : place + MEMORY] if figure.value is None else []
        owner = next((g for g in near if completes(g[0], figure)), None)
        if owner is None:
            kept.append(group)
            continue
        for field in ("change_pct", "plan_pct"):
            if getattr(owner[0], field) is None:
                setattr(owner[0], field, getattr(figure, field))
        owner += group
    return kept


def completes(figure: Figure, change: Figure) -> bool:
    """Whether a ratio without a value is one of a figure: said right after it, or rounded in the headline."""
    if figure.value is None or figure.metric != change.metric or figure.status != change.status:
        return False
    if not compatible(name(figure.commodity), name(change.commodity)) or bool(figure.commodity) != bool(
        change.commodity
    ):
        return False
    if name(figure.partner) != name(change.partner):
        return False
    pairs = [
        (getattr(figure, f), getattr(change, f)) for f in ("change_pct", "plan_pct") if getattr(change, f) is not None
    ]
    if change.sentence.section == "title":
        return any(own is not None and abs(own - said) < 1 for own, said in pairs)
    distance = change.sentence.position - figure.sentence.position
    if change.dated and change.plan_pct is None and change.period_end != figure.period_end:
        return False
    return 0 < distance <= REACH and all(own is None for own, _ in pairs)
