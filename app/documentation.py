"""Documentation made from what the code declares. `make docs` writes it; a test fails when a file is not what this makes."""
from pathlib import Path

from graph.model import EVIDENCE, NODES, RELATIONSHIPS, Property
from queries.catalogue import CATALOGUE, Question

ROOT = Path(__file__).resolve().parents[1]
_MADE = "Made from {source} by `make docs`; do not edit."


def model_markdown() -> str:
    """`docs/model.md`: the nodes, relationships and evidence of `graph.model`."""
    lines = ["# 图谱里有什么 What is in the graph", "", _MADE.format(source="`graph/model.py`"), "",
             "Every node has a unique `id`, every relationship taken from a text a unique `key`. A property that a text does not give is absent.",
             "`origin` says what becomes of a value when a document is taken away: `key` follows from the id, `own` goes with its document,",
             "`gathered` is worked out again from what the remaining documents say.", "", "## 节点 Nodes", ""]
    for node in NODES:
        lines += [f"### `{node.label}` {node.gloss}", "", *_properties(node.properties, origin=True)]
    lines += ["## 关系 Relationships", "", "| type | from | to | meaning | own properties | evidence |", "|---|---|---|---|---|---|"]
    for r in RELATIONSHIPS:
        own = ", ".join(f"`{p.name}`" for p in r.properties)
        lines.append(f"| `{r.type}` | {_names(r.starts)} | {_names(r.ends)} | {r.gloss} | {own} | {'yes' if r.evident else 'no'} |")
    lines += ["", "## 证据 Evidence", "", "Carried by every relationship with evidence:", "", *_properties(EVIDENCE, origin=False)]
    lines += ["## 关系的属性 Properties of relationships", "", "| type | property | kind | meaning |", "|---|---|---|---|"]
    lines += [f"| `{r.type}` | `{p.name}` | {p.type} | {_cell(p.gloss)} |" for r in RELATIONSHIPS for p in r.properties]
    return "\n".join(lines).rstrip() + "\n"


def _properties(properties: tuple[Property, ...], origin: bool) -> list[str]:
    head = ["| property | kind | meaning | origin |", "|---|---|---|---|"] if origin else ["| property | kind | meaning |", "|---|---|---|"]
    rows = [f"| `{p.name}` | {p.type} | {_cell(p.gloss)} |" + (f" {p.origin} |" if origin else "") for p in properties]
    return [*head, *rows, ""]


def _names(labels: tuple) -> str:
    return ", ".join(f"`{label}`" for label in labels)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def queries_markdown() -> str:
    """`docs/queries.md`: every question with its parameters and columns, as their files declare them."""
    lines = ["# 可以问什么 What you can ask", "", _MADE.format(source="`queries/cypher/`"), "",
             "```", "zhengtu query                              # 列出全部 lists all",
             "zhengtu query who_does -p words=秸秆禁烧    # 问一个 asks one", "```", "",
             "参数类型 Kinds of parameters: TEXT is matched as words within a text; NAME is compared whole and may be a full name, an alias or the form",
             "written in a document; DOCUMENT is a number or words of a title, with brackets of any kind; DATE is YYYY-MM-DD or `today`;",
             "INTEGER is a whole number.",
             "", "| question | 问什么 |", "|---|---|", *(f"| [`{q.name}`](#{q.name}) | {q.asks_zh} |" for q in CATALOGUE.values()), ""]
    for q in CATALOGUE.values():
        lines += _question(q)
    return "\n".join(lines).rstrip() + "\n"


def _question(q: Question) -> list[str]:
    given = " ".join(f"-p {p.name}={_quoted(p.example)}" for p in q.parameters if p.default is None)
    lines = [f"## {q.name}", "", q.asks_zh, "", q.asks_en, "", f"For: {', '.join(q.audience)}.", "",
             "```", f"zhengtu query {q.name} {given}".rstrip(), "```", "", "| parameter | kind | default | example | meaning |", "|---|---|---|---|---|"]
    for p in q.parameters:
        default = "**必填 required**" if p.default is None else f"`{p.default}`" if p.default else "—"
        lines.append(f"| `{p.name}` | {p.kind} | {default} | `{p.example}` | {p.zh} {p.en} |")
    return [*lines, "", "| column | 列 | meaning |", "|---|---|---|", *(f"| `{c.name}` | {c.zh} | {c.en} |" for c in q.columns), ""]


def _quoted(value: str) -> str:
    return f"'{value}'" if " " in value else value


FILES = {ROOT / "docs" / "model.md": model_markdown, ROOT / "docs" / "queries.md": queries_markdown}


def main() -> None:
    for path, make in FILES.items():
        path.write_text(make(), encoding="utf-8")
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
