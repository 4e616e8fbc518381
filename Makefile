# What can be done with this checkout. Every target installs what it needs into .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCK := $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-header --quiet
BROWSER := $(wildcard browser/src/* browser/src/*/* browser/asciidoc/* browser/*.json browser/.npmrc)

export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help site serve test test-browser test-rest bench bench-search lint lock clean

help: ## what each target does
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r name what; do printf '  make %-12s %s\n' "$$name" "$$what"; done

site: $(VENV)/ready ## build site/ from source/, with its offline copy
	@$(BIN)/studyfold build

serve: $(VENV)/ready ## show the site on this machine while you write
	@$(BIN)/studyfold serve

test: $(VENV)/ready-for-tests ## check everything: lint, types, tests, browser, workflows
	@$(MAKE) --no-print-directory lint
	@$(BIN)/python tests/browser/install.py
	@$(BIN)/python tests/guide/install.py
	@$(MAKE) --no-print-directory --jobs=2 --keep-going --output-sync=target test-browser test-rest

# A browser waits much: the two halves run side by side.
test-browser: $(VENV)/ready-for-tests ## of the tests, only those in a browser
	@$(BIN)/python -m pytest tests/browser

test-rest: $(VENV)/ready-for-tests ## of the tests, all but those in a browser
	@$(BIN)/python -m pytest --ignore=tests/browser

bench: $(VENV)/ready-for-tests ## measure what splitting and building cost, in minutes
	@$(BIN)/python tests/browser/install.py chromium >&2
	@PYTHONPATH=scripts $(BIN)/python -m bench

bench-search: $(VENV)/ready-for-tests ## measure the search beside the theme's own, in minutes
	@$(BIN)/python tests/browser/install.py chromium >&2
	@PYTHONPATH=scripts $(BIN)/python -m bench.search

lint: $(VENV)/ready-for-tests ## the checks that run nothing: style, types, workflows
	@$(BIN)/ruff check --quiet scripts tests
	@$(BIN)/ruff format --quiet --check scripts tests
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/python scripts/compile_browser.py check
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	@$(BIN)/zizmor --offline --quiet .github/workflows

lock: $(VENV)/ready ## pin every dependency again, with hashes
	@$(PIP) install uv
	@$(LOCK) pyproject.toml requirements.in --output-file requirements.txt
	@$(LOCK) requirements-dev.in requirements-guide.in --constraints requirements.txt --output-file requirements-dev.txt

clean: ## remove everything that a target made
	rm -rf $(VENV) site .studyfold docs/topics docs/data docs/media browser/node_modules tests/browser/firefox/node_modules overrides/assets/*.js scripts/studyfold/reading/sources/*.mjs

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "$(PYTHON) is too old: Python 3.11 or later is needed. Install it, or name it: make PYTHON=python3.12 …" >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "$(PYTHON) has no venv module. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 2; }
	@echo "Making $(VENV) …" >&2
	@$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/installed: requirements.txt $(VENV)/made
	@echo "Installing what requirements.txt pins …" >&2
	@$(PIP) install --require-hashes -r requirements.txt
	@touch $@

$(VENV)/ready: $(VENV)/installed pyproject.toml scripts/compile_browser.py $(BROWSER)
	@echo "Compiling the scripts for the browser …" >&2
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/ready-for-tests: $(VENV)/ready requirements-dev.txt
	@echo "Installing what requirements-dev.txt pins …" >&2
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@
