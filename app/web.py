"""Starts the web app as a process of its own, prints its address once it answers, and ends it with this process."""
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import click

from app.datadir import WEB_LOG
from app.errors import CommandError
from app.limits import ADDRESS, MOST_MB
from graph.folder import Folder
from graph.settings import Settings

PAGE = Path(__file__).with_name("main.py")
#: A quiet blue in place of the alarming red that Streamlit gives to what is chosen; fonts that hold Chinese, as each system calls them.
THEME = {"theme.primaryColor": "#2f66b3", "theme.font": "'Source Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
         "theme.dark.primaryColor": "#4f8ad6"}
#: Seconds until the first answer; a cold start reads the whole of Streamlit from disk.
PATIENCE = 60.0


def free_port(address: str, wanted: int) -> int:
    """`wanted` where nobody listens on it, else any free port. Raises CommandError for an address that is not this machine's."""
    for port in (wanted, 0):
        with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as probe:
            # As the server itself will do, so that a port whose last connections are fading counts as free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((address, port))
            except OSError as error:
                if port == 0:
                    raise CommandError(f"不能监听 cannot listen on {address}: {error.strerror}") from None
                continue
            return probe.getsockname()[1]
    raise AssertionError("unreachable")


def serve(settings: Settings, address: str, port: int) -> int:
    """Run the app until it is interrupted. Raises CommandError where it does not start."""
    port = free_port(address, port)
    Folder(settings.data).prepare()
    log = settings.data / WEB_LOG
    options = THEME | {"server.address": address, "server.port": str(port), "server.headless": "true", "server.fileWatcherType": "none",
               "browser.gatherUsageStats": "false", "client.showErrorDetails": "none", "client.toolbarMode": "minimal",
                         "server.maxUploadSize": str(MOST_MB)}
    command = [sys.executable, "-m", "app.server", str(PAGE), *(f"--{k}={v}" for k, v in options.items())]
    environment = os.environ | {"ZHENGTU_DATA": str(settings.data), "ZHENGTU_STORE": settings.url or "", ADDRESS: address}
    with log.open("ab") as out:
        server = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=out)
    # A service manager ends this process by SIGTERM; the app must not outlive it.
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        _wait_until_ready(server, address, port, log)
        click.echo(f"http://{'[' + address + ']' if ':' in address else address}:{port}")
        return 0 if server.wait() == 0 else 2
    except KeyboardInterrupt:
        return 0
    finally:
        signal.signal(signal.SIGTERM, before)
        _end(server)


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _wait_until_ready(server: subprocess.Popen, address: str, port: int, log: Path) -> None:
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(address, address)
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        connection = http.client.HTTPConnection(host, port, timeout=2)
        try:
            connection.request("GET", "/_stcore/health")
            if connection.getresponse().status == 200:
                return
        except OSError:
            pass
        finally:
            connection.close()
        time.sleep(0.1)
    raise CommandError(f"网页应用没有启动 the web app does not start: see {log}")


def _end(server: subprocess.Popen) -> None:
    if server.poll() is None:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
