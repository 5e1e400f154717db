"""The sample gazette of an invented county, loaded and asked three questions: what `make demo` shows."""
import sys
from pathlib import Path

from app.datadir import DEMO
from app.errors import CommandError
from app.ingest import build
from app.output import Format, console, write
from app.report import write_report
from app.terminal import progress, remark
from graph.folder import Folder
from graph.settings import Settings
from graph.store import open_store
from queries.runner import ask

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
#: Heading, question, parameters, columns shown: the three things people come for.
ASKED = (
    ("一、谁牵头、谁配合一项工作？ Who leads and who assists a task?", "who_does", {"words": "供水管网", "limit": 5},
     ("duty", "leads", "assists", "deadline", "number", "path", "quote")),
    ("二、一个机构承担哪些职责？ What does one agency owe?", "duties_of_agency", {"agency": "县应急管理局", "limit": 12},
     ("role", "duty", "deadline", "number", "path", "quote")),
    ("三、哪些文件已不再有效，为什么？ Which documents no longer hold, and why?", "no_longer_hold", {"day": "2024-06-30", "limit": 10},
     ("document", "number", "status", "since", "by", "by_number", "quote")),
)


def run(data: Path) -> int:
    """Build `examples/` in the folder `demo` of `data` and answer three questions on the terminal; returns the exit status.

    Raises CommandError where the examples are not there, as in an installation without the repository.
    """
    if not EXAMPLES.is_dir():
        raise CommandError(f"找不到示例 the examples are not in {EXAMPLES}: run this in a clone of the repository")
    out = console(sys.stdout)
    # The outer folder is made first, as a data directory: with a strange folder in it, it could not become one later.
    Folder(data).prepare()
    data = data / DEMO
    settings = Settings(url=None, data=data)
    with progress("构建 building") as bar:
        report = build(sorted(EXAMPLES.glob("*.txt")), settings, bar)
    out.print(f"示例公报 the sample gazette: {EXAMPLES}")
    write_report(sys.stdout, Format.TABLE, report)
    for file, reason in report.unreadable:
        remark(f"未能读取 not read: {file}: {reason}")
    with open_store(settings) as store:
        for heading, question, parameters, names in ASKED:
            answer = ask(store, question, parameters)
            given = " ".join(f"-p {k}={v}" for k, v in parameters.items())
            out.print()
            write(sys.stdout, Format.TABLE, [c for c in answer.columns if c.name in names], answer.rows, heading)
            out.print(f"$ .venv/bin/zhengtu --data {_short(data)} query {question} {given}", soft_wrap=True)
    out.print()
    out.print("接下来 what next:")
    for command, what in (("zhengtu query", "全部问题 all questions"), ("zhengtu build 文件夹 FOLDER", "载入自己的公文 load your own documents"),
                          ("zhengtu app", "网页应用 the web app"), (f"zhengtu --data {_short(data)} app", "用网页看示例 the examples in the web app")):
        out.print(f"  .venv/bin/{command}    {what}", soft_wrap=True)
    return 1 if report.unreadable else 0


def _short(path: Path) -> str:
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
