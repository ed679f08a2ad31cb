"""The JSON documents of the command line, as its contract names their keys."""
