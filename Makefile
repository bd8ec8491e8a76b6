# Everything goes through .venv, which is made from the lock file and made anew only when that changes.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
READY := $(VENV)/.requirements-sha256

.PHONY: serve build public offline test check links doctor internal lock audit bench clean

serve: $(READY)  ## read the site on http://127.0.0.1:8000 with live reload
	$(RUN) -m mkdocs serve --dev-addr 127.0.0.1:8000

build: $(READY)  ## build everything into site/, strictly
	$(RUN) -m mkdocs build --strict --clean

public: $(READY)  ## build the playbook without anything of a fork, into site-public/
	PLAYBOOK_PUBLIC=1 SITE_DIR=$${SITE_DIR:-site-public} $(RUN) -m mkdocs build --strict --clean

offline: $(READY)  ## pack the site as playbook-offline.zip, which opens from disk
	@$(RUN) -m macros.commands.offline

test: $(READY)  ## every test
	$(RUN) -m pytest -n auto --dist worksteal

check: $(READY)  ## the fast content checks alone
	@$(RUN) -m macros.check

links: $(READY)  ## ask every address outside whether it still answers; by hand or once a week
	@$(RUN) -m macros.commands.external

doctor: $(READY)  ## for a fork: what is unset, unreviewed or past its re-check date
	@$(RUN) -m macros.commands.doctor

internal: $(READY)  ## begin a fork: copy the sample overlay, overwriting nothing
	@$(RUN) -m macros.commands.internal

bench: $(READY)  ## measure size and speed beside a plain mkdocs-material site
	$(RUN) -m benchmarks

audit: $(READY)  ## ask whether anything that we depend on has known holes; needs the network
	$(PYTHON) -m venv .cache/audit
	.cache/audit/bin/pip install --quiet pip-audit==2.10.1
	.cache/audit/bin/pip-audit --requirement requirements.txt --require-hashes --disable-pip

lock: $(READY)  ## pin every dependency with its hashes, for every platform and Python 3.11 to 3.14
	$(RUN) -m pip install --quiet uv
	$(VENV)/bin/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --quiet --output-file requirements.txt

clean:  ## remove what was built
	rm -rf site site-public playbook-offline.zip .cache $(VENV)

# The recipe runs only when the lock file's content has changed, not when git touched its date.
$(READY): requirements.txt
	@if [ "$$(cat $@ 2>/dev/null)" = "$$(git hash-object requirements.txt)" ]; then touch $@; else \
	  echo "setting up $(VENV) from requirements.txt" && \
	  { [ -x $(RUN) ] || $(PYTHON) -m venv $(VENV); } && \
	  $(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt && \
	  git hash-object requirements.txt > $@; fi
