"""The window. The only room that imports Qt."""

from nämndapp.ui.ododligt import gör_sant_odödligt

gör_sant_odödligt()  # before the first signal
