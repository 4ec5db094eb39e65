"""What goes wrong with reminders, on real databases and with real processes."""
