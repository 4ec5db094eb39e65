"""Answering in Slack: drawing replies, hearing people, and staying connected.

The only package that imports slack_bolt and slack_sdk.
"""
