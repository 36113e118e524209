"""`python -m tests.monkey --events N --seed S`: the long form; ends with status 1 where something is wrong."""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from tests.monkey.deeds import WEIGHTS
from tests.monkey.spell import TOLD, Told, do, read, spend, write

SPELL = 2_500
"""Deeds to one kiosk; then a fresh one."""


def main() -> None:
    """Do everything, and print what was counted and what is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.monkey")
    parser.add_argument("--events", type=int, default=10_000, help="how many deeds are done")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="the same seed, the same deeds")
    parser.add_argument("--terminals", type=int, default=2, help="kiosks side by side")
    parser.add_argument("--without", nargs="*", default=[], choices=WEIGHTS, metavar="KIND", help="kinds to leave out")
    parser.add_argument("--replay", type=Path, help="do what stands in this file instead")
    options = parser.parse_args()
    if options.replay:
        again = read(options.replay)
        told = {str(options.replay): do(again, hasty=any(deed.kind == "garbage" for deed in again))}
        sys.exit(_tell(told.items()))
    print(f"seed {options.seed}", flush=True)
    sys.exit(_tell(_spells(options.seed, options.events, options.terminals, frozenset(options.without))))


def _spells(seed: int, events: int, terminals: int, without: frozenset[str]) -> Iterator[tuple[str, Told]]:
    begun, done = time.monotonic(), 0
    with ProcessPoolExecutor(terminals) as pool:
        spells = {
            pool.submit(spend, f"{seed}-{at}", min(SPELL, events - at), without=without): f"{seed}-{at}"
            for at in range(0, events, SPELL)
        }
        for spell in as_completed(spells):
            told = spell.result()
            done += len(told.done)
            if sys.stderr.isatty():
                print(f"  {done:,} deeds, {done / (time.monotonic() - begun):.0f}/s", file=sys.stderr)
            yield spells[spell], told
    print(f"{done:,} deeds in {time.monotonic() - begun:.0f} s")


def _tell(spells: Iterable[tuple[str, Told]]) -> int:
    counted, slowest, wrong = Counter[str](), 0.0, 0
    for name, told in spells:
        counted += told.counted
        slowest = max(slowest, told.slowest)
        if told.wrong:
            wrong += 1
            path = Path(f"monkey-{Path(name).stem}.jsonl")
            write(path, told.done)
            print(f"WRONG in the spell {name}, after {len(told.done)} deeds:\n{told.wrong}")
            print(f"its last deeds: {[deed.said[:60] for deed in told.done[-TOLD:]]}")
            print(f"do it again: python -m tests.monkey --replay {path}", flush=True)
    print(", ".join(f"{number:,} {what}" for what, number in counted.most_common()))
    print(f"longest wait {slowest:.1f} s; {wrong} spells went wrong")
    return min(wrong, 1)


if __name__ == "__main__":
    main()
