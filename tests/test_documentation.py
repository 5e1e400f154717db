"""What the documentation says is what the code does: generated files are current, lists are complete, commands in the README exist."""
import re
import tomllib
from pathlib import Path

import click
import pytest

from app.cli import cli
from app.documentation import FILES
from queries.catalogue import CATALOGUE

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands(group: click.Group = cli, prefix: str = "") -> list[tuple[str, click.Command]]:
    """All commands with their full names: `build`, `store start` …"""
    found = []
    for name, command in group.commands.items():
        found.append((prefix + name, command))
        if isinstance(command, click.Group):
            found += commands(command, f"{prefix}{name} ")
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_generated_documentation_is_current(path):
    assert path.read_text(encoding="utf-8") == FILES[path](), "run: make docs"


def test_every_dependency_has_its_reason():
    rows = re.findall(r"^\| `([\w.-]+)` \| (\S.*) \|$", (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8"), flags=re.M)
    listed = [name for name, _ in rows]
    declared = [*PROJECT["dependencies"], *(d for extra in PROJECT["optional-dependencies"].values() for d in extra)]
    assert sorted(listed) == sorted({re.split(r"[<>=!~ ]", d)[0] for d in declared})


@pytest.mark.parametrize(("name", "command"), commands())
def test_every_command_has_help_in_both_languages_and_stands_in_the_readme(name, command):
    assert re.search(r"[\u4e00-\u9fff]", command.help), name
    assert re.search(r"[A-Z][a-z]+ .*\.", command.help), name
    assert f"zhengtu {name.split()[0]}" in README


@pytest.mark.parametrize(("name", "command"), commands())
def test_every_option_says_what_it_is_for(name, command):
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.name not in ("help", "version"):
            assert parameter.help, f"{name} {parameter.opts}"


def shell_lines(text: str) -> list[str]:
    blocks = re.findall(r"```(?:sh|bash|console)?\n(.*?)```", text, flags=re.S)
    return [line.split("#")[0].strip() for block in blocks for line in block.splitlines()]


@pytest.mark.parametrize("path", ["README.md", "queries/README.md", "docs/queries.md"])
def test_commands_in_the_documentation_exist(path):
    known = {name for name, _ in commands()}
    for line in shell_lines((ROOT / path).read_text(encoding="utf-8")):
        words = re.sub(r"--(data|store) \S+ ", "", line).split()
        if words and words[0].endswith("zhengtu") and len(words) > 1 and not words[1].startswith("-"):
            assert words[1] in known, line
            if words[1] == "query" and len(words) > 2:
                assert words[2] in CATALOGUE, line
                given = dict(re.findall(r"-p (\w+)=('[^']*'|\S+)", line))
                assert set(given) <= {p.name for p in CATALOGUE[words[2]].parameters}, line
        if words and words[0] == "make":
            assert re.search(rf"^{words[1]}:", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.M), line


@pytest.mark.parametrize("path", ["README.md", "queries/README.md", "app/README.md"])
def test_links_of_the_documentation_lead_somewhere(path):
    for target in re.findall(r"\]\(([^)#]+)\)", (ROOT / path).read_text(encoding="utf-8")):
        assert "://" in target or ((ROOT / path).parent / target).exists(), target


def test_the_compose_file_pins_its_images_and_opens_nothing_to_the_network():
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    assert re.findall(r"^  (\w+):$", text.split("\nvolumes:")[0], flags=re.M) == ["neo4j", "app"]
    assert re.search(r"image: neo4j:5\.26\.\d+-community$", text, flags=re.M)
    assert text.count("healthcheck:") == 2
    ports = re.findall(r'^      - "([^"]+:\d+)"$', text, flags=re.M)
    assert ports and all(p.startswith("127.0.0.1:") for p in ports)
    passwords = re.findall(r"\$\{NEO4J_PASSWORD[^}]*\}", text)
    assert passwords and all(":?" in p for p in passwords), "no default password"
    assert re.search(r"^FROM python:3\.\d+\.\d+-slim-\w+$", (ROOT / "Dockerfile").read_text(encoding="utf-8"), flags=re.M)
