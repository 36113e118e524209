"""What is said of a tally besides its counts."""

from kiosk.model.results import Tally


def share(tally: Tally, choice: str) -> float:
    """Compute the share, from 0 to 1, of those who answered that gave this choice (for rank: put it first)."""
    return tally.counts.get(choice, 0) / tally.base if tally.base else 0.0


def mean_position(tally: Tally, choice: str) -> float | None:
    """Compute the mean place that a choice got in a ranking, from 1; None where nobody ranked."""
    return tally.positions[choice] / tally.base if tally.base and choice in tally.positions else None


def values(tally: Tally) -> list[float]:
    """List the numbers given to a range or an integer, rising, each as often as it was given."""
    return [float(value) for value, times in tally.counts.items() for _ in range(times)]


def median(tally: Tally) -> float | None:
    """Compute the median of the numbers given; None where there is none."""
    numbers = sorted(values(tally))
    if not numbers:
        return None
    middle = len(numbers) // 2
    return numbers[middle] if len(numbers) % 2 else (numbers[middle - 1] + numbers[middle]) / 2


def mean(tally: Tally) -> float | None:
    """Compute the mean of the numbers given; None where there is none."""
    numbers = values(tally)
    return sum(numbers) / len(numbers) if numbers else None
