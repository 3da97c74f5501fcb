# Two commands matter: `make demo` and `make test`. `make` alone lists the others.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check -qq
STATIC := src/puebla/site/static/puebla
PORT ?= 8000
DATA ?= data
JOBS ?= 2
TESTS ?= tests
KILLS ?= 300
export PYTHON

FRONTEND := $(shell find frontend -path frontend/node_modules -prune -o -type f -print)
PHRASES := $(shell find src -name django.po)

## Use

demo: run ## Start the demonstration (PORT=8000 DATA=data); Ctrl-C stops it, the data stays
	@exec $(VENV)/bin/puebla demo --port $(PORT) --data $(DATA)

## Develop

test: lint chromium ## Set up whatever is needed and run everything (TESTS=tests/plans for a part)
	@$(PY) -m pytest -q -n $(JOBS) --dist loadfile --no-loadscope-reorder $(TESTS)

check: lint ## The fast checks: style, layers, types, catalogues, rules of the house
	@$(PY) -m pytest -q -n $(JOBS) --dist loadfile -m "not sweep" tests/contract

bench: dev ## Measure the pages against a hand-written floor (some minutes)
	@$(PY) -m bench

kills: dev ## Kill server, workers, database and imports while people write (KILLS=300; about half an hour)
	@$(PY) -m tests.kills --kills $(KILLS)

screenshot: dev chromium ## Take the picture of the README anew
	@$(PY) -m tests.journeys.screenshot docs/images/home.png

messages: dev ## Bring the Spanish catalogues up to date with the code
	@$(PY) -m puebla.kernel.catalogs extract

wheel: run ## Build dist/puebla-*.whl, which pip installs anywhere, without Node
	@bin/wheel $(PY) dist

lock: dev ## Resolve the dependencies of pyproject.toml anew, with hashes
	@bin/lock $(VENV)/bin/uv

## Parts of the above

run: $(VENV)/.run $(STATIC)/puebla.css $(VENV)/.catalogues
dev: $(VENV)/.dev $(STATIC)/puebla.css $(VENV)/.catalogues

lint: dev
	@$(VENV)/bin/ruff check --quiet
	@$(VENV)/bin/ruff format --check --quiet || { echo "Not formatted; run: $(VENV)/bin/ruff format"; exit 1; }
	@$(VENV)/bin/lint-imports >$(VENV)/.layers 2>&1 || { cat $(VENV)/.layers; exit 1; }
	@$(VENV)/bin/mypy --no-error-summary
	@$(PY) -m puebla.kernel.catalogs check
	@echo "Style, layers, types and catalogues: in order."

chromium:
	@bin/chromium-ready

$(PY):
	@bin/python-ready $(VENV)

$(VENV)/.run: requirements/run.txt pyproject.toml | $(PY)
	@echo "Installing the libraries (once) ..."
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-index --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	@echo "Installing the tools of development (once) ..."
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

frontend/node_modules/.installed: frontend/package-lock.json frontend/package.json
	@bin/node-ready
	@echo "Installing what the pages are built with (once) ..."
	@cd frontend && npm ci --no-fund --no-audit --loglevel=error >/dev/null
	@touch $@

$(STATIC)/puebla.css: frontend/node_modules/.installed $(FRONTEND)
	@echo "Building styles, scripts and the map ..."
	@cd frontend && npm run --silent build >node_modules/.log 2>&1 || { cat node_modules/.log; exit 1; }
	@touch $@

$(VENV)/.catalogues: $(PHRASES) | $(VENV)/.run
	@$(PY) -m puebla.kernel.catalogs compile
	@touch $@

help: ## This list
	@awk -F ' ## ' '/^## [A-Z]/ {title = substr($$0, 4)} \
	  /^[a-z]+:.* ## / {if (title) print (n++ ? "\n" : "") title; title = ""; split($$1, t, ":"); printf "  make %-11s %s\n", t[1], $$2}' Makefile

.PHONY: demo test check bench kills screenshot messages wheel lock run dev lint chromium help
