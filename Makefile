# Everything runs in .venv, which the first target makes and fills from requirements.lock.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 3000
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
export DAGSTER_HOME ?= $(CURDIR)/.dagster
# Where an environment forbids to cache bytecode, compiling 1,900 modules anew costs every start three seconds.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: run test ui lint setup

run: setup  ## Run the whole pipeline once over SEEDS_DIR and print a summary.
	@$(BIN)/python -m pipelines run

test: setup  ## Run the tests.
	@$(BIN)/python -m pytest

ui: setup  ## Start the Dagster UI and its daemon (schedules, queue) on this machine.
	@echo "Dagster UI: http://localhost:$(PORT) (stop it with Ctrl-C)"
	@exec $(BIN)/dagster dev --workspace workspace.yaml --host 127.0.0.1 --port $(PORT)

lint: setup  ## Check style, types and the import rule.
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

setup: $(INSTALLED) $(DAGSTER_HOME)/dagster.yaml

# uv installs in seconds what takes pip most of a minute; where uv can't be had, pip does it.
$(INSTALLED): requirements.lock pyproject.toml
	@echo "Setting up $(VENV) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@if $(BIN)/python -m pip install -qq --disable-pip-version-check uv; then \
		export VIRTUAL_ENV=$(CURDIR)/$(VENV); \
		$(BIN)/uv pip install --quiet --require-hashes -r requirements.lock && \
		$(BIN)/uv pip install --quiet --no-deps --no-build-isolation --editable .; \
	else \
		$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock && \
		$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .; \
	fi
	@touch $@

$(DAGSTER_HOME)/dagster.yaml: pipelines/defs/dagster.yaml
	@mkdir -p $(DAGSTER_HOME)
	@cp $< $@
