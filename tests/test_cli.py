"""What the command line promises: commands, exit statuses, JSON alone on stdout, one line for every error, nothing lost and nothing doubled."""
import csv
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import urllib.request
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from filelock import FileLock

from app.cli import cli
from app.datadir import BUILD_LOCK, LEDGERS, LOG
from graph import embedded
from graph.digest import graph_digest
from graph.folder import Folder
from graph.settings import Settings
from graph.store import open_store
from queries.catalogue import CATALOGUE
from queries.radar import Kind
from tests.conftest import empty

EXAMPLES = Path(__file__).parents[1] / "examples"
TEXTS = sorted(EXAMPLES.glob("*.txt"))
COMMAND = Path(sys.executable).with_name("zhengtu")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(a) for a in arguments])


def digest(data: Path) -> str:
    with open_store(Settings(url=None, data=data)) as store:
        return graph_digest(store)


@pytest.fixture(autouse=True)
def no_settings_of_the_machine(monkeypatch, tmp_path):
    """No store and no data directory but those that a test names."""
    for name in ("ZHENGTU_STORE", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ZHENGTU_DATA", str(tmp_path / "unnamed"))
    yield
    embedded.stop(tmp_path / "unnamed")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A data directory into which the examples were built, and what the build said. Not to be changed."""
    data = tmp_path_factory.mktemp("built")
    result = run("build", *TEXTS, "--data", data)
    assert result.exit_code in (0, 1), result.output
    yield data, result
    embedded.stop(data)


@pytest.fixture(scope="module")
def serving(tmp_path_factory):
    """A data directory whose store goes on running: to start one takes longer than most tests."""
    data = tmp_path_factory.mktemp("serving") / "data"
    with open_store(Settings(None, data)):
        yield data
    embedded.stop(data)


@pytest.fixture
def fresh(serving):
    """A data directory without a fact, or a file of an earlier test."""
    with open_store(Settings(None, serving)) as store:
        empty(store)
    for left in (serving / LOG, *(path for pattern in LEDGERS for path in serving.glob(pattern))):
        left.unlink(missing_ok=True)
    return serving


@pytest.fixture
def absent(tmp_path):
    """A data directory that is not there yet."""
    data = tmp_path / "data"
    yield data
    embedded.stop(data)


@pytest.fixture
def folder(tmp_path):
    """A copy of two single examples that a test may change."""
    folder = tmp_path / "documents"
    folder.mkdir()
    for name in ("rules-2018.txt", "notice-no-number.txt"):
        shutil.copy(EXAMPLES / name, folder)
    return folder


# ---------------------------------------------------------------- help and mistakes

def all_commands(group: click.Group = cli, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = [path]
    for name, command in group.commands.items():
        found += all_commands(command, (*path, name)) if isinstance(command, click.Group) else [(*path, name)]
    return found


@pytest.mark.parametrize("path", all_commands(), ids=" ".join)
def test_every_command_has_help(path):
    result = run(*path, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: zhengtu")
    assert result.stderr == ""


def test_without_a_command_there_is_help():
    assert run().stdout == run("--help").stdout


MISTAKES = [
    # arguments, words of the message
    (["biuld", "x"], "命令有误"),
    (["build"], "PATH"),
    (["build", "no-such-folder"], "no-such-folder: 没有这个文件或文件夹"),
    (["extract", "no-such-folder"], "no-such-folder: 没有这个文件或文件夹"),
    (["extract", str(EXAMPLES), "-o", "no-such-folder/x.jsonl"], "写不了"),
    (["build", "--frmat", "json", "x"], "命令有误"),
    (["query", "who_dose"], "who_does"),
    (["query", "who_does"], "-p words="),
    (["query", "who_does", "-p", "words"], "-p key=value"),
    (["query", "who_does", "-p", "words=x", "-p", "day=yesterday"], "YYYY-MM-DD"),
    (["query", "who_does", "-p", "words=x", "--format", "xml"], "xml"),
    (["cypher"], "STATEMENT"),
    (["--store", "bolt://127.0.0.1:1", "query", "documents"], "127.0.0.1:1"),
    (["query", "documents", "--store", "bolt://127.0.0.1:1"], "连不上存储"),
    (["build", str(EXAMPLES / "rules-2018.txt"), "--store", "bolt://127.0.0.1:1"], "连不上存储"),
    (["query", "documents", "--store", "http://example.org"], "http://example.org"),
    (["store", "wipe", "--store", "bolt://127.0.0.1:1"], "内置存储"),
    (["store", "begin"], "命令有误"),
]


@pytest.mark.parametrize(("arguments", "said"), MISTAKES, ids=[" ".join(a)[:60] for a, _ in MISTAKES])
def test_a_mistake_gets_one_line_and_status_2(arguments, said):
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_what_nobody_foresaw_is_one_line_and_a_log(monkeypatch, absent):
    monkeypatch.setattr("queries.runner.ask", lambda *_: 1 / 0)
    result = run("query", "documents", "--data", absent)
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [f"意外错误 unexpected error (ZeroDivisionError): 详情见 details in {absent / 'zhengtu.log'}"]
    assert "1 / 0" in (absent / "zhengtu.log").read_text(encoding="utf-8")


def test_an_interruption_is_no_error(monkeypatch, fresh):
    def interrupted(*_):
        raise KeyboardInterrupt
    monkeypatch.setattr("queries.runner.ask", interrupted)
    result = run("query", "documents", "--data", fresh)
    assert (result.exit_code, result.stderr.strip()) == (130, "已中断 interrupted")


def test_a_reader_that_has_enough_is_no_error():
    with subprocess.Popen([COMMAND, "query", "--format", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.wait(60) == 0
        assert process.stderr.read() == b""


# ---------------------------------------------------------------- bad input

BAD = {
    "empty.txt": (b"", "空文件"),
    "blank.txt": (b" \r\n\t ", "空文件"),
    "binary.txt": (bytes(range(256)) * 64, "不是文本"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(500), "picture"),
    "english.txt": (b"Nothing of interest to anybody here. " * 50, "没有中文"),
    "poem.txt": (("床前明月光，疑是地上霜。举头望明月，低头思故乡。\n" * 5).encode(), "没有公文"),
}


def write_bad(folder: Path) -> None:
    for name, (content, _) in BAD.items():
        (folder / name).write_bytes(content)


@pytest.mark.parametrize("command", ["extract", "build"])
def test_bad_files_are_named_with_the_reason_and_the_rest_is_done(command, folder, fresh):
    write_bad(folder)
    (folder / "locked.txt").symlink_to(folder / "nowhere.txt")
    result = run("--data", fresh, command, folder)
    assert result.exit_code == 1
    for name, (_, reason) in BAD.items():
        lines = [line for line in result.stderr.splitlines() if f" {name}: " in line]
        assert len(lines) == 1 and reason in lines[0], (name, lines)
    assert "Traceback" not in result.stderr
    if command == "extract":
        assert {json.loads(line)["source"]["file"] for line in result.stdout.splitlines()} == {"notice-no-number.txt", "rules-2018.txt"}
    else:
        assert len(json.loads(run("--data", fresh, "query", "documents", "--format", "json").stdout)) == 2


def test_a_large_file_is_refused_at_once(tmp_path):
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    result = run("extract", large)
    assert result.exit_code == 1
    assert "large.txt: 文件过大" in result.stderr


def test_an_empty_folder_says_so(tmp_path, fresh):
    (tmp_path / "nothing").mkdir()
    result = run("--data", fresh, "build", tmp_path / "nothing")
    assert result.exit_code == 1
    assert "没有文件可读" in result.stderr


# ---------------------------------------------------------------- extract

def test_extract_writes_one_document_a_line_with_spans_that_show_the_fact(folder, tmp_path):
    out = tmp_path / "facts.jsonl"
    result = run("extract", folder, "-o", out)
    assert (result.exit_code, result.stdout) == (0, "")
    documents = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [d["source"]["file"] for d in documents] == ["notice-no-number.txt", "rules-2018.txt"]
    text = (folder / "rules-2018.txt").read_bytes().decode("utf-16")
    rules = documents[1]
    assert rules["doc_number"] == "岭政发〔2018〕6号"
    for agency in rules["agencies"]:
        for start, end in agency["spans"]:
            assert "".join(text[start:end].split()) == agency["surface"]
    # The same on stdout, and nothing else there.
    assert run("extract", folder).stdout == out.read_text(encoding="utf-8")


# ---------------------------------------------------------------- build

def test_a_build_ends_with_a_table(built):
    _, result = built
    assert result.exit_code == 0, result.stderr
    for heading in ("公文 documents", "条款 provisions", "机构 agencies", "领导 leaders", "工程计划 programs", "职责 duties", "依据 legal bases",
                    "关系 relationships", "未决 unresolved", "未能读取 not read", "要素不全"):
        assert heading in result.stdout
    assert "没有变化" not in result.stdout


def test_a_second_build_changes_nothing_and_says_so(built):
    data, _ = built
    before = digest(data)
    result = run("--data", data, "build", *TEXTS)
    assert result.exit_code == 0
    assert "没有变化 nothing changed" in result.stdout
    assert digest(data) == before
    # Also where nothing is remembered of the first build.
    (data / "files.json").rename(data / "files.away")
    report = json.loads(run("--data", data, "build", *TEXTS, "--format", "json").stdout)
    assert (report["added"], report["changed"], report["removed"]) == ([], [], [])
    assert digest(data) == before


def test_a_document_that_was_removed_comes_back_the_same(built):
    data, _ = built
    before = digest(data)
    result = run("--data", data, "remove", "岭政发[2018]6号")
    assert (result.exit_code, result.stdout) == (0, "已移除 removed: 岭源县/岭政发〔2018〕6号\n")
    assert digest(data) != before
    report = json.loads(run("--data", data, "build", *TEXTS, "--format", "json").stdout)
    assert report["added"] == ["岭源县/岭政发〔2018〕6号"]
    assert digest(data) == before


@pytest.mark.parametrize(("name", "said"), [("岭政发〔1999〕1号", "zhengtu query documents"), ("岭政发", "near to it")])
def test_removing_what_nobody_is_called_changes_nothing(built, name, said):
    result = run("--data", built[0], "remove", name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_removal_leaves_the_graph_that_was_never_given_the_document(folder, fresh, tmp_path):
    run("--data", fresh, "build", folder)
    run("--data", fresh, "remove", "岭政发〔2018〕6号")
    (folder / "rules-2018.txt").unlink()
    try:
        run("--data", tmp_path / "never", "build", folder)
        assert digest(fresh) == digest(tmp_path / "never")
    finally:
        embedded.stop(tmp_path / "never")


def test_a_changed_file_replaces_its_own_facts_and_what_vanished_from_it_goes(folder, fresh, tmp_path):
    run("--data", fresh, "build", folder)
    rules, notice = folder / "rules-2018.txt", folder / "notice-no-number.txt"
    rules.write_text(rules.read_text(encoding="utf-16").replace("2018〕6号", "2018〕7号", 1), encoding="utf-8")
    notice.write_text(notice.read_text(encoding="utf-8-sig").replace("县应急管理局", "县水务局"), encoding="utf-8")
    report = json.loads(run("--data", fresh, "build", folder, "--format", "json").stdout)
    # A document without a number is known by its words: other words, another document.
    assert sorted(d.split(":")[0] for d in report["added"]) == ["text", "岭源县/岭政发〔2018〕7号"]
    assert sorted(d.split(":")[0] for d in report["removed"]) == ["text", "岭源县/岭政发〔2018〕6号"]
    try:
        run("--data", tmp_path / "anew", "build", folder)
        assert digest(fresh) == digest(tmp_path / "anew")
    finally:
        embedded.stop(tmp_path / "anew")


def test_evidence_moves_with_the_text(folder, fresh):
    run("--data", fresh, "build", folder)
    rules = folder / "rules-2018.txt"
    before = json.loads(run("--data", fresh, "query", "outline", "-p", "document=岭政发〔2018〕6号", "--format", "json").stdout)
    rules.write_bytes(("\n" * 7 + rules.read_bytes().decode("utf-16")).encode())
    report = json.loads(run("--data", fresh, "build", folder, "--format", "json").stdout)
    assert report["changed"] == ["岭源县/岭政发〔2018〕6号"]
    after = json.loads(run("--data", fresh, "query", "outline", "-p", "document=岭政发〔2018〕6号", "--format", "json").stdout)
    assert [row["start"] + 7 for row in before] == [row["start"] for row in after]


def test_one_document_in_two_files_is_loaded_once_and_named(folder, fresh):
    shutil.copy(folder / "rules-2018.txt", folder / "rules-again.txt")
    result = run("--data", fresh, "build", folder)
    assert "重复 twice: 岭源县/岭政发〔2018〕6号" in result.stdout
    assert "rules-again.txt" in result.stdout
    once = digest(fresh)
    assert "没有变化" in run("--data", fresh, "build", folder).stdout
    # When the first file goes, the second gives the document.
    (folder / "rules-2018.txt").unlink()
    run("--data", fresh, "build", folder)
    rows = json.loads(run("--data", fresh, "query", "documents", "-p", "words=2018", "--format", "json").stdout)
    assert [r["source"] for r in rows] == ["rules-again.txt"]
    assert digest(fresh) != once


def test_files_of_one_name_in_two_folders_do_not_push_each_other_out(tmp_path, fresh):
    for folder, example in (("a", "rules-2018.txt"), ("b", "notice-no-number.txt")):
        (tmp_path / folder).mkdir()
        shutil.copy(EXAMPLES / example, tmp_path / folder / "document.txt")
        assert run("--data", fresh, "build", tmp_path / folder).exit_code == 0
    assert len(json.loads(run("--data", fresh, "query", "documents", "--format", "json").stdout)) == 2
    assert "没有变化" in run("--data", fresh, "build", tmp_path / "a").stdout


def test_what_the_store_holds_under_the_name_of_another_file_is_left_alone_and_named(folder, fresh):
    run("--data", fresh, "build", folder)
    (fresh / "files.json").unlink()
    shutil.copy(folder / "notice-no-number.txt", folder / "rules-2018.txt")
    result = run("--data", fresh, "build", folder / "rules-2018.txt")
    assert "存疑 left alone: 岭源县/岭政发〔2018〕6号" in result.stdout
    assert len(json.loads(run("--data", fresh, "query", "documents", "--format", "json").stdout)) == 2


def test_a_file_that_is_gone_is_named_and_its_documents_stay(folder, fresh):
    run("--data", fresh, "build", folder)
    (folder / "rules-2018.txt").unlink()
    result = run("--data", fresh, "build", folder)
    assert f"文件已不存在 file gone: {(folder / 'rules-2018.txt').resolve()}" in result.stdout
    assert len(json.loads(run("--data", fresh, "query", "documents", "--format", "json").stdout)) == 2


def test_a_file_on_which_the_reader_fails_is_this_files_misfortune(monkeypatch, folder, fresh):
    import app.ingest

    def failing(file, read=app.ingest.read_file):
        return 1 / 0 if file.name == "rules-2018.txt" else read(file)

    monkeypatch.setattr("app.ingest.read_file", failing)
    result = run("--data", fresh, "build", folder)
    assert result.exit_code == 1
    assert "rules-2018.txt: 读取时出错 the reader failed (ZeroDivisionError)" in result.stderr
    assert "新增 added 1" in result.stdout
    assert "1 / 0" in (fresh / "zhengtu.log").read_text(encoding="utf-8")
    for command, of_the_other in (("extract", "有限空间作业"), ("audit", "places without a fact")):
        result = run("--data", fresh, command, folder)
        assert (result.exit_code, "rules-2018.txt: 读取时出错 the reader failed (ZeroDivisionError)" in result.stderr) == (1, True)
        assert of_the_other in result.output


def test_a_reading_process_that_is_killed_ends_the_build_in_one_line(monkeypatch, folder, fresh):
    class Killed:
        """Stands for a pool whose process was killed by the system."""

        def __init__(self, *_):
            pass

        def submit(self, *_):
            future = Future()
            future.set_exception(BrokenProcessPool("killed"))
            return future

        def shutdown(self, **_):
            pass

    monkeypatch.setattr("app.ingest.WORTH_A_POOL", 0)
    monkeypatch.setattr("app.ingest.ProcessPoolExecutor", Killed)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    result = run("--data", fresh, "build", folder)
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
    assert "读取进程被系统终止" in result.stderr


def test_reading_in_two_processes_gives_what_one_gives(monkeypatch, folder):
    alone = run("extract", folder).stdout
    monkeypatch.setattr("app.ingest.WORTH_A_POOL", 0)
    assert run("extract", folder).stdout == alone


def test_a_second_build_in_one_data_directory_waits_for_the_first(folder, fresh):
    Folder(fresh).prepare()
    with FileLock(fresh / BUILD_LOCK):
        process = subprocess.Popen([COMMAND, "--data", fresh, "build", folder], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert "等待中" in process.stderr.readline()
        assert process.poll() is None
    out, err = process.communicate(timeout=120)
    assert (process.returncode, err) == (0, "")
    assert "新增 added 2" in out


# ---------------------------------------------------------------- answers

@pytest.mark.parametrize("name", CATALOGUE)
def test_json_is_alone_on_stdout_and_csv_says_the_same(built, name):
    given = [x for p in CATALOGUE[name].parameters if p.default is None for x in ("-p", f"{p.name}={p.example}")]
    result = run("--data", built[0], "query", name, *given, "--format", "json")
    assert result.exit_code == 0
    rows = json.loads(result.stdout)
    table = list(csv.reader(io.StringIO(run("--data", built[0], "query", name, *given, "--format", "csv").stdout)))
    assert table[0] == [c.name for c in CATALOGUE[name].columns]
    assert len(table) == len(rows) + 1
    assert run("--data", built[0], "query", name, *given).exit_code == 0


def test_a_table_keeps_every_word(built):
    data, _ = built
    rows = json.loads(run("--data", data, "query", "no_longer_hold", "-p", "day=2024-06-30", "--format", "json").stdout)
    assert rows
    shown = run("--data", data, "query", "no_longer_hold", "-p", "day=2024-06-30").stdout
    letters = set("".join(shown.split()))
    for row in rows:
        assert set("".join(str(row["quote"]).split())) <= letters
        assert set(str(row["by_number"] or "")) <= letters


def test_the_list_of_questions_shows_parameters_with_examples():
    listed = run("query").stdout
    assert all(name in listed for name in CATALOGUE)
    assert "-p words=" in listed
    described = {q["name"]: q for q in json.loads(run("query", "--format", "json").stdout)}
    assert described.keys() == CATALOGUE.keys()
    assert described["who_does"]["parameters"][0] == {"name": "words", "type": "TEXT", "required": True, "default": None,
                                                      "example": CATALOGUE["who_does"].parameters[0].example}


def test_a_cut_answer_says_so_on_stderr(built):
    result = run("--data", built[0], "query", "documents", "-p", "limit=1", "--format", "json")
    assert len(json.loads(result.stdout)) == 1
    assert "只列出前 1 行" in result.stderr


def test_cypher_answers_a_read_with_parameters_and_says_when_it_cuts(built):
    statement = "MATCH (d:Document) WHERE d.number CONTAINS $words RETURN d.number AS number, d.issued_on AS issued_on ORDER BY number"
    result = run("--data", built[0], "cypher", statement, "-p", "words=岭政发", "--format", "json")
    assert json.loads(result.stdout) == [{"number": "岭政发〔2018〕6号", "issued_on": "2018-06-12"}, {"number": "岭政发〔2023〕2号", "issued_on": "2023-03-10"}]
    cut = run("--data", built[0], "cypher", "MATCH (n) RETURN n", "--limit", "3", "--format", "json")
    assert len(json.loads(cut.stdout)) == 3
    assert "只列出前 3 行" in cut.stderr


@pytest.mark.parametrize("statement", ["CREATE (n:Document {id: 'x'}) RETURN n", "MATCH (n) SET n.name = 'x'", "MATCH (n) DETACH DELETE n",
                                       "MATCH (n) CALL (n) { SET n.name = 'x' } RETURN 1 AS x", "MERGE (n:Document {id: 'x'})", "MATCH (n RETURN n"])
def test_cypher_refuses_everything_but_reads(built, statement):
    before = digest(built[0])
    result = run("--data", built[0], "cypher", statement)
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)
    assert digest(built[0]) == before


# ---------------------------------------------------------------- store, demo, app

def test_the_embedded_store_from_start_to_wipe(absent, folder):
    assert run("--data", absent, "store", "status").stdout.startswith("未运行")
    assert "bolt://127.0.0.1:" in run("--data", absent, "store", "start").stdout
    assert json.loads(run("--data", absent, "store", "status", "--format", "json").stdout)["pinned"] is True
    run("--data", absent, "build", folder)
    assert run("--data", absent, "store", "stop").stdout == "已停止 stopped\n"
    assert run("--data", absent, "store", "stop").stdout == "没有在运行 it was not running\n"
    (absent / "files.1.tmp").touch()   # of a build that was killed while it saved
    assert run("--data", absent, "store", "wipe", "--yes").stdout == "已清空 wiped\n"
    assert not absent.exists()
    assert json.loads(run("--data", absent, "query", "documents", "--format", "json").stdout) == []
    assert len(json.loads(run("--data", absent, "build", folder, "--format", "json").stdout)["added"]) == 2


def test_the_demo_answers_three_questions_and_says_how_to_go_on(absent):
    result = run("--data", absent, "demo")
    try:
        assert result.exit_code == 0, result.stderr
        for words in ("一、谁牵头", "二、一个机构", "三、哪些文件", "zhengtu query", "zhengtu build", "zhengtu app"):
            assert words in result.stdout
        assert "没有结果" not in result.stdout
        assert (absent / "demo").is_dir()
    finally:
        embedded.stop(absent / "demo")


def test_the_app_prints_its_address_answers_and_ends(built):
    environment = os.environ | {"ZHENGTU_DATA": str(built[0])}
    with subprocess.Popen([COMMAND, "app", "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment) as process:
        try:
            address = process.stdout.readline().strip()
            assert address.startswith("http://127.0.0.1:")
            opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
            with opener.open(address, timeout=10) as answer:
                assert answer.status == 200
        finally:
            process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
        assert process.stderr.read() == ""


def test_search_shows_what_fits_and_where(built):
    data, _ = built
    table = run("search", "供水管网", "--data", data)
    assert table.exit_code == 0 and "【供水管网】" in table.stdout and "岭政字〔2023〕5号" in table.stdout
    found = json.loads(run("search", "岭原县水务局", "--kind", "机构", "--limit", "1", "--format", "json", "--data", data).stdout)
    assert [f["name"] for f in found] == ["岭源县水务局"]
    assert "没有结果" in run("search", "航天飞机", "--data", data).stdout
    wrong = run("search", "水务", "--kind", "山", "--data", data)
    assert wrong.exit_code == 2 and "LeadingGroup" in wrong.stderr


def test_a_question_in_words_is_answered_with_what_it_was_taken_for(built):
    data, _ = built
    asked = run("ask", "谁负责供水管网", "--format", "json", "--data", data)
    assert asked.exit_code == 0 and [r["leads"] for r in json.loads(asked.stdout)] == [["岭源县水务局"]]
    assert "zhengtu query who_does -p words=供水管网" in asked.stderr and "MATCH (u)<-[a:ASSIGNS]-(d:Document)" in asked.stderr


def test_a_name_that_nothing_bears_is_taken_for_the_nearest_and_that_is_said(built):
    data, _ = built
    asked = run("ask", "岭原县水务局的职责", "--format", "json", "--data", data)
    assert {r["agency"] for r in json.loads(asked.stdout)} == {"岭源县水务局"}
    assert "岭原县水务局" in asked.stderr and "岭源县水务局" in asked.stderr


def test_words_that_fit_no_question_offer_a_search(built):
    asked = run("ask", "今天天气怎么样", "--data", built[0])
    assert asked.exit_code == 2 and not asked.stdout and "zhengtu search 今天天气怎么样" in asked.stderr and len(asked.stderr.splitlines()) == 1


def test_every_kind_of_the_radar_can_be_asked_for():
    """The command names them without loading the radar, which would slow every other command."""
    choices = next(p.type.choices for p in cli.commands["radar"].params if p.name == "kinds")
    assert list(choices) == [str(kind) for kind in Kind]
