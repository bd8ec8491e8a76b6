"""What a person runs: `python -m macros.commands.serve`, `.build` and so on; Makefile and README name each."""
