"""What a person sees beside the answer: progress, remarks, errors. All of it on stderr, so that stdout holds answers alone."""
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from app.output import console
from app.progress import Progress
from graph.errors import BadStatement, GraphError, NoSuchDocument, StoreBroken, StoreLost, StoreUnreachable, TookTooLong, TookTooMuch

_TOLD = ((StoreUnreachable, "连不上存储"), (StoreLost, "与存储的连接中断"), (StoreBroken, "存储无法工作"),
         (BadStatement, "语句有误"), (TookTooLong, "查询超时"), (TookTooMuch, "内存不够"), (NoSuchDocument, "没有这份文件"))


def remark(text: str) -> None:
    """One line on stderr."""
    print(text, file=sys.stderr, flush=True)


def told(error: Exception) -> str:
    """`error` in one line, Chinese first."""
    text = " ".join(str(error).split())
    zh = next((zh for kind, zh in _TOLD if isinstance(error, kind)), "存储出错") if isinstance(error, GraphError) else None
    return f"{zh} {text}" if zh else text


class _Bar(Progress):
    """Progress as a bar that vanishes when all is done."""

    def __init__(self, bar: Bar, task: int):
        self._bar, self._task = bar, task

    def files(self, total: int) -> None:
        self._bar.update(self._task, total=total)

    def file(self, name: str) -> None:
        self._bar.update(self._task, advance=1, name=name[-40:])

    def say(self, text: str) -> None:
        self._bar.console.print(text)


class _Quiet(Progress):
    def say(self, text: str) -> None:
        remark(text)


@contextmanager
def progress(title: str) -> Iterator[Progress]:
    """Progress on stderr where that is a terminal, otherwise remarks alone."""
    if not sys.stderr.isatty():
        yield _Quiet()
        return
    columns = (SpinnerColumn(), TextColumn(title), BarColumn(30), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.fields[name]}", markup=False))
    with Bar(*columns, console=console(sys.stderr), transient=True) as bar:
        yield _Bar(bar, bar.add_task(title, total=None, name=""))
