"""The tests of the playbook."""

import os
import sys

# They start hundreds of processes: each would compile all of the code where Python was told not to keep what it has
# compiled, as some containers tell it.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
