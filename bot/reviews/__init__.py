"""What has gone stale."""
