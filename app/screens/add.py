"""Adding documents: files in, progress by document, what was read and what was not, before and after, and the way back."""
import streamlit as st

from app import uploads
from app.drawing.markup import link, section, table, text
from app.errors import CommandError
from app.here import Here
from app.ingest import omissions
from app.limits import MOST_MB, PASSWORD
from app.links import href
from app.resources import figures
from app.uploads import Job
from app.widgets.components import prose
from app.widgets.parts import calm
from app.words import Say
from graph.model import Label
from queries import pages

#: Kinds that are counted before and after.
COUNTED = (Label.DOCUMENT, Label.PROVISION, Label.AGENCY, Label.DUTY, Label.LEADER, Label.PROGRAM, Label.LEGAL_BASIS)


def render(here: Here) -> None:
    say = here.say
    if not uploads.may_add():
        calm(say("这个应用对其他机器开放，所以不接受上传。", "This app is open to other machines, so nothing can be uploaded."),
             say(f"管理者可以设置环境变量 {PASSWORD} 为一个口令后重新启动。", f"Its keeper can set {PASSWORD} to a password and start it again."), "🔒")
        return
    if not _known(say):
        return
    job: Job | None = st.session_state.get("job")
    if job is None:
        _choose(here)
        _back(here)
    elif not job.over:
        _running(say)
    else:
        _done(here, job)


def _known(say: Say) -> bool:
    """Whether this session has given the password, where there is one."""
    if uploads.password() is None or st.session_state.get("may_add"):
        return True
    with st.form("password"):
        given = st.text_input(say("添加公文需要口令", "Adding documents needs the password"), type="password")
        if st.form_submit_button(say("继续", "Go on"), type="primary"):
            if uploads.fits(given):
                st.session_state.may_add = True
                st.rerun()
            st.warning(say("口令不对。", "That is not the password."), icon="🔒")
    return False


def _choose(here: Here) -> None:
    say = here.say
    given = st.file_uploader(say(f"把公文的文本文件（.txt、.md）拖到这里，可以多个，每个不超过 {MOST_MB} MB",
                                 f"Drop text files of documents (.txt, .md), several at once, up to {MOST_MB} MB each"),
                             accept_multiple_files=True, key=f"files.{st.session_state.get('uploads', 0)}", max_upload_size=MOST_MB)
    st.caption(say("一个文件可以是一篇公文，也可以是整本公报；UTF-8、GB18030、UTF-16 都可以。PDF、Word 要先另存为文本。",
                   "A file may be one document or a whole gazette, in UTF-8, GB18030 or UTF-16. PDF and Word have to be saved as text first."))
    if given and st.button(say(f"读取并加入 {len(given)} 个文件", f"Read and add {len(given)} file(s)"), type="primary"):
        try:
            job = uploads.kept(here.settings, [(f.name, f.getvalue()) for f in given])
        except CommandError as error:
            st.error(str(error))
            return
        uploads.start(job, here.settings)
        st.session_state.job = job
        st.session_state.uploads = st.session_state.get("uploads", 0) + 1
        st.rerun()


@st.fragment(run_every=0.7)
def _running(say: Say) -> None:
    job: Job = st.session_state.job
    if job.over:
        st.rerun()
    part = len(job.done) / job.total if job.total else 0.0
    st.progress(part, say(f"已读 {len(job.done)}/{job.total or len(job.names)} 个文件，加入 {len(job.documents)} 份公文",
                          f"{len(job.done)} of {job.total or len(job.names)} files read, {len(job.documents)} documents added"))
    prose("<ul class='plain'>" + "".join(f"<li>{text(d)}</li>" for d in reversed(job.documents[-12:])) + "</ul>", "documents.so.far")
    st.caption(say("离开这一页不会打断它。", "Leaving this page does not interrupt it."))


def _done(here: Here, job: Job) -> None:
    say, report = here.say, job.report
    if report is None:
        st.error(f"{say('没有全部加入。', 'Not everything was added.')} {job.error}", icon="⚠️")
        _again(say)
        return
    figures.clear()
    told = (("新增", "added", report.added), ("更新", "changed", report.changed), ("未变", "unchanged", report.unchanged))
    st.success(say("读完了：", "Done: ") + "，".join(say(f"{zh} {len(ids)} 份", f"{len(ids)} {en}") for zh, en, ids in told if ids) if any(ids for *_, ids in told)
               else say("没有可加入的公文。", "There was nothing to add."), icon="✅" if report.added or report.changed else "ℹ️")
    prose(_read(here, job), "read")
    prose(_difference(say, job), "difference")
    with st.expander(say("通常表示事实、却没有读出事实的词句", "Words that usually state a fact where none was read")):
        rows = [(text(o["document"]), text(o["path"]), f"<b>{text(o['words'])}</b>", text(o["sentence"])) for read in
                omissions([job.folder / n for n in job.names if (job.folder / n).exists()]) for o in read.omissions[:200]] if job.folder.exists() else []
        prose(table((say("公文", "Document"), say("条款", "Clause"), say("词", "Words"), say("句子", "Sentence")), rows) if rows else
              f'<p class="empty">{text(say("没有。", "None."))}</p>', "omissions")
    _again(say)
    _back(here)


def _again(say: Say) -> None:
    if st.button(say("再添加", "Add more")):
        del st.session_state.job
        st.rerun()


def _read(here: Here, job: Job) -> str:
    """What was read of each document, and what could not be."""
    say, report = here.say, job.report
    assert report is not None
    rows = []
    for id_ in (*report.added, *report.changed, *report.unchanged)[:200]:
        node = pages.node(here.store, Label.DOCUMENT, id_)
        if node is None:
            continue
        found = pages.facts(here.store, id_)
        number = {fact: sum(f["fact"] == fact for f in found) for fact in ("ASSIGNS", "LEADS", "ASSISTS", "CITES", "SUPERSEDES", "SERVES_ON", "MENTIONS")}
        read = "，".join(f"{say.relation(k)} {n}" for k, n in number.items() if n)
        lacks = "、".join(say.value(x) for x in report.lacks.get(id_, ()))
        rows.append((link(href(say, "document", id=id_), node.name), text(node.properties.get("number")), text(read), f'<span class="late">{text(lacks)}</span>'))
    read_ = table((say("公文", "Document"), say("文号", "Number"), say("读出的事实", "Facts read"), say("缺", "Lacks")), rows)
    bad = "".join(f'<li class="late">{text(file)}: {text(reason)}</li>' for file, reason in report.unreadable)
    twice = "".join(f"<li>{text(d.document)}: {text(say(f'已从 {d.kept} 载入', f'already loaded from {d.kept}'))}</li>" for d in report.duplicates)
    unresolved = "，".join(f"{k} {n}" for k, n in report.unresolved.items())
    return (section(say("读出的公文", "Documents read"), len(rows), read_, say("没有。", "None."))
            + (section(say("未能读取的文件", "Files not read"), len(report.unreadable), f'<ul class="plain">{bad}</ul>') if bad else "")
            + (section(say("已经有的公文", "Documents already there"), len(report.duplicates), f'<ul class="plain">{twice}</ul>') if twice else "")
            + (section(say("未决的名称", "Unresolved"), None, f"<p>{text(unresolved)}</p>") if unresolved else ""))


def _difference(say: Say, job: Job) -> str:
    report = job.report
    assert report is not None
    rows = []
    for label in COUNTED:
        before, after = job.before.get(label, 0), report.counts.get(label, 0)
        rows.append((text(say.many(label)), f"{before:,}", f"{after:,}", f"<b>{after - before:+,}</b>" if after != before else "—"))
    return section(say("图谱里的变化", "What changed in the graph"), None, table((say("种类", "Kind"), say("之前", "Before"), say("之后", "After"), say("增减", "Change")), rows))


def _back(here: Here) -> None:
    """Additions that can be taken back."""
    say = here.say
    found = uploads.additions(here.settings)[:10]
    if not found:
        return
    st.subheader(say("以前的添加", "Earlier additions"))
    for addition in found:
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            st.markdown(f"{addition.at:%Y-%m-%d %H:%M} · " + "、".join(f"`{n}`" for n in addition.files[:4]) + " · "
                        + say(f"新增 {len(addition.added)}，更新 {len(addition.changed)}", f"{len(addition.added)} added, {len(addition.changed)} changed"))
            if st.button(say("撤销", "Undo"), key=f"undo.{addition.folder.name}"):
                with st.spinner(say("撤销中…", "Taking it back …")):
                    number, lost = uploads.undo(here.store, here.settings, addition)
                figures.clear()
                st.session_state.pop("job", None)
                st.toast(say(f"已撤销 {number} 份公文。", f"{number} documents taken back.") + (say(f"{len(lost)} 份的旧文已无文件，保留现文。", f" {len(lost)} stay: no file holds their earlier text.")
                                                                                  if lost else ""))
                st.rerun()
