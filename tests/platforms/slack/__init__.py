"""Tests of the Slack platform."""
