"""`python -m callprogram` is the command line."""

from callprogram.cli import main

main()
