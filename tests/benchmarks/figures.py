"""The figures of a benchmark: medians, high percentiles, and each median's ratio to the first one's."""

import json
from statistics import median
from typing import TypeAlias

Samples: TypeAlias = dict[str, list[float]]
"""Seconds, by the name of what was measured; the first is what the others are compared to."""
Tables: TypeAlias = dict[str, Samples]
"""Samples by the title of their table."""


def summary(samples: Samples) -> dict[str, dict[str, float]]:
    """Sum samples up, in milliseconds."""
    first = median(next(iter(samples.values())))
    return {
        name: {
            "n": len(taken),
            "median_ms": round(median(taken) * 1000, 3),
            "p90_ms": round(percentile(taken, 90) * 1000, 3),
            "p95_ms": round(percentile(taken, 95) * 1000, 3),
            "p99_ms": round(percentile(taken, 99) * 1000, 3),
            "ratio": round(median(taken) / first, 3),
        }
        for name, taken in samples.items()
        if taken
    }


def percentile(taken: list[float], percent: int) -> float:
    """Tell the value that so many percent of the samples do not exceed (nearest rank)."""
    return sorted(taken)[max(0, -(-len(taken) * percent // 100) - 1)]


def table(title: str, samples: Samples) -> str:
    """Lay the figures of one table out."""
    rows = [f"{title:<44}{'n':>5}{'median':>12}{'p90':>12}{'p95':>12}{'p99':>12}{'ratio':>8}"]
    for name, each in summary(samples).items():
        cells = "".join(f"{each[key]:>9.2f} ms" for key in ("median_ms", "p90_ms", "p95_ms", "p99_ms"))
        rows.append(f"  {name:<42}{each['n']:>5.0f}{cells}{each['ratio']:>8.2f}")
    return "\n".join(rows)


def as_json(tables: Tables) -> str:
    """Write the figures for a machine."""
    return json.dumps({title: summary(samples) for title, samples in tables.items()}, indent=2)
