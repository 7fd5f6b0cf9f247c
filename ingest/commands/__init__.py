"""The subcommands of `naba`, one module each: `add` describes its arguments, `run` does the work on a `Console`."""
