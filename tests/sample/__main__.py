"""`python -m tests.sample` makes the sample event anew, in `data/sample`."""

import shutil

from kiosk.bundled import sample_events
from tests.sample.event import NAME, make

if __name__ == "__main__":
    shutil.rmtree(sample_events() / NAME, ignore_errors=True)
    event = make(sample_events())
    for path in event.folder.iterdir():
        path.chmod(0o644)  # a private event is readable by its owner alone; this one is nobody's
    event.folder.chmod(0o755)
    event.folder.parent.chmod(0o755)
    print(event.folder)
