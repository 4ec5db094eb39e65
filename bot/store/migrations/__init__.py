"""Alembic's environment and the revisions, packaged so that an installed wheel can migrate."""
