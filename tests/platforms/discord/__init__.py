"""Tests of the Discord platform, with the real bot over a simulated Discord."""
