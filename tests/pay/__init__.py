"""Tests of bot/pay."""
