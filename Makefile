# Everything a person types. `make demo` and `make test` set up by themselves.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed

.PHONY: setup demo test lint docs lock bench score score-write fuzz neo4j-test neo4j-jars torture clean screenshots timing

setup: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "政图 needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo '安装依赖 installing the locked dependencies into $(VENV) …'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m graph.archive
	@touch $(STAMP)

demo: setup
	@$(BIN)/zhengtu demo

test: setup
	@$(BIN)/python -m pytest -n auto --dist loadgroup --no-loadscope-reorder

# The tests that run on both stores; here the Neo4j half may not skip.
neo4j-test: setup
	@ZHENGTU_REQUIRE_NEO4J=1 $(BIN)/python -m pytest tests/graph_store tests/parity tests/safe_cypher tests/test_export.py tests/test_clients.py

neo4j-jars: setup
	@$(BIN)/python -m tests.neo4j_server

lint: setup
	@$(BIN)/ruff check .

docs: setup
	@$(BIN)/python -m app.documentation

lock: setup
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --all-extras --upgrade pyproject.toml -o requirements.lock

# The second half asks every question of a store of invented documents: make bench DOCUMENTS=100000 is what docs/performance.md tells of
DOCUMENTS ?= 2000
bench: setup
	@$(BIN)/python -m tests.benchmark
	@$(BIN)/python -m tests.benchmark.large --documents $(DOCUMENTS)

# How well annotated documents are read, against the committed figures; score-write commits to new ones
score: setup
	@$(BIN)/python -m tests.score

score-write: setup
	@$(BIN)/python -m tests.score --write

# Ten thousand damaged inputs; the tests run a few hundred
fuzz: setup
	@$(BIN)/python -m tests.reading.fuzz 10000

# 50 kills of builds and servers on each store; what it proves and what came of it: docs/reliability.md
torture: setup
	@$(BIN)/python -m tests.durability

# The pictures of the README, of the examples' graph; needs Chromium (ZHENGTU_CHROMIUM, else the system's).
screenshots: setup
	@$(BIN)/python -m tests.web.screenshots

# How long the pages of the app take in a browser.
timing: setup
	@$(BIN)/python -m tests.web.timing

clean:
	rm -rf $(VENV) .zhengtu
