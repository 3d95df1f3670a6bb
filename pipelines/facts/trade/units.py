"""The units that trade is counted in, and the metrics of counts."""

MASS = frozenset({"t", "kg"})
# "9.300 hộp thuốc 500mg": a dose, a pack or a sample is no trade.
LEAST_TRADED_KG = 1
PIECES = frozenset({"piece", "unit", "vehicle", "set"})
COUNTED = {
    "declaration": "declarations",
    "vehicle": "vehicles",
    "passenger": "passengers",
    "enterprise": "enterprises",
}
UNITS = {metric: unit for unit, metric in COUNTED.items()}
COUNT_METRICS = frozenset(UNITS)
GOODS_UNITS = frozenset({"t", "piece"})
