"""What comes with the kiosk: workshops and schemas, beside the code in a checkout, inside the package where installed."""

from pathlib import Path

HERE = Path(__file__).resolve().parent


def data_folder() -> Path:
    """Find the folder `data`."""
    packaged = HERE / "data"
    return packaged if packaged.is_dir() else HERE.parent / "data"


def workshops() -> list[Path]:
    """List the workshop files that come with the kiosk."""
    return sorted(data_folder().glob("*.toml"))


def sample_events() -> Path:
    """Find the folder of events in which the sample is: a workshop as it could have been, with made-up answers."""
    return data_folder() / "sample"
