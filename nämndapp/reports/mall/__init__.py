"""A paper in the kommun's own Word template: the content controls are filled, everything else is left as it is.

``granska`` tells what a template holds, ``fyll`` makes the paper, ``exempel`` gives a template to begin with.
Heavy libraries are loaded by the functions, not by the import.
"""

from nämndapp.reports.mall.exempel import exempelmall
from nämndapp.reports.mall.fyll import Ifyllt, Mallinnehåll, fyll, granska

__all__ = ["Ifyllt", "Mallinnehåll", "exempelmall", "fyll", "granska"]
