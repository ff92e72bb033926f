"""Nämndapp: the Swedish board secretary's desk in one offline program.

``__version__`` is the only place where the version stands; hatch, the window,
the command line and the installer read it here, and a test ties it to CHANGELOG.
"""

__version__ = "0.1.0"
