# Naba. `make` alone lists the targets. Works with GNU make 3.81 and later.

# Settings, each of which can be given on the command line: make ingest INPUT=news/
INPUT ?= seeds/articles
STORE ?= graph
WORKERS ?=
MIN_CONFIDENCE ?=
NAME ?=
PARAMS ?=
TO ?=
FORMAT ?= nquads
OUT ?=
GOLD ?= ../shared/eval/dev
CORPORA ?= ../shared/data
PIP_FLAGS ?=
export INPUT STORE WORKERS MIN_CONFIDENCE NAME TO FORMAT OUT GOLD CORPORA

VENV := .venv
PY := $(VENV)/bin/python
NABA := $(PY) -m ingest
# naba's exit code 1 says that some records were skipped and listed, which is no failure of `make ingest` or `make eval`.
# A crash of Python has the same code, so it is given another one here.
NABA_SKIPPING := $(PY) -c 'import os, sys; \
	sys.excepthook = lambda *error: (sys.__excepthook__(*error), os._exit(70)); \
	from ingest.cli import main; code = main(sys.argv[1:]); sys.exit(0 if code == 1 else code)'
RUNTIME := $(VENV)/.runtime-installed
DEV := $(VENV)/.dev-installed
DATA := $(VENV)/.data-fetched
# The constraints hold for building packages as well; older and newer releases of pip take that from different variables.
PIP_CONSTRAINED := PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt \
	$(PY) -m pip install --disable-pip-version-check --quiet $(PIP_FLAGS)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup authority ingest query stats load export validate test check lint format bench eval train clean distclean

help: ## list the targets
	@echo "Naba reads Arabic news into a knowledge graph. Targets:"
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile
	@echo "Settings: INPUT STORE WORKERS MIN_CONFIDENCE NAME PARAMS TO FORMAT OUT GOLD CORPORA PYTHON PIP_FLAGS, as in: make ingest INPUT=news/"

setup: $(RUNTIME) ## create .venv, install the pinned packages, fetch and verify the morphology database
	@$(PY) -m ingest.setup
	@touch $(DATA)

authority: $(DEV) $(DATA) ## check seeds/authority against the data of packages, and compile it
	@$(PY) -m ingest.setup.authority

ingest: $(DATA) ## read INPUT (default seeds/articles) into the store STORE (default graph), with WORKERS processes; MIN_CONFIDENCE=0.7 leaves out what is less sure
	@$(NABA_SKIPPING) ingest "$$INPUT" --store "$$STORE" $${WORKERS:+--workers "$$WORKERS"} \
	  $${MIN_CONFIDENCE:+--min-confidence "$$MIN_CONFIDENCE"}

query: $(DATA) ## answer a question: make query NAME=planned-then-ended PARAMS='--param ...'; without NAME, list them
	@if [ -n "$$NAME" ]; then $(NABA) query "$$NAME" --store "$$STORE" $(PARAMS); else $(NABA) query --list; fi

stats: $(DATA) ## count what is in the store
	@$(NABA) stats --store "$$STORE"

load: $(DATA) ## copy the store into a triple store: make load TO=http://localhost:7878
	@[ -n "$$TO" ] || { echo "Give the server's base address: make load TO=http://localhost:7878" >&2; exit 2; }
	@$(NABA) load --to "$$TO" --store "$$STORE" $(PARAMS)

export: $(DATA) ## write the store to standard output or OUT in FORMAT (nquads, trig, jsonld; csv for the table of events)
	@case "$$FORMAT" in csv|jsonl) form=--events;; *) form=--format;; esac; \
	$(NABA) export --store "$$STORE" $$form "$$FORMAT" $${OUT:+--output "$$OUT"} $(PARAMS)

validate: $(DATA) ## check the store against the SHACL shapes
	@$(NABA) validate --store "$$STORE"

test: $(DEV) $(DATA) ## run all tests with coverage
	@$(PY) -m pytest --cov --cov-report=term:skip-covered

check: $(DEV) ## check style and types: ruff, mypy
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy

lint: $(DEV) ## check style only
	@$(PY) -m ruff check .

format: $(DEV) ## put the code into the project's format
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .

bench: $(DEV) $(DATA) ## measure articles and words a second, and memory
	@$(PY) -m bench

eval: $(DEV) $(DATA) ## score Naba against our own gold (tests/eval/gold) and the folder GOLD (articles.jsonl, gold/, score.py), and recognition on CORPORA
	@for scorer in "$$GOLD/score.py" "$$GOLD/../score.py"; do [ ! -f "$$scorer" ] || break; done; \
	if [ -f "$$scorer" ] && [ -f "$$GOLD/articles.jsonl" ]; then set -e; mkdir -p build; \
	  $(NABA_SKIPPING) annotate "$$GOLD/articles.jsonl" $${MIN_CONFIDENCE:+--min-confidence "$$MIN_CONFIDENCE"} > build/annotations.jsonl; \
	  $(PY) "$$scorer" --articles "$$GOLD/articles.jsonl" --gold "$$GOLD/gold" --system build/annotations.jsonl; \
	  echo "The same by our own scorer:"; \
	  $(PY) -m tests.eval.scorer score "$$GOLD" --system build/annotations.jsonl; \
	else echo "There are no other gold annotations in $$GOLD. Give their folder: make eval GOLD=folder"; fi
	@echo "Our own gold:"
	@$(PY) -m tests.eval.scorer score tests/eval/gold
	@$(PY) -m tests.eval.recognition "$$CORPORA"

train: $(DEV) $(DATA) ## train the recogniser of names on the corpora in the folder CORPORA (docs/recogniser.md); half an hour or more
	@[ -d "$$CORPORA" ] || { echo "No folder $$CORPORA. Give that of the corpora: make train CORPORA=folder" >&2; exit 2; }
	@$(PY) -m ingest.train "$$CORPORA" --fast

clean: ## remove what tests and tools leave; keep .venv and the store
	@rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
	@find ingest tests -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## remove .venv with the fetched data as well; keep the store
	@rm -rf $(VENV)

# --- what the targets above stand on -----------------------------------------------------------------------------
# The stamps lie in .venv, so they go with it. A second run finds them and calls neither pip nor the network.

# PYTHON may name the interpreter; else the first of these that is new enough and can make environments.
PYTHONS := $(if $(PYTHON),"$(PYTHON)",python3 python3.13 python3.12 python3.11 python3.14)

$(PY):
	@for python in $(PYTHONS); do \
	  "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue; \
	  if "$$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then \
	    echo "Creating $(VENV) with $$("$$python" --version)"; \
	    "$$python" -m venv --clear $(VENV) && exit 0; \
	    echo "$$python could not create $(VENV); nothing else was changed." >&2; rm -rf $(VENV); exit 2; \
	  fi; \
	  echo "$$python is new enough but cannot create environments: its modules venv or ensurepip are missing." >&2; \
	done; \
	echo "No usable Python: version 3.11 or later with the module venv is needed (tried: $(PYTHONS))." >&2; \
	echo "Install it (on Debian: apt install python3 python3-venv), or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3.12" >&2; \
	exit 2

$(RUNTIME): pyproject.toml constraints.txt | $(PY)
	@echo "Installing the pinned packages (some minutes the first time; 2 GB of disk)"
	@$(PIP_CONSTRAINED) -e . || { $(PIP_FAILED); }
	@touch $@

$(DEV): pyproject.toml constraints.txt | $(RUNTIME)
	@echo "Installing the tools for tests and checks"
	@$(PIP_CONSTRAINED) -e '.[dev]' || { $(PIP_FAILED); }
	@touch $@

$(DATA): $(RUNTIME)
	@$(PY) -m ingest.setup
	@touch $@

define PIP_FAILED
echo "pip could not install the packages; its message is above." >&2; \
echo "Kept: $(VENV) and, in pip's cache, what was downloaded. Check the network and pip's settings, then run" >&2; \
echo "the same command again (or make setup): it goes on from there." >&2; exit 2
endef
