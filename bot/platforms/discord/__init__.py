"""Answering in Discord: drawing replies, hearing people, and staying connected.

The only package that imports discord.
"""
