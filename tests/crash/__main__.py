"""`python -m tests.crash [--rounds N] [--seed S]`: the long form; ends with status 1 at the first broken promise."""

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.crash import compactions, damage, disks, kills, kiosk_kills


def main() -> None:
    """Break everything, and print what was counted."""
    parser = argparse.ArgumentParser(prog="python -m tests.crash")
    parser.add_argument("--rounds", type=int, default=1000, help="how many writers are killed")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="the same seed, the same steps")
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    for name, counted in everything(options.rounds, options.seed):
        print(f"{name}: " + ", ".join(f"{number:,} {what}" for what, number in counted.items()), flush=True)


def everything(rounds: int, seed: int) -> Iterator[tuple[str, Counter[str]]]:
    """Go through all of it; tells what was counted in each part."""
    with tempfile.TemporaryDirectory(prefix="kiosk-crash-") as made:
        folders = (Path(made, str(number)) for number in range(20))
        yield "truncation at every byte of the last lines", damage.truncate(_new(folders), 4)
        yield "every byte of a small journal damaged", damage.corrupt(_new(folders), seed, flips=4)
        yield "sectors lost at a power cut", damage.cut_power(_new(folders), 4 * rounds, seed)
        yield "compactions killed before each of their steps", compactions.interrupt(_new(folders), seed)
        yield "compactions that a power cut ended", compactions.leave(_new(folders), seed)
        yield "failing disk", disks.fail(_new(folders), max(10, rounds // 5), seed)
        try:
            with disks.small_disk(next(folders)) as disk:
                yield "full disk", disks.fill(disk, seed)
        except PermissionError as error:
            print(f"full disk: left out, {error}", file=sys.stderr)
        yield "kills of the real kiosk", kiosk_kills.kill(_new(folders), max(2, rounds // 20), seed)
        counted = Counter[str]()
        for counted in kills.kill(_new(folders), rounds, seed):
            if counted["kills"] % 100 == 0 and sys.stderr.isatty():
                print(f"  {counted['kills']} kills", file=sys.stderr)
        yield "kills", counted


def _new(folders: Iterator[Path]) -> Path:
    folder = next(folders)
    folder.mkdir()
    return folder


if __name__ == "__main__":
    main()
