"""Backup, restore and control of the whole file; the checks lie in ``storage.kopia``."""

from nämndapp.storage.kopia import (
    Fynd,
    Kopia,
    daglig_kopia,
    kontrollera,
    lista_kopior,
    säkerhetskopiera,
    är_kopia,
    återställ,
)

__all__ = ["Fynd", "Kopia", "daglig_kopia", "kontrollera", "lista_kopior", "säkerhetskopiera", "är_kopia", "återställ"]
