"""Naba: Arabic news read into a knowledge graph in which every fact carries its chain of transmission."""

__version__ = "0.1.0"
