"""How we remember: one database, SQLite by default, PostgreSQL by `DATABASE_URL`."""
