"""`zhengtu`: every command in a few lines over plain functions. What the commands promise is checked by tests/test_cli.py.

Exit status: 0 done; 1 some input could not be read, the rest was done; 2 the command was wrong or the store could not be reached.
stdout carries answers alone; progress, remarks and errors go to stderr. Modules that load the reader or the driver are imported by the command that needs
them, so that help and the list of questions are there at once.
"""
from __future__ import annotations

import io
import json
import os
import re
import shlex
import sys
import traceback
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.errors import CommandError
from app.log import keep_in, note
from app.output import Format, write
from app.terminal import progress, remark, told
from graph.errors import GraphError
from graph.settings import Settings, settings
from queries.catalogue import CATALOGUE, Column, Question
from queries.console import MOST_ROWS, MOST_SECONDS, ROWS, SECONDS
from queries.errors import QueryError

if TYPE_CHECKING:
    from graph.store import Store

INTERRUPTED = 130


class Commands(click.Group):
    """A group whose errors end in one line and the promised exit status, also under a test runner."""

    def main(self, args: list[str] | None = None, prog_name: str | None = None, **extra: Any) -> None:
        _speak_utf8()
        status: object = 0
        try:
            status = super().main(args, prog_name or "zhengtu", **{**extra, "standalone_mode": False})
        except click.UsageError as error:
            where = error.ctx.command_path if error.ctx else "zhengtu"
            remark(f"命令有误 wrong command: {' '.join(error.format_message().split())} (试试 try: {where} --help)")
            status = 2
        except click.ClickException as error:
            remark(f"出错 error: {error.format_message()}")
            status = 2
        except (CommandError, QueryError, GraphError) as error:
            status = INTERRUPTED if _was_interrupted(error) else 2
            remark("已中断 interrupted" if status == INTERRUPTED else told(error))
        except (KeyboardInterrupt, click.Abort):
            remark("已中断 interrupted")
            status = INTERRUPTED
        except Exception as error:
            log = note(traceback.format_exc())
            remark(f"意外错误 unexpected error ({type(error).__name__}): 详情见 details in {log}")
            status = 2
        sys.exit(status if isinstance(status, int) else 0)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            status = super().invoke(ctx)
            sys.stdout.flush()
            return status
        except BrokenPipeError:
            # Whoever read the answer has enough; what is still in the buffer must not be flushed on the way out.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0


def _was_interrupted(error: BaseException | None) -> bool:
    """Whether Ctrl-C is at the bottom of it: in the middle of a message to the store, it shows as the store's complaint about half a message."""
    while error is not None:
        if isinstance(error, KeyboardInterrupt):
            return True
        error = error.__cause__ or error.__context__
    return False


def _speak_utf8() -> None:
    """Answers are UTF-8 wherever they go; what a terminal cannot show becomes a question mark instead of an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=stream.encoding if stream.isatty() else "utf-8", errors="replace")


def _remember(ctx: click.Context, parameter: click.Parameter, value: str | None) -> None:
    if value:
        ctx.find_root().ensure_object(dict)[parameter.name] = value


def store_options(command: Callable) -> Callable:
    """`--store` and `--data`, understood before and after the name of the command."""
    command = click.option("--data", metavar="DIR", expose_value=False, callback=_remember,
                           help="数据目录 folder of the embedded store [ZHENGTU_DATA, ./.zhengtu]")(command)
    return click.option("--store", metavar="URL", expose_value=False, callback=_remember,
                        help="bolt:// neo4j:// 服务器，默认内置存储 a server instead of the embedded store [ZHENGTU_STORE]")(command)


def format_option(*formats: Format) -> Callable:
    return click.option("--format", "format_", type=click.Choice([f.value for f in formats]), default=Format.TABLE.value, show_default=True,
                        callback=lambda _c, _p, value: Format(value), help="输出格式 form of the answer")


parameter_option = click.option("-p", "--parameter", "given", metavar="KEY=VALUE", multiple=True, help="参数，可重复 a parameter, as often as needed")
paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...")


def _columns(*named: tuple[str, str]) -> tuple[Column, ...]:
    """Columns by their names for programs and in Chinese; the English heading is that for programs."""
    return tuple(Column(name, zh, name.replace("_", " ")) for name, zh in named)


def _settings() -> Settings:
    given = click.get_current_context().find_root().ensure_object(dict)
    chosen = settings(given.get("store"), given.get("data"))
    # The driver would try other schemes too, and fail in its own words.
    if chosen.url and not re.match(r"(bolt|neo4j)(\+s|\+ssc)?://.", chosen.url):
        raise CommandError(f"存储地址应为 the address of a store is bolt://HOST:7687 or neo4j://HOST:7687, not {chosen.url}")
    keep_in(chosen.data)
    return chosen


def _opened() -> Store:
    from graph.store import open_store

    return open_store(_settings())


def _pairs(given: Iterable[str]) -> dict[str, str]:
    """`-p key=value` as a dict; raises CommandError for anything else."""
    pairs = {}
    for item in given:
        key, equals, value = item.partition("=")
        if not equals or not key.strip():
            raise CommandError(f"参数应写作 a parameter is written -p key=value, not: {item}")
        pairs[key.strip().removeprefix("$")] = value
    return pairs


@click.group("zhengtu", cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@store_options
@click.version_option(package_name="zhengtu", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """政图：把政府公文读成知识图谱，回答“谁牵头、谁配合、还有效吗”。

    Reads Chinese government documents into a graph of agencies, duties and documents, and answers from it.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@cli.command()
@paths_argument
@click.option("-o", "--output", default="-", metavar="FILE.jsonl", help="写入的文件，- 为标准输出 file to write; - is stdout")
def extract(paths: tuple[str, ...], output: str) -> int:
    """读出公文中的事实，每行一份公文（JSON Lines），不需要存储。

    Reads files or folders and writes one extracted document a line. Needs no store.
    """
    from app.ingest import extract as read_all

    _settings()
    documents, bad = 0, 0
    with progress("读取 reading") as bar:
        # Before the output is opened: a mistake in a path must not empty the file of an earlier run.
        reads = read_all(paths, bar)
        with _output(output) as stream:
            for read in reads:
                if read.reason is not None:
                    bad += 1
                    bar.say(_unreadable(read.file.name, read.reason))
                for document in read.documents:
                    stream.write(json.dumps(document, ensure_ascii=False) + "\n")
                    documents += 1
    remark(f"读出 {documents} 份公文 documents read" + (f"，{bad} 个文件未能读取 files not read" if bad else ""))
    return 1 if bad or not documents else 0


@cli.command()
@paths_argument
@format_option(*Format)
def audit(paths: tuple[str, ...], format_: Format) -> int:
    """列出通常表示事实、却没有读出事实的词句（牵头、负责、废止、有效期、根据《），供人复核，不需要存储。

    Lists the words that usually state a fact where none was read, for a person to look through. Needs no store.
    """
    from app.ingest import omissions

    rows: list[dict[str, object]] = []
    bad = 0
    with progress("复核 auditing") as bar:
        for read in omissions(paths, bar):
            rows += read.omissions
            if read.reason is not None:
                bad += 1
                bar.say(_unreadable(read.file.name, read.reason))
    names = (("document", "文件"), ("kind", "事实"), ("path", "条款"), ("words", "词"), ("sentence", "句子"), ("start", "起"), ("end", "止"))
    write(sys.stdout, format_, _columns(*names), rows)
    remark(f"{len(rows)} 处没有读出事实 places without a fact")
    return 1 if bad else 0


def _unreadable(file: str, reason: str) -> str:
    return f"未能读取 not read: {file}: {' '.join(reason.split())}"


def _output(path: str) -> Any:
    try:
        return click.open_file(path, "w", encoding="utf-8")
    except OSError as error:
        raise CommandError(f"写不了 cannot write {path}: {error.strerror}") from None


gone_option = click.option("--remove-gone", is_flag=True, help="移除已删除文件的公文 take out the documents of files that were deleted")


@cli.command()
@paths_argument
@gone_option
@format_option(Format.TABLE, Format.JSON)
@store_options
def build(paths: tuple[str, ...], remove_gone: bool, format_: Format) -> int:
    """读取公文并载入存储；再次运行不会改变什么，改过的文件只更新它自己的事实。

    Reads files or folders and loads them. Running it again changes nothing; a changed file replaces its own facts only.
    """
    from app.ingest import build as load
    from app.report import write_report

    with progress("构建 building") as bar:
        report = load(paths, _settings(), bar, remove_gone=remove_gone)
    write_report(sys.stdout, format_, report)
    for file, reason in report.unreadable:
        remark(_unreadable(file, reason))
    if not report.files:
        remark(f"没有文件可读 no files in {', '.join(paths)}")
    return 1 if report.unreadable or not report.files else 0


@cli.command()
@paths_argument
@gone_option
@click.option("--every", type=click.FloatRange(0.2, 3600), default=5, show_default=True, metavar="SECONDS", help="隔多久看一次 how often to look")
@store_options
def watch(paths: tuple[str, ...], remove_gone: bool, every: float) -> None:
    """守着文件夹：有文件新增、改动或删除就 build，直到 Ctrl-C。

    Watches folders and builds whenever files came, changed or went, until Ctrl-C.
    """
    from app.watch import watch as look

    chosen = _settings()
    remark(f"守着 watching {', '.join(paths)} (Ctrl-C 结束 ends it)")
    look(paths, chosen, lambda line: click.echo(line), remove_gone=remove_gone, every=every)


@cli.command()
@click.option("--builds", type=click.IntRange(1, 10_000), default=10, show_default=True, help="最近几次 build the last so many builds")
@format_option(*Format)
@store_options
def changes(builds: int, format_: Format) -> None:
    """变更记录：每次 build 新增、更新、移除了哪些公文。

    What each build added, changed and removed, the newest first.
    """
    from dataclasses import asdict

    from app.history import changes as logged

    names = (("at", "时间"), ("what", "变更"), ("document", "编号"), ("name", "文件"), ("file", "来源"), ("facts_added", "新增事实"),
             ("facts_removed", "移除事实"), ("citations_moved", "改指引用"))
    rows = [{"at": at.isoformat(), **asdict(c)} for at, some in logged(_settings(), builds) for c in some]
    write(sys.stdout, format_, _columns(*names), rows)


@cli.command()
@click.argument("name", required=False)
@parameter_option
@format_option(*Format)
@store_options
def query(name: str | None, given: tuple[str, ...], format_: Format) -> None:
    """问一个问题；不写名称则列出所有问题及其参数。

    Asks one question of the catalogue; without NAME lists them all with their parameters.
    """
    if name is None:
        _list_questions(format_)
        return
    from queries.runner import ask, prepared

    prepared(name, _pairs(given))
    with _opened() as store:
        answer = ask(store, name, _pairs(given))
    write(sys.stdout, format_, answer.columns, answer.rows, f"{answer.question.asks_zh} {answer.question.asks_en}")
    if answer.cut:
        remark(f"只列出前 {len(answer.rows)} 行，还有更多 only the first {len(answer.rows)} rows; more with -p limit=…")


class Day(click.ParamType):
    """A day as YYYY-MM-DD or 2024年6月30日."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        from queries.runner import day_of

        if isinstance(value, date):
            return value
        if (day := day_of(value)) is None:
            self.fail(f"应是日期，如 should be a day, such as 2024-06-30, not {value}")
        return day


@cli.command()
@click.option("--on", type=Day(), default=date.today, show_default="今天 today", metavar="DAY", help="哪一天 which day")
@click.option("--within", type=click.IntRange(0, 3660), default=90, show_default=True, metavar="N", help="多少天内到期 expires within so many days")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(["basis_ended", "basis_revised", "expiring", "overdue", "unled", "disputed", "wanted"]),
              help="只看一类，可重复 only this kind, as often as needed")
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True, help="每类最多几条 at most so many of each kind")
@format_option(*Format)
@store_options
def radar(on: date, within: int, kinds: tuple[str, ...], limit: int, format_: Format) -> None:
    """哪些要处理：依据已失效或修订的文件、即将到期的文件、逾期、无人牵头或交叉的职责、被引用却没有的文件。

    What needs attention on a day: documents resting on what no longer holds, about to expire, duties late, led by nobody or given twice, texts not held.
    """
    from queries.radar import Kind
    from queries.radar import radar as look

    with _opened() as store:
        seen = look(store, on, within=within, most=limit, kinds=[Kind(k) for k in kinds] or tuple(Kind))
    columns = _columns(
        ("kind", "类别"), ("document", "文件"), ("number", "文号"), ("status", "状态"), ("what", "职责或依据"), ("on", "日期"),
        ("count", "天数或次数"), ("by", "由"), ("remark", "说明"), ("path", "条款"), ("quote", "原文"))
    rows = [f.row() for f in seen.findings]
    if format_ is Format.TABLE:
        for kind in Kind:
            if some := [r for r in rows if r["kind"] == kind]:
                write(sys.stdout, format_, columns[1:], some, f"{kind.zh} {kind.en}: {len(some)}")
        if not rows:
            click.echo("没有要处理的 nothing needs attention")
    else:
        write(sys.stdout, format_, columns, rows)
    if seen.cut:
        remark(f"只列出前 {limit} 条 only the first {limit}: {', '.join(seen.cut)}; more with --limit")
    remark(f"国家法律清单核对至 the list of national laws was checked on {seen.laws_checked_on}")


@cli.command("ask")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@format_option(*Format)
@store_options
def ask_in_words(words: tuple[str, ...], format_: Format) -> None:
    """用一句话提问，如：谁负责秸秆禁烧；显示理解成了哪个问题和它的 Cypher。

    Asks in Chinese words, such as 县水务局的职责. Shows which question that is, and its Cypher.
    """
    from queries.ask import answer, understand
    from queries.errors import NotUnderstood

    if (understood := understand(" ".join(words))) is None:
        raise NotUnderstood(" ".join(words))
    with _opened() as store:
        understood, answered = answer(store, understood)
    remark(f"理解为 understood as: {understood.asked.asks_zh} {understood.command}")
    for typed, taken in understood.instead:
        remark(f"没有叫“{typed}”的，按“{taken}”回答 nothing is called {typed}: {taken} is meant")
    write(sys.stdout, format_, answered.columns, answered.rows, f"{answered.question.asks_zh} {answered.question.asks_en}")
    if answered.cut:
        remark(f"只列出前 {len(answered.rows)} 行，还有更多 only the first {len(answered.rows)} rows; more with: {understood.command} -p limit=…")
    if not answered.rows and (about := understood.about):
        remark(f"可以检索 a search may find more: zhengtu search {about}")
    remark(_runnable(understood.asked, answered.parameters))


def _runnable(question: Question, parameters: Mapping[str, object]) -> str:
    """The statement with its parameters, as a Neo4j browser takes them."""
    given = [f":param {name} => {json.dumps(value, ensure_ascii=False)};" for name, value in parameters.items()]
    return "\n".join([*given, question.cypher])


def _list_questions(format_: Format) -> None:
    columns = _columns(("name", "名称"), ("asks", "问什么"), ("parameters", "参数"))
    rows = [{"name": q.name, "asks": f"{q.asks_zh}\n{q.asks_en}", "parameters": "\n".join(_signature(q))} for q in CATALOGUE.values()]
    if format_ is Format.JSON:
        click.echo(json.dumps([_described(q) for q in CATALOGUE.values()], ensure_ascii=False, indent=1))
    else:
        write(sys.stdout, format_, columns, rows)


def _signature(question: Question) -> list[str]:
    return [f"-p {p.name}={p.example}" if p.default is None else f"[-p {p.name}={p.default or p.example}]" for p in question.parameters]


def _described(q: Question) -> dict[str, object]:
    return {"name": q.name, "asks": {"zh": q.asks_zh, "en": q.asks_en}, "for": list(q.audience),
            "parameters": [{"name": p.name, "type": p.kind, "required": p.default is None, "default": p.default, "example": p.example} for p in q.parameters],
            "columns": [{"name": c.name, "zh": c.zh, "en": c.en} for c in q.columns]}


@cli.command()
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--kind", "kinds", multiple=True, metavar="LABEL", help="只找一类，可重复 only this kind: 机构, 公文, Duty, LeadingGroup …")
@click.option("--limit", type=click.IntRange(1, 200), default=20, show_default=True, help="最多几条 at most so many")
@format_option(*Format)
@store_options
def search(words: tuple[str, ...], kinds: tuple[str, ...], limit: int, format_: Format) -> None:
    """按字词查找机构、人员、文件、职责、工程计划、依据和条款；简称、错字也能找到机构。

    Searches names, numbers, duties and clauses. A body is found by a short form or with a character wrong.
    """
    from app.output import write_found
    from queries.search import labels_of
    from queries.search import search as look

    wanted = labels_of(kinds)
    with _opened() as store:
        found = look(store, " ".join(words), wanted, limit)
    write_found(sys.stdout, format_, found)


@cli.command()
@click.argument("statement")
@parameter_option
@click.option("--limit", type=click.IntRange(1, MOST_ROWS), default=ROWS, show_default=True, help="最多几行 at most so many rows")
@click.option("--seconds", type=click.IntRange(1, MOST_SECONDS), default=SECONDS, show_default=True, help="最多几秒 at most so many seconds")
@format_option(*Format)
@store_options
def cypher(statement: str, given: tuple[str, ...], limit: int, seconds: int, format_: Format) -> None:
    """运行一条只读的 Cypher 语句。

    Runs one read-only Cypher statement.
    """
    from queries import console

    parameters = {k: _literal(v) for k, v in _pairs(given).items()}
    with _opened() as store:
        answer = console.run(store, statement, parameters, limit, seconds)
    write(sys.stdout, format_, answer.columns, answer.rows)
    if cut := answer.remark():
        remark(cut)


def _literal(text: str) -> object:
    """A number, list, true, false or null as JSON writes it; anything else is text."""
    try:
        return json.loads(text)
    except ValueError:
        return text


@cli.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8501, show_default=True, help="端口，被占用则另选 another one is taken if it is in use")
@click.option("--address", default="127.0.0.1", show_default=True, help="监听地址 address to listen on")
@store_options
def app(port: int, address: str) -> int:
    """启动网页应用并显示其地址（Ctrl-C 结束）。

    Starts the web app and prints its address (Ctrl-C ends it).
    """
    from app.web import serve

    return serve(_settings(), address, port)


@cli.group()
@store_options
def store() -> None:
    """内置存储：启动、停止、状态、清空。

    The embedded store: start, stop, status, wipe.
    """


def _embedded() -> Settings:
    chosen = _settings()
    if chosen.url:
        raise CommandError(f"只管内置存储 only the embedded store can be started, stopped and wiped here, and --store or ZHENGTU_STORE names {chosen.url}")
    return chosen


@store.command()
@store_options
def start() -> None:
    """启动并保持运行。 Starts it and keeps it running."""
    from graph.embedded import pin

    chosen = _embedded()
    address = pin(chosen.data)
    click.echo(f"已启动 running: {address.url} ({chosen.data})")


@store.command()
@store_options
def stop() -> None:
    """停止。 Stops it."""
    from graph import embedded

    click.echo("已停止 stopped" if embedded.stop(_embedded().data) else "没有在运行 it was not running")


@store.command()
@format_option(Format.TABLE, Format.JSON)
@store_options
def status(format_: Format) -> None:
    """显示状态（不会启动它）。 Shows its state; starts nothing."""
    from dataclasses import asdict

    from graph import embedded

    state = {k: str(v) if isinstance(v, Path) else v for k, v in asdict(embedded.status(_embedded().data)).items()}
    rows = [{"item": k, "value": v} for k, v in state.items() if v is not None]
    if format_ is Format.JSON:
        click.echo(json.dumps(state, ensure_ascii=False))
    else:
        click.echo("运行中 running" if state["running"] else "未运行 not running")
        write(sys.stdout, format_, _columns(("item", "项"), ("value", "值")), rows)


@store.command()
@format_option(Format.TABLE, Format.JSON)
@store_options
def url(format_: Format) -> None:
    """显示供其他客户端使用的 Bolt 地址和密码文件；内置存储会保持运行，直到 store stop。

    Prints the Bolt address and the credentials file for other clients. The embedded store is kept running until `store stop`.
    """
    from app.access import access

    way = access(_settings())
    if format_ is Format.JSON:
        click.echo(json.dumps(way, ensure_ascii=False))
    else:
        click.echo("\n".join(f"{zh} {name}: {value}" for (name, value), zh in zip(way.items(), ("地址", "用户名", "密码文件", "数据库"), strict=True) if value))


@store.command()
@click.option("--yes", is_flag=True, help="不再询问 do not ask")
@store_options
def wipe(yes: bool) -> None:
    """停止并删除其中的全部数据。 Stops it and deletes all it holds."""
    from app import datadir

    chosen = _embedded()
    if not yes and sys.stdin.isatty():
        click.confirm(f"删除 {chosen.data} 中的全部数据？ Delete everything in {chosen.data}?", abort=True, err=True)
    click.echo("已清空 wiped" if datadir.wipe(chosen.data) else "没有数据 there was nothing to wipe")


@cli.command()
@click.argument("document")
@store_options
def remove(document: str) -> None:
    """从存储中移除一份公文（编号、文号或完整标题）及它的全部事实。

    Takes one document, named by its id, number or whole title, and exactly its facts out of the store.
    """
    from app.documents import find
    from graph.remove import remove_document

    with _opened() as opened:
        found = find(opened, document)
        remove_document(opened, found)
    click.echo(f"已移除 removed: {found}")


why_option = click.option("--why", required=True, metavar="TEXT", help="理由，一并保存 the reason, kept with the decision")


def _decide(verdict: str, a: str, b: str, why: str) -> None:
    from app import decisions
    from graph.decisions import Verdict

    chosen = _settings()
    with _opened() as store:
        made, moved = decisions.decide(store, chosen.data, Verdict(verdict), a, b, why, date.today())
    word = "同一 the same" if made.verdict is Verdict.SAME else "不同 different"
    click.echo(f"决定 decision {made.number}: {made.a} / {made.b} {word}；移动 moved {moved} 条关系 relationships；"
               f"撤销 to take it back: zhengtu undo {made.number}")


@cli.command()
@click.argument("a")
@click.argument("b")
@why_option
@store_options
def same(a: str, b: str, why: str) -> None:
    """判定 A、B 是同一个（机构、领导、工程计划或被引用的文件）：B 的事实归于 A，以后每次 build 也照此办理。

    Decides that A and B are one: what is said of B is said of A, now and in every later build. A name, an id, or ID@DOCUMENT for what one document means.
    """
    _decide("same", a, b, why)


@cli.command()
@click.argument("a")
@click.argument("b")
@why_option
@store_options
def different(a: str, b: str, why: str) -> None:
    """判定 A、B 不是同一个；写作 名称@文号 时，该文件所说的另立一个节点。

    Decides that A and B are not one. With NAME@DOCUMENT, what that document says of NAME gets a node of its own.
    """
    _decide("different", a, b, why)


@cli.command()
@click.argument("number", type=click.IntRange(1))
@store_options
def undo(number: int) -> None:
    """撤销一项决定，图谱恢复原样。

    Takes a decision back; the graph is what it was without it.
    """
    from app import decisions

    chosen = _settings()
    with _opened() as store:
        undone, moved = decisions.undo(store, chosen.data, number, date.today())
    click.echo(f"已撤销 undone: {undone.number} {undone.a} / {undone.b}；移动 moved {moved} 条关系 relationships")


@cli.command("decisions")
@format_option(*Format)
@store_options
def decisions_(format_: Format) -> None:
    """列出全部决定，包括已撤销的。

    Lists all decisions, those taken back too.
    """
    from app import decisions

    names = (("number", "编号"), ("verdict", "判定"), ("a", "甲"), ("b", "乙"), ("why", "理由"), ("made_on", "日期"), ("undone_on", "撤销"))
    rows = [{"number": d.number, "verdict": str(d.verdict), "a": str(d.a), "b": str(d.b), "why": d.why, "made_on": d.made_on, "undone_on": d.undone_on}
            for d in decisions.read(_settings().data).all]
    write(sys.stdout, format_, _columns(*names), rows)


@cli.group("export")
@store_options
def export_() -> None:
    """导出整个图谱。

    Exports the whole graph.
    """


@export_.command("neo4j-admin")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@store_options
def export_neo4j_admin(folder: Path) -> None:
    """写出供 neo4j-admin database import full 使用的文件和导入命令。

    Writes files for `neo4j-admin database import full` into a new or empty folder, and the command that imports them.
    """
    from app.export import export
    from graph.export import COMMAND_FILE

    written = export(_settings(), folder)
    click.echo(f"已导出 exported: {written.nodes} 个节点 nodes, {written.relationships} 条关系 relationships")
    click.echo(f"在停止的服务器上运行 run where the Neo4j server is, while it is down:\n  sh {shlex.quote(str(folder / COMMAND_FILE))}\n{written.command}")


@cli.command()
@store_options
def demo() -> int:
    """载入自带的示例公报并回答三个问题。

    Loads the sample gazette into a data directory of its own and answers three questions.
    """
    from app.demo import run

    return run(_settings().data)


def main() -> None:
    cli.main()
