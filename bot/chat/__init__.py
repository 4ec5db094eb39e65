"""How we answer: commands, replies, and the way from a call to a reply."""
