"""`python -m tests.benchmarks NAME [--rounds N] [--json]`: measures, and prints a table or its figures."""

import argparse

from tests.benchmarks import keys, startup
from tests.benchmarks.figures import as_json, table

BENCHMARKS = {"startup": (startup.measure, 15), "keys": (keys.measure, 120)}
"""Each benchmark with its usual number of rounds."""


def main() -> None:
    """Run one benchmark."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("name", choices=BENCHMARKS)
    parser.add_argument("--rounds", type=int, help="how many times each is measured")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    measure, usual = BENCHMARKS[options.name]
    samples = measure(options.rounds or usual)
    print(as_json(samples) if options.json else table(samples))


if __name__ == "__main__":
    main()
