"""How fast Naba is and how much memory it takes, on this machine. `python -m bench` (or `make bench`) prints one table.

Not part of the installed package. Every measure runs in a process of its own, so that its peak memory is its own.
"""
