"""The figures of a benchmark: medians, the 90th percentile, and each median's ratio to the first one's."""

import json
from statistics import median, quantiles
from typing import TypeAlias

Samples: TypeAlias = dict[str, list[float]]
"""Seconds, by the name of what was measured; the first is what the others are compared to."""


def summary(samples: Samples) -> dict[str, dict[str, float]]:
    """Sum samples up, in milliseconds."""
    first = median(next(iter(samples.values())))
    return {
        name: {
            "n": len(taken),
            "median_ms": round(median(taken) * 1000, 2),
            "p90_ms": round(quantiles(taken, n=10)[-1] * 1000, 2),
            "ratio": round(median(taken) / first, 3),
        }
        for name, taken in samples.items()
    }


def table(samples: Samples) -> str:
    """Lay the figures out as a table."""
    rows = [f"{'':<44}{'n':>5}{'median':>11}{'p90':>11}{'ratio':>8}"]
    for name, each in summary(samples).items():
        cells = f"{each['n']:>5.0f}{each['median_ms']:>8.2f} ms{each['p90_ms']:>8.2f} ms{each['ratio']:>8.2f}"
        rows.append(f"{name:<44}{cells}")
    return "\n".join(rows)


def as_json(samples: Samples) -> str:
    """Write the figures for a machine."""
    return json.dumps(summary(samples), indent=2)
