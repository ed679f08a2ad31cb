# PYTHON=python3.12  the Python to use; without it the newest fitting one is found
# PORT=8501          where `make run` serves
# ARGS="tests/domain -k zone"  what `make test` hands to pytest
# COVERAGE=yes       what `make test` reaches is counted, and has to be enough; takes longer, so `.ci/run` asks for it
PORT ?= 8501
ADDRESS ?= 127.0.0.1
ARGS ?=
COVERAGE ?=
PYTHON ?=
export PYTHON
# Compiled once, not by every process that a test starts.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
# One process more than cores (`tests/conftest.py`), but no more than four: each may start a PostgreSQL of its own.
PARALLEL := --numprocesses auto --maxprocesses 4 --dist loadscope --no-loadscope-reorder

# What needs a database (only that is run) and has not run on both in the first round; pages and commands ask nothing
# that services and stores do not.
ON_POSTGRES := tests/services tests/routes tests/test_bootstrap.py

.PHONY: help run test lint check bench-calendar bench-columns bench-import bench-install bench-calls bench-notes bench-pages bench-planning bench-list bench-server bench-trust bench-letters quarter soak pictures pins clean

help:
	@echo "make run     opens the app on http://$(ADDRESS):$(PORT)"
	@echo "make test    runs every test; ARGS=tests/domain only some"
	@echo "make lint    runs ruff alone"
	@echo "make check   runs ruff, mypy and import-linter, looks for secrets and for known holes"
	@echo "make bench-import measures how long imports take"
	@echo "make bench-calls  measures a hundred callbacks a second, and a press of the button"
	@echo "make bench-notes  interrupts somebody who types a note, fifty times"
	@echo "make bench-columns reads hundreds of real header sets, and says which columns were mistaken"
	@echo "make bench-letters measures how long letters take to be read, kept and found"
	@echo "make bench-calendar  measures writing a year's calendar against reading it"
	@echo "make bench-server measures what a server takes; bench-install, how long and large the first make run is"
	@echo "make bench-pages  measures pages against an empty one"
	@echo "make bench-planning plays a year under each policy; bench-list plans for a million customers"
	@echo "make bench-trust verifies 100,000 events, erases one of 100,000 customers, refuses 1,000 forged callbacks"
	@echo "make quarter lives thirteen weeks of a company with its failings; ARGS=\"--seeds 2 --database postgres\""
	@echo "make soak    tries every rule twenty times as often, plays thousands of histories, kills two hundred servers: some hours"
	@echo "make pictures takes the README's pictures anew, and those of every page into screenshots/"
	@echo "make pins    takes the newest packages into constraints.txt, and what runs into requirements.lock"
	@echo "make clean   removes the environment and what the tools left behind"

run:
	@.ci/environment run
	@exec $(BIN)/callprogram serve --address $(ADDRESS) --port $(PORT)

# The least that must be covered holds for the whole, so not when ARGS picks a part.
test:
	@.ci/environment dev
ifeq ($(strip $(ARGS)),)
	@$(BIN)/python -m pytest $(PARALLEL) $(if $(COVERAGE),--cov --cov-report=term)
	$(if $(COVERAGE),@$(BIN)/python .ci/covered.py)
	@TEST_DATABASE=postgres $(BIN)/python -m pytest -q $(PARALLEL) $(ON_POSTGRES)
else
	@$(BIN)/python -m pytest $(ARGS)
endif

lint:
	@.ci/environment dev
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

check: lint
	@.ci/paths
	@.ci/supply
	@$(BIN)/mypy callprogram tests .ci/covered.py $(wildcard streamlit_app.py)
	@$(BIN)/lint-imports

bench-import:
	@.ci/environment dev
	@$(BIN)/python -m tests.benches.imports

bench-calls:
	@.ci/environment dev
	@$(BIN)/python -m tests.benches.calls

# What no suite can hold.
soak:
	@.ci/environment dev
	@TEST_PROFILE=full $(BIN)/python -m pytest -q $(PARALLEL)
	@TEST_PRESSES=$${SOAK_PRESSES:-500} $(BIN)/python -m pytest -q tests/walks/test_presses.py -k however_soon
	@SOAK_SORTED=40 SOAK_UPLOADS=1000 $(BIN)/python -m pytest -q tests/walks/test_letters.py tests/walks/test_attack.py
	@TEST_FILES=$${SOAK_FILES:-2000} $(BIN)/python -m pytest -q tests/services/customers/test_any_file.py
	@TEST_HISTORIES=$${SOAK_HISTORIES:-5000} TEST_SERIES=50 $(BIN)/python -m pytest -q \
		tests/services/people/test_any_outbox.py tests/services/promises/test_any_reminders.py tests/services/calendar/test_any_series.py
	@SOAK_QUARTERS=$${SOAK_QUARTERS:-30} $(BIN)/python -m pytest -q tests/quarter -k clear_every_bar
	@SOAK_HISTORIES=$${SOAK_HISTORIES:-10000} SOAK_KILLS=$${SOAK_KILLS:-200} SOAK_WEEKS=$${SOAK_WEEKS:-104} \
		SOAK_ROUNDS=$${SOAK_ROUNDS:-1000} SOAK_BACKUPS=$${SOAK_BACKUPS:-50} SOAK_PAGE_KILLS=$${SOAK_PAGE_KILLS:-100} SOAK_EVERY=1 SOAK_LETTERS=500 SOAK_LETTER_KILLS=100 \
		$(BIN)/python -m pytest -n 2 --dist loadfile tests/services/calls/test_any_history.py tests/walks/test_killed.py tests/soak
	@SOAK_SECONDS=$${SOAK_SECONDS:-120} $(BIN)/python -m pytest -q -s tests/soak/test_replicas.py
	@SOAK_DAY_SECONDS=$${SOAK_DAY_SECONDS:-600} $(BIN)/python -m pytest -q -s tests/soak/test_a_day.py

bench-planning bench-list bench-columns bench-trust bench-letters bench-server bench-install:
	@.ci/environment dev
	@$(BIN)/python -m tests.benches.$(subst bench-,,$@)

# A quarter of a minute for each seed; it says which bars hold.
quarter:
	@.ci/environment dev
	@$(BIN)/python -m tests.quarter $(ARGS)

# The walks in the browser leave them behind: the README's, and every page on both devices, light and dark.
pictures:
	@.ci/environment dev
	@TEST_PICTURES=docs/pictures $(BIN)/python -m pytest -q tests/walks/test_the_line.py tests/walks/test_bridge.py
	@TEST_PICTURES=screenshots $(BIN)/python -m pytest -q tests/walks/test_accessibility.py

# Some five minutes: a server is killed many times while somebody types.
bench-notes:
	@.ci/environment dev
	@$(BIN)/python -m tests.benches.notes

bench-pages:
	@.ci/environment dev
	@$(BIN)/python -m tests.benches.pages

bench-calendar:
	@.ci/environment dev
	@$(BIN)/python -m tests.benches.calendar

pins:
	@.ci/pins

clean:
	@rm -rf .venv .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache build dist *.egg-info
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
