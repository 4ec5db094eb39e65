"""Tests of bot/guides."""
