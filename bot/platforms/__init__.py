"""Where we answer."""
