# make report   the pages of notebooks/reports.toml -> data/shared/index.html
# make test     every test, the notebooks' outputs included
# make fast     the tests of the rooms of analysis/ that were changed, or of ROOM=claims
# make measure  how well articles are read that nothing learnt from, beside benchmarks/baseline.json
# make train    all weights that marked articles teach, from FOLDERS="FOLDER …", names lightly from
#               LIGHTLY="FOLDER …"; needs torch, takes some 40 minutes on two cores
# make torture  300 kills of every command that writes, two runs at once, 200 kills of a reader who decides, 10,000 reviews and as
#               many mutated texts; takes some hours
#               (KILLS=300 PAIRS=20 TEXTS=10000)
# make lint     what ruff says of the code: faults, form, types
# make lab      JupyterLab on the notebooks; it opens on a page that says where to go
# make lock     resolve the packages again -> requirements.lock (needs uv)
# make clean    what the other commands made, the environment included

PYTHON ?= python3
VENV := .venv
READY := $(VENV)/ready
# the same pictures, tables and times wherever this runs
export PYTHONHASHSEED := 0
export TZ := UTC
export LC_ALL := C.UTF-8

.PHONY: report test fast measure train torture lint lab lock clean
.DELETE_ON_ERROR:

report: $(READY)
	@$(VENV)/bin/python -m analysis report

test: $(READY)
	@$(VENV)/bin/python -m pytest -q -n 2 --dist loadfile tests notebooks --ignore=notebooks/scratch --nbval --nbval-current-env \
		--nbval-cell-timeout 120 --nbval-kernel-startup-timeout 120

# the rooms of which a file differs from the last commit
ROOM ?= $(shell git status --porcelain | sed -nE 's,^...(analysis|tests)/([a-z]+)/.*,\2,p' | sort -u)

fast: $(READY)
	@$(VENV)/bin/python -m pytest -q -x tests/test_house.py $(wildcard $(addprefix tests/,$(ROOM)))

measure: $(READY)
	@$(VENV)/bin/python benchmarks/measure.py

# in this order: each reads with the weights of those before it
FOLDERS ?= benchmarks/marked

train: $(READY)
	$(VENV)/bin/python benchmarks/train_names.py $(FOLDERS) $(if $(LIGHTLY),--lightly $(LIGHTLY))
	$(VENV)/bin/python benchmarks/train_ranker.py $(FOLDERS) $(LIGHTLY) --unseen data/runs/unseen
	$(VENV)/bin/python benchmarks/train_conditions.py $(FOLDERS) $(LIGHTLY) --unseen data/runs/unseen
	$(VENV)/bin/python benchmarks/train_issues.py $(FOLDERS) $(LIGHTLY) $(if $(MAP),--map $(MAP))

KILLS ?= 300
PAIRS ?= 20
TEXTS ?= 10000

torture: $(READY)
	@PARLEY_KILLS=200 PARLEY_REVIEWS=10000 PARLEY_READINGS=200 $(VENV)/bin/python -m pytest -q tests/review/test_decisions.py tests/review/test_replay.py
	@$(VENV)/bin/python -m tests.torture $(KILLS) $(PAIRS)
	@$(VENV)/bin/python -m tests.torture_texts $(TEXTS)

lint: $(READY)
	@$(VENV)/bin/python -m ruff check --quiet .
	@$(VENV)/bin/python -m ruff format --check --quiet . || { echo "run: $(VENV)/bin/python -m ruff format ." >&2; exit 1; }

lab: $(READY)
	@mkdir -p notebooks/scratch
	@$(VENV)/bin/python -m jupyterlab notebooks --LabApp.default_url=/lab/tree/start.ipynb

# The lock is complete, so pip need not (and must not) look for anything that it does not name.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || \
		{ echo "$(PYTHON) is $$($(PYTHON) --version 2>&1 || echo missing); Parley needs Python 3.11, 3.12 or 3.13: make PYTHON=python3.12 …" >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "$(PYTHON) cannot make an environment: run 'apt-get install python3-venv' (as root), then make again" >&2; exit 2; }
	@echo "Setting up $(VENV) (once, about a minute)"
	@$(PYTHON) -m venv --clear $(VENV)
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

lock:
	uv pip compile pyproject.toml --group dev --group model --universal --python-version 3.11 --generate-hashes --no-header \
		--no-annotate --quiet --upgrade --output-file requirements.lock

clean:
	rm -rf $(VENV) *.egg-info data/runs data/shared .hypothesis .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
