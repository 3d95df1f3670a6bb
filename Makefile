# Everything runs in .venv, which the first target makes and fills from requirements.lock.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 3000
# Whoever reaches the UI may start and stop runs: see SECURITY.md before it listens for other machines.
UI_HOST ?= 127.0.0.1
BIN := .venv/bin
export DAGSTER_HOME ?= $(CURDIR)/.dagster
# Where an environment forbids to cache bytecode, compiling 1,900 modules anew costs every start three seconds.
export PYTHONDONTWRITEBYTECODE :=
# A machine with much other work takes more than Dagster's 60 seconds to start a run, which then counts as failed.
export DAGSTER_GRPC_TIMEOUT_SECONDS ?= 600

.PHONY: run extract dry-run drop restore status test bench bench-cluster ui lint setup

run: setup  ## Run the whole pipeline once over SEEDS_DIR (or FOLDER=..., to a file of its own) and print a summary.
	@$(BIN)/python -m pipelines run $(if $(FOLDER),--folder "$(FOLDER)") $(if $(REFRESH),--refresh)

extract: setup  ## After a change of the rules: extract facts again from the documents that the last run read.
	@$(BIN)/python -m pipelines extract

dry-run: setup  ## Say what a run would change, and publish nothing.
	@$(BIN)/python -m pipelines dry-run

drop: setup  ## Take out DOCUMENT=... (a document_id or source_path), with REASON=...
	@$(BIN)/python -m pipelines drop "$(DOCUMENT)" $(if $(REASON),--reason "$(REASON)")

restore: setup  ## Let readers see the release before the published one again, or RELEASE=...
	@$(BIN)/python -m pipelines restore $(RELEASE)

status: setup  ## Say what the last run published, and fail where that is too old.
	@$(BIN)/python -m pipelines status

test: setup  ## Run the tests.
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

bench: setup  ## Measure what runs cost, as ratios side by side (docs/performance.md); PARTS="nights growth", DOCUMENTS=3000, CORPUS=texts.parquet.
	@$(BIN)/python -m benchmarks $(PARTS) $(if $(DOCUMENTS),--documents $(DOCUMENTS)) $(if $(CORPUS),--corpus "$(CORPUS)")

bench-cluster: setup  ## Measure 1, 2 and 4 workers, and a merge in partitions (docs/cluster.md); DOCUMENTS=24000, CORPUS=texts.parquet, CLAIMS=10000000, ENGINE=local.
	@$(BIN)/python -m benchmarks.cluster $(if $(CLAIMS),--claims $(CLAIMS)) $(if $(DOCUMENTS),--documents $(DOCUMENTS)) $(if $(CORPUS),--corpus "$(CORPUS)") $(if $(ENGINE),--engine $(ENGINE))

ui: setup  ## Start the Dagster UI and its daemon (schedules, queue) on this machine.
	@echo "Dagster UI: http://localhost:$(PORT) (stop it with Ctrl-C)"
	@exec $(BIN)/dagster dev --workspace workspace.yaml --host $(UI_HOST) --port $(PORT)

lint: setup  ## Check style, types and the import rule.
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

# A DAGSTER_HOME of the user's own keeps its settings; an empty one gets ours.
setup: .venv/installed .dagster/dagster.yaml
	@mkdir -p "$$DAGSTER_HOME"
	@test -e "$$DAGSTER_HOME/dagster.yaml" || cp .dagster/dagster.yaml "$$DAGSTER_HOME"

# EXTRAS=cluster: the libraries of ENGINE=ray, which have a lock file of their own.
EXTRAS ?=
ifneq ($(EXTRAS),)
setup: .venv/installed-$(EXTRAS)
endif

.venv/installed-%: requirements-%.lock .venv/installed
	@echo "Adding the extra $* to .venv ..."
	@if test -x $(BIN)/uv; then install="$(BIN)/uv pip install --quiet --python $(BIN)/python"; \
	else install="$(BIN)/python -m pip install --quiet --disable-pip-version-check"; fi; \
	$$install --no-deps --require-hashes -r $<
	@touch $@

# The lock file is complete, so nothing is resolved. uv takes seconds; where it can't be had, pip takes half a minute.
.venv/installed: requirements.lock pyproject.toml
	@echo "Setting up .venv ..."
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11")'
	@test -x $(BIN)/python || "$(PYTHON)" -m venv .venv
	@if $(BIN)/python -m pip install -qq --disable-pip-version-check uv; then \
		install="$(BIN)/uv pip install --quiet --python $(BIN)/python"; \
	else \
		install="$(BIN)/python -m pip install --quiet --disable-pip-version-check"; \
	fi; \
	install="$$install --no-deps"; \
	$$install --require-hashes -r requirements.lock && $$install --no-build-isolation --editable .
	@touch $@

.dagster/dagster.yaml: pipelines/defs/dagster.yaml
	@mkdir -p .dagster
	@cp $< $@
