# Everything a person or CI does here. `make run` and `make test` make their own environment.
PYTHON ?= python3
VENV ?= .venv
SHARED ?= ../shared
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: run test check format bench eval eval-long pictures docs clean

run: $(STAMP) ## open the reader on the shipped articles
	@$(BIN)/reader

test: $(STAMP) ## run the tests, on all cores
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

check: $(STAMP) ## lint, format, types and import guards
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(STAMP) ## put the code in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(STAMP) ## measure speed and memory, as ratios inside one run
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.html_speed $(SHARED)
	$(BIN)/python -m benchmarks.library
	$(BIN)/python -m benchmarks.long_list $(SHARED)
	$(BIN)/python -m benchmarks.mixed_folder
	$(BIN)/python -m benchmarks.notes_listing
	$(BIN)/python -m benchmarks.screens $(SHARED)

eval: $(STAMP) ## score cleaning, language and notes on the data in SHARED
	$(BIN)/python -m benchmarks.evaluate $(SHARED)

eval-long: $(STAMP) ## test in full, for hours: any text, notes found again and never lost (needs strace)
	$(BIN)/python -m pytest --numprocesses auto --hypothesis-profile long
	$(BIN)/python -m benchmarks.index_bad_days
	$(BIN)/python -m benchmarks.evaluate_annotations $(SHARED) --long

pictures: $(STAMP) ## take the pictures of the documentation from the app itself
	$(BIN)/python -m benchmarks.pictures docs/pictures

docs: $(STAMP) ## write docs/keys.md from the registry of commands
	$(BIN)/python -m reader.ui.keys_page > docs/keys.md

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[check]'
	@touch $(STAMP)

clean: ## remove what was made
	rm -rf $(VENV) dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
