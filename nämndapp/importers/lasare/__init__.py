"""One reader per type of paper. A new type is one file here and one line in ``LÄSARE``."""

from __future__ import annotations

from collections.abc import Callable

from nämndapp.bas.forslag import Dokumentförslag, Dokumenttyp
from nämndapp.importers.lasare import (
    attestlista,
    bilaga,
    delegation,
    internkontroll,
    kallelse,
    kontrolluppfoljning,
    kontrollworkshop,
    protokoll,
    remiss,
    riktlinje,
    skrivelse,
)
from nämndapp.importers.lasare.papper import Papper

Läsare = Callable[[Papper], Dokumentförslag]

LÄSARE: dict[Dokumenttyp, Läsare] = {
    Dokumenttyp.KALLELSE: kallelse.läs,
    Dokumenttyp.FÖREDRAGNINGSLISTA: kallelse.läs,
    Dokumenttyp.TJÄNSTESKRIVELSE: skrivelse.läs,
    Dokumenttyp.ORDFÖRANDESKRIVELSE: skrivelse.läs,
    Dokumenttyp.INKOMMEN_SKRIVELSE: skrivelse.läs,
    Dokumenttyp.MEDDELANDEN: skrivelse.läs,
    Dokumenttyp.REMISS: remiss.läs,
    Dokumenttyp.PROTOKOLLSUTDRAG: protokoll.läs,
    Dokumenttyp.PROTOKOLLSPARAGRAF: protokoll.läs,
    Dokumenttyp.RIKTLINJE: riktlinje.läs,
    Dokumenttyp.RISKANALYS: internkontroll.läs,
    Dokumenttyp.INTERNKONTROLLPLAN: internkontroll.läs,
    Dokumenttyp.DELEGATIONSORDNING: delegation.läs,
    Dokumenttyp.DELEGATIONSSTATISTIK: delegation.läs,
    Dokumenttyp.INTERNKONTROLLUPPFÖLJNING: kontrolluppfoljning.läs,
    Dokumenttyp.INTERNKONTROLLWORKSHOP: kontrollworkshop.läs,
}


def läs(papper: Papper) -> Dokumentförslag:
    """The proposal for one paper; a type without reader of its own is kept as text with its head."""
    kropp = list(papper.kropp)
    dok = LÄSARE.get(papper.typ, bilaga.läs)(papper)
    if papper.typ in attestlista.BÄRARE:
        attestlista.komplettera(dok, kropp)
    delegation.fyll(dok, kropp)
    return dok
