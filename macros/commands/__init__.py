"""What a person runs: `python -m macros.commands.serve`, `.build`. The Makefile and the README name each."""
