# Everything is set up in .venv on first use; Python 3.11+ and make are all that is needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
READY := $(VENV)/.ready
# Read once at set-up and after every change of what they are read with, so that definition, patterns and what
# the examples teach are in the cache before the first participant.
FIRST_ANSWERS := '{"question": "age", "answer": "54", "lang": "en"}' '{"question": "age", "answer": "54岁", "lang": "zh"}'

.PHONY: run test check coverage bench clean

run: $(READY)
	@$(BIN)/chatbot $(ARGS)

test: $(READY)
	$(BIN)/pytest -n auto

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/chatbot trial check nct06732505

coverage: $(READY)
	$(BIN)/pytest -n auto --cov=criteria --cov=transcripts --cov=chatbot --cov-branch --cov-report=term:skip-covered

bench: $(READY)
	$(BIN)/python -m tests.bench

$(INSTALLED): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[dev]"
	@touch $(INSTALLED)

$(READY): $(INSTALLED) $(wildcard criteria/*.py criteria/trials/*/* chatbot/interpretation/*.py chatbot/interpretation/grammar/*.txt)
	$(BIN)/python -m compileall -q chatbot criteria transcripts
	@printf '%s\n' $(FIRST_ANSWERS) | $(BIN)/chatbot interpret > /dev/null
	@touch $(READY)

clean:
	rm -rf $(VENV)
