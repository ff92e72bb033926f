"""Building blocks that every page uses: table, fields, notices, background work."""
