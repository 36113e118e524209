"""`python -m tests.benchmarks NAME [--rounds N] [--json]`: measures, and prints tables or their figures."""

import argparse

from tests.benchmarks import desk, exporting, following, keys, page, startup, store
from tests.benchmarks.figures import as_json, table

BENCHMARKS = {
    "startup": (startup.measure, 15),
    "keys": (keys.measure, 120),
    "desk": (desk.measure, 120),
    "following": (following.measure, 5),
    "page": (page.measure, 10),
    "export": (exporting.measure, 5),
    "store": (store.measure, 200),
}
"""Each benchmark with its usual number of rounds."""


def main() -> None:
    """Run one benchmark."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("name", choices=BENCHMARKS)
    parser.add_argument("--rounds", type=int, help="how many times each is measured")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    measure, usual = BENCHMARKS[options.name]
    tables = {}
    for title, samples in measure(options.rounds or usual):
        tables[title] = samples
        if not options.json:
            print(table(title, samples), flush=True)
    if options.json:
        print(as_json(tables))


if __name__ == "__main__":
    main()
