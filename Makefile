# Everything a person or a machine runs here. Needs Python 3.11 or later and make; the rest goes into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLES_HOME := data

.DEFAULT_GOAL := help
.PHONY: help run check test lint bench mutants train lock clean

help: ## List the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-7s %s\n", $$1, $$2}'

run: $(VENV)/ready ## Set up, run the pipeline on samples/, show what came out
	@$(BIN)/wireledger run samples --home $(SAMPLES_HOME)

check: $(VENV)/ready ## Set up, run the tests that need no flow
	@$(BIN)/pytest -n auto tests/transforms tests/docs

test: $(VENV)/ready ## Set up, run all tests
	@$(BIN)/pytest -n auto --dist loadfile --cov --cov-report=

lint: $(VENV)/ready ## Style, types, direction of imports
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check -q .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache >.lint-imports.log 2>&1 || { cat .lint-imports.log; exit 1; }
	@rm -f .lint-imports.log
	@$(BIN)/python -m tests.quality.complexity

bench: $(VENV)/ready ## Measure documents and megabytes a second, whole and by stage
	@$(BIN)/python -m benchmarks.speed

mutants: $(VENV)/ready ## Say which predicates no test misses, an hour; ARGS="--name is_ --sample 24" for fewer
	@$(BIN)/python -m tests.quality.mutants $(ARGS)

train: $(VENV)/ready ## Fit the weights behind the confidence of figures and events again, print how far it may be believed
	@$(BIN)/python -m tests.quality.train fit
	@$(BIN)/python -m tests.quality.train_events fit

lock: ## Renew requirements.lock from pyproject.toml (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --extra dev \
		--custom-compile-command "make lock" pyproject.toml -o requirements.lock

clean: ## Remove the environment and the data of make run
	rm -rf $(VENV) $(SAMPLES_HOME)

# Hashes are checked; the lock is complete, so pip has nothing to resolve. The project itself goes in editable, built with the locked hatchling.
$(VENV)/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "wireledger needs Python 3.11 or later; say which with: make PYTHON=python3.11 run"; exit 1; }
	@echo "Setting up $(VENV) (once; a minute or two)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
