from datetime import date

import pytest

from pipelines.canonical.comparing import (
    amounts_agree,
    amounts_compete,
    days_without_year,
    digits,
    last_digit,
    magnitudes,
    periods_meet,
    ratios_agree,
    spread,
)


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


@pytest.mark.parametrize(("a", "b"), [(27.4, 27), (27.9, 27), (21.5, 21.5), (-6, -6.4), (127, 126.7), (10, 10.9)])
def test_roundings_of_one_percentage_agree(a, b):
    assert ratios_agree(a, b)
    assert ratios_agree(b, a)


@pytest.mark.parametrize(("a", "b"), [(27.4, 26), (10, 14), (21.5, 21.6), (100, 101), (-6, 6)])
def test_different_percentages_do_not_agree(a, b):
    assert not ratios_agree(a, b)


@pytest.mark.parametrize(
    ("finer", "rounder"),
    [
        ((58.9e9, "exact"), (59e9, "nearly")),
        ((5.223e9, "over"), (5.22e9, "exact")),
        ((3870, "exact"), (4000, "nearly")),
        ((8.35, None), (8.3, "over")),
    ],
)
def test_the_finer_amount_is_the_one_with_the_narrower_bounds(finer, rounder):
    assert spread(*finer) < spread(*rounder)


@pytest.mark.parametrize(("a", "b"), [(4, 4.42), (4, 4.9), (59e9, 58.9e9), (1640, 1604), (-12e9, -12.4e9), (0, 0)])
def test_amounts_that_can_be_one_share_a_magnitude(a, b):
    assert set(magnitudes(a)) & set(magnitudes(b))


def test_amounts_of_another_size_or_sign_share_no_magnitude():
    assert not set(magnitudes(76e9)) & set(magnitudes(2.7e9))
    assert not set(magnitudes(5)) & set(magnitudes(-5))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("đêm 18/8", {(8, 18)}),
        ("26-3", {(3, 26)}),
        ("ngày 5 tháng 9", {(9, 5)}),
        ("hai hôm 7.11 và 8.11", {(11, 7), (11, 8)}),
        ("ngày 15/7/2025", set()),
        ("31-12 hoặc 12-31", {(12, 31)}),
        ("3,5 tấn", set()),
        (None, set()),
    ],
)
def test_a_day_may_have_no_year(text, days):
    assert days_without_year(text) == days
