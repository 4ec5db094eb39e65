"""Bandstand: the compensation desk in a team's chat."""

__version__ = "0.1.0"
