"""nginx beside the kiosk's server: one worker at the same priority, handing out the same bytes from a file it keeps open."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.link import free_port
from kiosk.web.server import NICE
from tests.kiosk.web.serving import PATIENCE, Answer, get

CONFIGURATION = """
%(user)s
daemon off;
worker_processes 1;
worker_priority %(nice)d;
worker_rlimit_nofile 8192;
pid %(folder)s/pid;
error_log %(folder)s/error.log crit;
events { worker_connections 4096; multi_accept on; }
http {
    access_log off;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 10000000;
    open_file_cache max=10 inactive=1h;
    server_tokens off;
    client_body_temp_path %(folder)s/t1; proxy_temp_path %(folder)s/t2; fastcgi_temp_path %(folder)s/t3;
    uwsgi_temp_path %(folder)s/t4; scgi_temp_path %(folder)s/t5;
    server {
        listen 127.0.0.1:%(port)d backlog=4096;
        root %(folder)s;
        default_type "text/html; charset=utf-8";
        etag off;
        %(headers)s
    }
}
"""
ITS_OWN = {"date", "content-type", "content-length", "connection", "last-modified"}


def program(name: str) -> str:
    """Find a program that is measured with.

    Raises:
        SystemExit: it is not installed.
    """
    found = shutil.which(name)
    if found is None:
        raise SystemExit(
            f"{name} is not installed; on Debian it is in the package {name.replace('nginx', 'nginx-light')}."
        )
    return found


@contextmanager
def nginx(answer: Answer) -> Iterator[str]:
    """Serve what the kiosk answered, with the same headers; tells the address."""
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), free_port(18_765)
        (folder / "page").write_bytes(answer.body)
        told = (f'add_header {key} "{_quoted(value)}";' for key, value in answer.headers.items() if key not in ITS_OWN)
        user = "user root;" if os.geteuid() == 0 else ""
        values = {"folder": folder, "port": port, "headers": "\n        ".join(told), "user": user, "nice": NICE}
        (folder / "nginx.conf").write_text(CONFIGURATION % values)
        command = [program("nginx"), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
        with subprocess.Popen(command) as serving:
            try:
                address = f"http://127.0.0.1:{port}/page"
                _wait_for(address)
                assert get(address).body == answer.body
                yield address
            finally:
                serving.terminate()


def _quoted(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"')


def _wait_for(address: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            get(address)
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise SystemExit("nginx did not start.")
