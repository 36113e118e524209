"""Opening a journal of 100,000 responses, beside decoding all its lines; each in a process of its own."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.figures import Samples
from tests.benchmarks.stores import document

SIZE = 100_000
PROGRAMS = {
    "orjson.loads of all lines": "import orjson\nkept = [orjson.loads(line) for line in open(path, 'rb')]",
    "orjson.loads of all lines, none kept": "import orjson\nfor line in open(path, 'rb'): orjson.loads(line)",
    "journal": "from kiosk.journal import JournalDB\nkept = JournalDB(path)\nassert len(kept.table('responses')) == 100_000",
}
FRAME = """
import sys
from time import perf_counter
path = sys.argv[1]
{imports}
begun = perf_counter()
{work}
print(perf_counter() - begun)
print(next(line for line in open("/proc/self/status") if line.startswith("VmRSS")).split()[1])
"""


def measure(rounds: int) -> Iterator[tuple[str, Samples]]:
    """Open it in turns; the memory that the process holds afterwards stands in the name."""
    from kiosk.journal import JournalDB

    samples: Samples = {name: [] for name in PROGRAMS}
    memory: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "table-1.jsonl")
        with JournalDB(path) as db:
            db.table("responses").insert_multiple(document(number) for number in range(SIZE))
            db.storage.compact()
        for _ in range(rounds):
            for name, program in PROGRAMS.items():
                seconds, kilobytes = _run(program, path)
                samples[name].append(seconds)
                memory[name] = kilobytes / 1000
    yield (
        f"opening {SIZE:,} responses",
        {f"{name}, {memory[name]:.0f} MB": taken for name, taken in samples.items()},
    )


def _run(program: str, path: Path) -> tuple[float, float]:
    imports, work = program.split("\n", 1)
    code = FRAME.format(imports=imports, work=work)
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    seconds, kilobytes = done.stdout.split()
    return float(seconds), float(kilobytes)
