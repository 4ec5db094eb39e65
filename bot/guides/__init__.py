"""What we know: guides, read and checked. Pure data; no chat, no clock."""
