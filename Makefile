# Everything runs from .venv, which is made on the first call.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test truth fuzz score lint bench guard lock audit

# What a user needs, and what a developer needs besides.
$(VENV)/installed: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[msg,pdf]'
	touch $@

$(VENV)/ready: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,lint]'
	touch $@

# One draft of each kind in examples/ departs on purpose, so the check ends with 1.
demo: $(VENV)/installed
	@$(BIN)/faracheck check examples/; status=$$?; \
	if [ $$status -eq 1 ]; then \
	  echo; \
	  echo "The check ended with exit code 1, as it should: the drafts in examples/departing depart on purpose."; \
	else \
	  echo "Expected exit code 1 from the check of examples/, got $$status."; exit 1; \
	fi

# Where no Chromium is installed, the end of the run says which tests were skipped, and how to run them.
test: $(VENV)/ready
	$(BIN)/python -m coverage run -m pytest -rs
	$(BIN)/python -m coverage report $$($(BIN)/python -m tests.browser)

# Where a Chromium is installed: every page of tests/pages judged anew, and random pages besides.
truth: $(VENV)/ready
	FARACHECK_ALL_PAGES=1 $(BIN)/python -m pytest tests/pages/test_truth.py

SECONDS ?= 600
fuzz: $(VENV)/ready
	$(BIN)/python -m tests.fuzz.crashing --seconds $(SECONDS) --keep fuzzed
	$(BIN)/python -m tests.fuzz --seconds $(SECONDS)

score: $(VENV)/ready
	@$(BIN)/python -m tests.score

lint: $(VENV)/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/ready
	$(BIN)/python -m bench

# What has become twice as slow beside lxml and an empty process as bench/results.json has it.
guard: $(VENV)/ready
	$(BIN)/python -m bench.guard

# What CI may install in place of what is newest: LOCKED=1 .ci/run.
lock: $(VENV)/ready
	mkdir -p build
	$(BIN)/python -m pip install --quiet --dry-run --ignore-installed --report build/lock.json '.[test,lint]'
	$(BIN)/python ci/lock.py build/lock.json

# Asks the public list of known weaknesses about what the lock names; needs the network.
audit: $(VENV)/ready
	test -x build/audit/bin/python || $(PYTHON) -m venv build/audit
	build/audit/bin/python -m pip install --quiet 'pip-audit>=2.7,<3'
	build/audit/bin/pip-audit --requirement ci/lock.txt --disable-pip --strict
