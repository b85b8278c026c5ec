# GNU make. `make` alone lists the targets; each sets up what it needs.

PYTHON ?= python3
PORT ?= 8000

VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
# To read and to run the book; to test it as well; and, large, to compare with PyTorch and ONNX.
READER := $(VENV)/reader.stamp
TOOLS := $(VENV)/tools.stamp
TORCH := $(VENV)/torch.stamp
BOOK := _build/book.stamp
PAPER := _build/neural-network-from-scratch.pdf
BOOK_SOURCES := _config.yml _toc.yml $(wildcard lessons/*.ipynb book/*.md book/*.bib book/_static/* book/_ext/*.py \
	book/images/* course/figures/*.py course/figures/*/* course/live/* course/*.py course/*/*.py nnlib/*.py)
NODE_TOOLS := tests/tools/node_modules/.bin
STYLED := course/figures course/live book/_static/book.css book/paper/paper.css tests/figures
# One thread for each of the processes, or they would wait for each other.
LONG := --ignore tests/cells --ignore tests/browsers
PYTEST := OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/pytest --numprocesses auto --quiet

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help serve lab check test cells browsers lint unit book live offline epub pdf downloads notebooks sync bench \
	lighthouse diagnose stills format lock venv torch browser epubcheck clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: book ## Build the book and serve it at http://localhost:8000 (or PORT=...)
	@$(BIN)/python book/serve.py $(PORT)

lab: $(READER) ## Open the lessons in JupyterLab
	$(BIN)/jupyter lab --notebook-dir lessons $(if $(filter 0,$(shell id -u)),--allow-root)

check: $(TOOLS) ## Run what takes less than a minute: style, types, unit tests, doctests
	@$(MAKE) --no-print-directory --jobs 2 lint unit

test: check browser book ## Run the tests: the check, then chapters, figures, site and JupyterLab
	$(PYTEST) --dist loadgroup -m page $(LONG) --nbval --nbval-sanitize-with tests/tools/nbval.cfg lessons tests

cells: browser live book ## Run every cell and every exercise on the pages themselves, which takes minutes
	$(PYTEST) --dist worksteal tests/cells

browsers: $(TOOLS) live book ## Try the pages in Firefox and in WebKit
	@PYTHONPATH=tests $(BIN)/python tests/browsers/drivers.py || { [ "$$(id -u)" = 0 ] && grep -qs '^ID=debian' /etc/os-release && \
		apt-get update -qq && apt-get install -y -qq --no-install-recommends firefox-esr webkit2gtk-driver xvfb xauth && \
		PYTHONPATH=tests $(BIN)/python tests/browsers/drivers.py; }
	$(PYTEST) --dist loadfile tests/browsers

lint: $(TOOLS) ## Check the style and the types of Python, notebooks, JavaScript and CSS
	$(BIN)/ruff check --quiet
	$(BIN)/ruff format --check --quiet
	$(NODE_TOOLS)/biome check --config-path=tests/tools/biome.jsonc --error-on-warnings $(STYLED)
	$(NODE_TOOLS)/tsc --project course/figures/jsconfig.json
	$(BIN)/mypy

unit: $(TOOLS) ## Run the tests that need no page, and the doctests
	$(PYTEST) --dist worksteal -m "not page" --ignore tests/site --ignore tests/lab $(LONG) --doctest-modules nnlib course tests

book: $(BOOK) ## Build the book in _build/html, if anything in it changed

downloads: offline epub pdf ## Make these three, put them beside the site, and link them on its welcome page
	@$(BIN)/python book/_ext/downloads.py

pdf: browser $(PAPER) ## Print the whole book into one PDF

live: $(READER) ## Fetch the Python with which readers run the code on the pages: 25 MB, once
	@$(BIN)/python -m course.live.runtime
	@ls -d _build/html/_static/live-* >/dev/null 2>&1 || rm -f $(BOOK)

offline: book ## Pack the book into one archive, to be read without a network
	@$(BIN)/python book/_ext/offline.py

epub: book ## Make one EPUB of the book, for e-readers
	@PYTHONPATH=book/_ext $(BIN)/python -m ebook

notebooks: $(READER) ## Run every lesson afresh and store its outputs
	$(BIN)/python -m course.authoring.execute lessons/*.ipynb

sync: $(READER) ## Write the exercises of course/exercises into the lessons
	$(BIN)/python -m course.authoring.sync lessons/*.ipynb

stills: $(TOOLS) browser book ## Make what stands for the figures on paper, and the picture of formulas to compare with
	$(BIN)/python tests/figures/stills.py
	$(BIN)/python tests/figures/warm_ups.py
	$(BIN)/python tests/site/sample.py

bench: $(TOOLS) ## Time nnlib against the same written by hand, and against PyTorch where it is installed
	@$(BIN)/python tests/nnlib/bench_training.py

lighthouse: browser book ## Measure the pages as a slow phone has them (or some: PAGES="lessons/01_neuron.html")
	@$(BIN)/npm ci --prefix tests/lighthouse --no-audit --no-fund --silent
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python tests/lighthouse/measure.py $(PAGES)

diagnose: $(TOOLS) ## Print each wrong answer to the exercises beside its message
	@$(BIN)/python tests/course/diagnose.py

format: $(TOOLS) ## Put code, notebooks and style sheets into the project's style
	$(BIN)/ruff check --fix --quiet
	$(BIN)/ruff format --quiet
	$(NODE_TOOLS)/biome check --write --config-path=tests/tools/biome.jsonc $(STYLED)

lock: $(READER) ## Pin the dependencies anew (newest ones: LOCK=--upgrade)
	$(PIP) install uv
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
		$(LOCK) --extra lessons --group lab --group book --output-file requirements.txt
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
		$(LOCK) --group test --constraint requirements.txt --output-file tests/tools/requirements.txt
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
		--upgrade --extra lessons --constraint requirements.txt --output-file binder/requirements.txt
	$(PIP) install --requirement tests/tools/requirements.txt
	$(BIN)/npm $(if $(LOCK),update --save,install) --prefix tests/tools --package-lock-only --omit-lockfile-registry-resolved \
		--no-audit --no-fund

venv: $(READER) ## Set up the virtual environment in .venv

torch: $(TORCH) ## Install PyTorch, and ONNX, for the tests that compare with them

browser: $(TOOLS) ## Make sure of a browser for the tests
	@$(BIN)/python tests/browser.py || { \
		if [ "$$(id -u)" = 0 ] && grep -qs '^ID=debian' /etc/os-release; \
		then apt-get update -qq && apt-get install -y -qq chromium libatomic1; \
		else $(BIN)/playwright install chromium || { \
			echo "If a library is missing, type: sudo apt-get install -y libatomic1"; exit 1; }; fi && $(BIN)/python tests/browser.py; }

epubcheck: $(TOOLS) ## Make sure of the program that checks EPUBs
	@$(BIN)/python tests/epubcheck.py || { [ "$$(id -u)" = 0 ] && grep -qs '^ID=debian' /etc/os-release && \
		apt-get update -qq && apt-get install -y -qq --no-install-recommends epubcheck && $(BIN)/python tests/epubcheck.py; }

clean: ## Remove everything that make has made
	rm -rf $(VENV) _build .pytest_cache .mypy_cache .ruff_cache .hypothesis tests/*/node_modules *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A page that is no longer listed must not stay behind, and a warning must be seen
# again: so a change anywhere builds the whole book, which takes seconds.
$(BOOK): $(READER) $(BOOK_SOURCES)
	@rm -rf _build
	$(BIN)/jupyter-book build . -W -n --keep-going --quiet >/dev/null
	@touch $@
	@echo "The book is in _build/html/book/index.html; make serve shows it"
	@ls -d _build/html/_static/live-* >/dev/null 2>&1 || echo "Its pages cannot run code yet: type make live, then make book"

$(PAPER): $(BOOK) $(wildcard book/paper/*)
	PYTHONPATH=.:tests $(BIN)/python -m book.paper

$(READER): requirements.txt pyproject.toml
	@[ -w . ] || { echo "This folder cannot be written: copy it to one of your own."; exit 1; }
	@command -v $(PYTHON) >/dev/null || { \
		echo "$(PYTHON) was not found. Install Python 3.11 or newer, or name yours: make PYTHON=..."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or newer is needed, and $(PYTHON) is `$(PYTHON) -V`. Name a newer one: make PYTHON=python3.12"; exit 1; }
	@[ -x $(BIN)/pip ] || $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; \
		then apt-get update -qq && apt-get install -y -qq python3-venv && $(PYTHON) -m venv $(VENV); \
		else echo "Python's venv module is missing. Type: sudo apt-get install -y python3-venv"; exit 1; fi; }
	@echo "Installing Jupyter and what builds the book in $(VENV): some 540 MB, a minute or two, once"
	@$(PIP) install --requirement requirements.txt --editable . || { \
		echo "The packages could not be installed: see above. Without a network this cannot work."; exit 1; }
	@touch $@

$(TOOLS): $(READER) tests/tools/requirements.txt tests/tools/package-lock.json
	@echo "Installing what the tests need in $(VENV) and tests/tools/node_modules: some 630 MB, a minute or two, once"
	@{ $(PIP) install --requirement tests/tools/requirements.txt && \
		$(BIN)/npm ci --prefix tests/tools --no-audit --no-fund --silent; } || { \
		echo "The tools could not be installed: see above. Without a network this cannot work."; exit 1; }
	@touch $@

$(TORCH): $(READER) tests/tools/frameworks.txt
	$(PIP) install --constraint requirements.txt --requirement tests/tools/frameworks.txt
	@touch $@
