"""What it is worth: money, exchange rates."""
