# The two commands are `make run` and `make test`; `make help` lists the rest.
PYTHON ?= python3
PY := .venv/bin/python
.DEFAULT_GOAL := help
.PHONY: help run test setup fast lint format types law messages lock bench deploy-check

help:  ## what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

run:  ## set up what is missing and start everything (PORT=8000, HOST=127.0.0.1)
	@$(PYTHON) -m setup run

test:  ## set up what is missing and check everything, on SQLite and PostgreSQL
	@$(PYTHON) -m setup test

setup:  ## set up only
	@$(PYTHON) -m setup ready

fast:  ## the tests on SQLite, without the browser
	@$(PY) -m pytest -n 2 -m "not browser"

lint:  ## style, formatting, layers
	@$(PY) -m ruff check . && $(PY) -m ruff format --check . && .venv/bin/lint-imports

format:  ## put the code into shape
	@$(PY) -m ruff check --fix . && $(PY) -m ruff format .

types:  ## mypy
	@$(PY) -m mypy .

law:  ## the tests of the law alone, without a database
	@$(PY) -m pytest tests/law

messages:  ## collect the words to translate into locale/
	@$(PY) manage.py makemessages --all --no-location --no-wrap --ignore='.venv/*' --ignore='node_modules/*' --ignore='var/*'

lock:  ## pin all packages anew, with hashes and without addresses
	@$(PYTHON) -m setup lock

bench:  ## measure, and write bench/RESULTS.md
	@$(PYTHON) -m setup bench

deploy-check:  ## read the deployment files as their programs would
	@$(PY) -m pytest tests/codehealth/test_deploy.py
