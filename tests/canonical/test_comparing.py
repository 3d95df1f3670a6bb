from datetime import date

import pytest

from pipelines.canonical.comparing import amounts_agree, amounts_compete, digits, last_digit, periods_meet


@pytest.mark.parametrize(
    ("a", "a_qualifier", "b", "b_qualifier"),
    [
        (59e9, "nearly", 58.9e9, "exact"),
        (58e9, "over", 58.9e9, None),
        (8.3, "over", 8.35, "exact"),
        (4, "over", 4.42, "exact"),
        (29e9, "exact", 29.08e9, "exact"),
        (16394e9, "over", 16394.2e9, "exact"),
        (192.038e9, "exact", 192e9, "approx"),
    ],
)
def test_roundings_of_one_amount_agree(a, a_qualifier, b, b_qualifier):
    assert amounts_agree(a, a_qualifier, b, b_qualifier)
    assert amounts_agree(b, b_qualifier, a, a_qualifier)


@pytest.mark.parametrize(
    ("a", "a_qualifier", "b", "b_qualifier"),
    [
        (76e9, "exact", 2.7235e9, "exact"),
        (1640, "exact", 1604, "exact"),
        (59e9, "nearly", 59.4e9, "exact"),
        (58e9, "over", 57.2e9, "exact"),
        (400, "exact", 440, "exact"),
    ],
)
def test_different_amounts_do_not_agree(a, a_qualifier, b, b_qualifier):
    assert not amounts_agree(a, a_qualifier, b, b_qualifier)


def test_a_misprint_competes_and_another_scope_does_not():
    assert amounts_compete(1640, 1604)
    assert not amounts_compete(76e9, 2.7235e9)


@pytest.mark.parametrize(
    ("value", "place", "count"), [(58.9e9, 1e8, 3), (8.3, 0.1, 2), (400.0, 100.0, 1), (2723.5e6, 1e5, 5)]
)
def test_written_precision(value, place, count):
    assert last_digit(value) == place
    assert digits(value) == count


def test_periods_meet_when_they_overlap_or_are_open():
    day = date(2025, 10, 16)
    assert periods_meet((day, day), (date(2025, 10, 1), date(2025, 10, 31)))
    assert periods_meet((None, None), (day, day))
    assert not periods_meet((day, day), (date(2025, 10, 17), date(2025, 10, 17)))
    assert periods_meet((day, day), (date(2025, 10, 17), date(2025, 10, 17)), slack_days=1)
