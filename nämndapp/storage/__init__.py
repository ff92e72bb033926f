"""The database file: opening, locking, migrations, load plans, search, backup, log. All SQL of the program."""
