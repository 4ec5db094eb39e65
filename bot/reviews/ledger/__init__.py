"""What workspaces did about guides, and what is to be sent to them, in the database."""
