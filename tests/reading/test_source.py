"""Any encoding met in an office gives the same documents; any file that is none gives one line with its name and the reason."""

import pytest

from loaders import SourceFile, Unreadable, find_files, read_file

NOTICE = """岭源县人民政府办公室
关于做好防火工作的通知

岭政办字〔2023〕9号 2023年3月1日

各乡镇人民政府，县政府有关部门：

经县政府同意，现就有关事项通知如下。

一、落实责任。由县应急管理局牵头，县林业局配合。

二、严格执法。县公安局负责查处违法用火，2023年4月底前完成。
"""


def read(path):
    return read_file(SourceFile(path, path.name))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_every_encoding_gives_the_same_document(tmp_path, encoding, ends):
    path = tmp_path / "notice.txt"
    path.write_bytes(NOTICE.replace("\n", ends).encode(encoding))
    (document,) = read(path)
    assert document.doc_number == "岭政办字〔2023〕9号"
    assert document.issued_on.isoformat() == "2023-03-01"
    assert document.addressees == ("各乡镇人民政府", "县政府有关部门")
    assert [(d.kind, d.leads, d.assists) for d in document.duties] == [("label", ("县应急管理局",), ("县林业局",)), ("role", ("县公安局",), ())]
    text = NOTICE.replace("\n", ends)
    for agency in document.agencies:
        assert all("".join(text[a:b].split()) == agency.surface for a, b in agency.spans)


BAD = {
    "empty.txt": (b"", "空文件"),
    "blank.txt": (b"\n\n  \r\n", "空文件"),
    "binary.txt": (bytes(range(256)) * 400, "不是文本"),
    "report.pdf": (b"%PDF-1.7\n" + b"x" * 500, "PDF"),
    "sheet.txt": (b"PK\x03\x04" + b"\0" * 500, "ZIP"),
    "english.txt": (b"The quick brown fox jumps over the lazy dog. " * 40, "没有中文"),
    "picture.jpg": (b"\xff\xd8\xff\xe0" + b"\x01" * 500, "picture"),
    "poem.txt": ("床前明月光，疑是地上霜。举头望明月，低头思故乡。\n" * 5, "没有公文"),
    "cut16.txt": (b"\xff\xfe" + "通知".encode("utf-16-le") + b"\x00\xd8", "编码损坏"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gives_one_line_with_its_name_and_the_reason(tmp_path, name):
    content, reason = BAD[name]
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(Unreadable) as caught:
        read(path)
    line = str(caught.value)
    assert line.startswith(name + ":") and reason in line and "\n" not in line


def test_a_file_far_too_large_is_not_read(tmp_path):
    path = tmp_path / "dump.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(Unreadable, match="200 MB"):
        read(path)


def test_a_file_that_may_not_be_opened(tmp_path, monkeypatch):
    path = tmp_path / "secret.txt"
    path.write_text(NOTICE, "utf8")

    def refuse(_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "read_bytes", refuse)
    with pytest.raises(Unreadable, match="打不开"):
        read(path)


def test_files_are_found_in_a_stable_order_and_named_by_their_path_within_the_folder(tmp_path):
    for name in ("b.txt", "a/c.txt", ".hidden/d.txt", "a/.e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text(NOTICE, "utf8")
    assert [f.name for f in find_files([tmp_path, tmp_path / "b.txt"])] == ["a/c.txt", "b.txt"]
    with pytest.raises(Unreadable, match="no such file"):
        find_files([tmp_path / "nothing"])
