# GNU make. `make` alone lists the targets; each sets up what it needs.

PYTHON ?= python3
PORT ?= 8000

VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed.stamp
BOOK := _build/book.stamp
BOOK_SOURCES := _config.yml _toc.yml $(wildcard lessons/*.ipynb book/*.md book/*.bib \
	book/_static/* book/_ext/*.py book/images/* course/figures/*.py course/figures/*.css course/figures/*.js course/figures/*.png)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help serve test lab book notebooks sync diagnose lint format lock venv browser clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: book ## Build the book and serve it at http://localhost:8000 (or PORT=...)
	@$(BIN)/python book/serve.py $(PORT)

test: $(INSTALLED) browser ## Run every test, from the fastest to the slowest
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses auto --dist loadfile --ignore tests/figures --ignore tests/site --ignore tests/lab \
		--doctest-modules nnlib course tests
	$(BIN)/pytest --numprocesses auto --dist load tests/figures
	$(BIN)/pytest --numprocesses auto --dist loadfile --nbval lessons
	@$(MAKE) --no-print-directory book
	$(BIN)/pytest tests/site tests/lab

lab: $(INSTALLED) ## Open the lessons in JupyterLab
	$(BIN)/jupyter lab --notebook-dir lessons $(if $(filter 0,$(shell id -u)),--allow-root)

book: $(BOOK) ## Build the book in _build/html, if anything in it changed

notebooks: $(INSTALLED) ## Run every lesson afresh and store its outputs
	$(BIN)/python -m course.execute lessons/*.ipynb

sync: $(INSTALLED) ## Write the exercises of course/exercises into the lessons
	$(BIN)/python -m course.exercises.sync lessons/*.ipynb

diagnose: $(INSTALLED) ## Print each wrong answer to the exercises beside its message
	@$(BIN)/python tests/course/diagnose.py

lint: $(INSTALLED) ## Check the style of code and notebooks, and the types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: $(INSTALLED) ## Put code and notebooks into the project's style
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

lock: $(INSTALLED) ## Pin the dependencies anew (newest ones: LOCK=--upgrade)
	$(BIN)/python -m pip install --quiet uv
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile pyproject.toml --quiet \
		--universal --python-version 3.11 $(LOCK) \
		--extra lessons --extra lab --extra book --extra test -o requirements.txt
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile pyproject.toml --quiet \
		--universal --python-version 3.11 --upgrade \
		--extra lessons --constraint requirements.txt -o binder/requirements.txt

venv: $(INSTALLED) ## Set up the virtual environment in .venv

browser: $(INSTALLED) ## Make sure of a browser for the tests
	@$(BIN)/python tests/browser.py || { \
		if [ "$$(id -u)" = 0 ] && grep -qs '^ID=debian' /etc/os-release; \
		then apt-get update -qq && apt-get install -y -qq chromium libatomic1; \
		else $(BIN)/playwright install chromium || { \
			echo "If a library is missing, type: sudo apt-get install -y libatomic1"; exit 1; }; fi && $(BIN)/python tests/browser.py; }

clean: ## Remove everything that make has made
	rm -rf $(VENV) _build .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A page that is no longer listed must not stay behind, and a warning must be seen
# again: so a change anywhere builds the whole book, which takes seconds.
$(BOOK): $(INSTALLED) $(BOOK_SOURCES)
	@rm -rf _build
	$(BIN)/jupyter-book build . -W -n --keep-going --quiet >/dev/null
	@touch $@
	@echo "The book is in _build/html/book/index.html"

$(INSTALLED): requirements.txt pyproject.toml
	@command -v $(PYTHON) >/dev/null || { \
		echo "$(PYTHON) was not found. Install Python 3.11 or newer, or name yours: make PYTHON=..."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or newer is needed, and $(PYTHON) is `$(PYTHON) -V`. Name a newer one: make PYTHON=python3.12"; exit 1; }
	@[ -x $(BIN)/pip ] || $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; \
		then apt-get update -qq && apt-get install -y -qq python3-venv && $(PYTHON) -m venv $(VENV); \
		else echo "Python's venv module is missing. Type: sudo apt-get install -y python3-venv"; exit 1; fi; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.txt --editable .
	@touch $@
