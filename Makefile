# Everything goes through .venv: .ci/environment makes it, and fills it with what a command needs and no more.
VENV := .venv
RUN := $(VENV)/bin/python
PORT ?= 8000

.PHONY: serve build public leak offline test lint check links doctor internal ready ready-dev lock audit bench clean

serve: ready  ## read the site on http://127.0.0.1:8000 with live reload; PORT=8001 chooses another port
	@$(RUN) -m macros.commands.serve --port "$(PORT)"

build: ready  ## build everything into site/, strictly
	@$(RUN) -m macros.commands.build

public: ready  ## build the playbook without anything of a fork, into site-public/
	@$(RUN) -m macros.commands.build --public

leak: ready  ## prove that the public site has nothing of the overlay: build it twice and compare
	@$(RUN) -m macros.commands.leak

offline: ready  ## pack the site as playbook-offline.zip, which opens from disk
	@$(RUN) -m macros.commands.offline

test: lint  ## the linters, then every test
	$(RUN) -m pytest -n auto --dist worksteal

lint: ready-dev  ## formatters, linters and type checkers
	$(RUN) -m ruff check
	$(RUN) -m ruff format --check
	$(RUN) -m mypy
	@if [ -f deno.json ]; then set -ex; for task in "fmt --check" lint "check docs/assets/js tests/units/js"; do $(VENV)/bin/deno $$task; done; fi

check: ready  ## the fast content checks alone; FIX=1 first mends what a machine may mend
	@$(RUN) -m macros.check $(if $(FIX),--fix)

links: ready  ## ask every address outside whether it still answers; by hand or once a week
	@$(RUN) -m macros.commands.external

doctor: ready  ## for a fork: what is unset, unreviewed or changed upstream; ACCEPT=id writes that it was looked at
	@$(RUN) -m macros.commands.doctor $(if $(ACCEPT),--accept "$(ACCEPT)") $(if $(MISSING),--missing "$(MISSING)")

internal: ready  ## begin a fork: copy the sample overlay, overwriting nothing
	@$(RUN) -m macros.commands.internal

bench: ready-dev  ## measure size and speed beside a plain mkdocs-material site
	$(RUN) -m benchmarks

ready:  ## set up .venv for serving and building
	@sh .ci/environment requirements.txt

ready-dev:  ## the same, and what tests and linters need
	@sh .ci/environment requirements-dev.txt

audit: ready  ## ask whether anything that we depend on has known holes; needs the network
	$(RUN) -m venv .cache/audit
	.cache/audit/bin/pip install --quiet pip-audit==2.10.1
	.cache/audit/bin/pip-audit --requirement requirements-dev.txt --require-hashes --disable-pip

# The larger lock is resolved first and binds the smaller one: what both name has one version.
LOCK := $(VENV)/bin/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --quiet \
  --no-emit-find-links --custom-compile-command "make lock"
lock: ready  ## pin every dependency with its hashes, for every platform and Python 3.11 to 3.14
	$(RUN) -m pip install --quiet uv
	$(LOCK) --group dev --output-file requirements-dev.txt
	$(LOCK) --constraint requirements-dev.txt --output-file requirements.txt

clean:  ## remove what was built
	rm -rf site site-public playbook-offline.zip .cache $(VENV)
