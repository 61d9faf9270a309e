# Every target sets up what it needs: a virtual environment in .venv from the pinned, hashed lists in requirements/.
PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check install
ASHORE := $(BIN)/ashore

.DEFAULT_GOAL := help
.PHONY: help demo test lint bench eval train screenshots lock clean

help: ## show this help
	@awk 'BEGIN {FS = ":.*## "} /^[a-z]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/.run ## build a sample workspace in demo/ and show its facts, cases, market and report
	@$(ASHORE) demo demo

test: $(VENV)/.dev lint ## lint, types, layers and all tests
	@$(BIN)/python -m pytest -n auto

lint: $(VENV)/.dev ## formatting, lint, strict types and the layering contract
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

bench: $(VENV)/.tools ## speed and memory, as ratios against named baselines (docs/performance.md)
	@$(BIN)/python benchmarks/run.py

eval: $(VENV)/.dev ## scores against the gold annotations in ../shared (docs/quality.md)
	@$(BIN)/python scripts/evaluate.py

train: $(VENV)/.tools ## train the shipped weights again from the annotations in ../shared
	@$(BIN)/python scripts/train_roles.py
	@$(BIN)/python scripts/train_skills.py

screenshots: $(VENV)/.dev ## take the pictures of every page in docs/images again (needs Chromium)
	@$(BIN)/python scripts/screenshots.py

lock: ## write requirements/ again from pyproject.toml (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml --group build -o requirements/run.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml --group build --group dev -c requirements/run.txt -o requirements/dev.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml --group build --group dev --group bench --group train -c requirements/dev.txt -o requirements/tools.txt

clean: ## remove the environment, caches and the sample workspace
	rm -rf $(VENV) demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/bin/python $(VENV)/Scripts/python.exe:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Ashore needs Python 3.11 or newer; run: make PYTHON=/path/to/python3.11 ...")'
	@$(PYTHON) -m venv $(VENV) || { echo "Could not create $(VENV). On Debian and Ubuntu: apt install python3-venv"; exit 1; }

$(VENV)/.run: requirements/run.txt pyproject.toml | $(BIN)/python
	@echo "Setting up $(VENV) (once) ..."
	@$(PIP) --require-hashes -r requirements/run.txt
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	@$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

$(VENV)/.tools: requirements/tools.txt $(VENV)/.dev
	@$(PIP) --require-hashes -r requirements/tools.txt
	@touch $@
