"""Alembic's entry: runs the revisions on the connection that ``migrera`` hands over, in its transaction."""

from alembic import context

config = context.config
context.configure(connection=config.attributes["anslutning"], render_as_batch=True)
context.run_migrations()
