# Two commands matter: `make run` and `make test`. `make help` lists the others.
PORT ?= 8000
ARGS ?=
# A file of tests stays in one process, and so does all that looks at the demo: it is written once (tests/scheduling.py).
BESIDE ?= not alone
SIDE_BY_SIDE = -n auto --maxprocesses 4 --dist loadfile -m "$(BESIDE)"
# Browsers, and tests that commit.
ALONE ?= alone
# Of "some tests" one half may be none.
OR_NONE := || [ $$? = 5 ]
PYTHON := .venv/bin/python
# Any Python 3 starts tools/setup.py; that one looks for a new enough one and says so if there is none.
ANY_PYTHON := $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11 python,$(shell command -v $(name) 2>/dev/null)))
SETUP := @$(if $(ANY_PYTHON),,echo "Python 3.11 or newer is needed: install it first (Debian and Ubuntu: apt install python3 python3-venv)."; exit 1;) $(ANY_PYTHON) tools/setup.py

.DEFAULT_GOAL := help
.PHONY: help setup run seed test test-browser sweep lint format check bench lighthouse sizes screenshots messages lock

help: ## List these targets.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: export SITE_URL ?= http://localhost:$(PORT)
run: ## The whole site with demo content on http://localhost:8000 (PORT= changes it).
	$(SETUP) --site
	@exec $(PYTHON) manage.py serve --port $(PORT)

test: ## The whole test suite, on SQLite or on DATABASE_URL (ARGS= goes to pytest).
	$(SETUP) --dev
	@$(PYTHON) -m pytest $(SIDE_BY_SIDE) $(ARGS) $(OR_NONE)
	@$(PYTHON) -m pytest -m "$(ALONE)" $(ARGS) $(OR_NONE)

test-browser: ## Only the tests that drive Chromium.
	$(SETUP) --dev
	@REQUIRE_BROWSER=1 $(PYTHON) -m pytest -m browser $(ARGS)

sweep: ## Every kind of page in all languages, at every width, in every theme (ten minutes; `make test` does three).
	$(SETUP) --dev
	@SWEEP=whole REQUIRE_BROWSER=1 $(PYTHON) -m pytest -s tests/browser/test_sweep.py $(ARGS)

setup: ## .venv with everything development needs.
	$(SETUP) --dev

seed: ## Write the demo content anew (it never touches what it did not write).
	$(SETUP) --site
	@$(PYTHON) manage.py seed_demo $(ARGS)

lint: ## Style of Python and templates, pending migrations, system checks.
	$(SETUP) --dev
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m djlint --quiet --lint templates
	@mkdir -p var
	@$(PYTHON) manage.py compilemessages --settings li_site.settings.test
	@$(PYTHON) manage.py makemigrations --check --dry-run --settings li_site.settings.test
	@$(PYTHON) manage.py check --settings li_site.settings.test --fail-level WARNING

format: ## Put Python files into the agreed shape.
	$(SETUP) --dev
	@$(PYTHON) -m ruff check --fix .
	@$(PYTHON) -m ruff format .

check: lint test ## What must be green before a change is handed in.

bench: ## One table of what the site costs and its bars (ARGS=--write writes docs/benchmarks.md).
	$(SETUP) --dev
	@$(PYTHON) tools/bench.py $(ARGS)

lighthouse: ## Lighthouse's scores of the main pages (needs npx and Chromium).
	$(SETUP) --dev
	@$(PYTHON) tools/lighthouse.py $(ARGS)

sizes: ## How large files, functions and templates are.
	@$(ANY_PYTHON) tools/sizes.py

screenshots: ## Take the pictures in docs/img/ anew (needs Chromium).
	$(SETUP) --dev
	@$(PYTHON) tools/screenshots.py $(ARGS)

messages: ## Collect the interface's strings for translators (needs gettext).
	$(SETUP) --dev
	@command -v xgettext >/dev/null || { echo "xgettext is needed: install it first (Debian and Ubuntu: apt install gettext)."; exit 1; }
	@$(PYTHON) manage.py makemessages -l fr -l de -l es -l ar --ignore .venv --ignore var --ignore tests --no-wrap --no-obsolete --add-location file
	@$(PYTHON) manage.py compilemessages

LOCK := $(PYTHON) -m uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header
lock: ## Compile pyproject.toml's requirements into hash-locked files.
	$(SETUP) --dev
	@$(LOCK) pyproject.toml -o requirements.txt
	@$(LOCK) --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt
