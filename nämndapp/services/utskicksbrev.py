"""Protokollsutdrag to the recipients: PDF files, and a mail draft for each. Nothing is sent, nothing secret mailed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from nämndapp.bas import svenska
from nämndapp.bas.filnamn import rent_filnamn
from nämndapp.exchange import eml
from nämndapp.exchange.eml import Brevbilaga, Mottagare
from nämndapp.models import Sammanträde
from nämndapp.rules.expediering import Paragrafutskick, Utskick, namnnyckel
from nämndapp.services import dokument
from nämndapp.services.epost import lägg_i_mapp
from nämndapp.services.expediering import Nyckel, mötets_utskick_i
from nämndapp.services.vilken import Val
from nämndapp.storage import Databas, planer

Framsteg = Callable[[float, str], None]


@dataclass(frozen=True, slots=True)
class Utskicksbrev:
    """What was made. ``med`` are the recipients that have a draft; ``att_veta`` says what is sent by other means."""

    mapp: Path
    brev: tuple[Path, ...] = ()
    utdrag: tuple[Path, ...] = ()
    med: tuple[Nyckel, ...] = ()
    att_veta: tuple[str, ...] = ()


def mappnamn(db: Databas, sammanträde_id: int) -> str:
    """ "Utdrag SN 2026-12-08"."""
    with db.läsning() as enhet:
        möte = planer.ladda_sammanträde(enhet.session, sammanträde_id)
        return rent_filnamn(f"Utdrag {möte.nämnd.kod if möte.nämnd else ''} {svenska.datum_kort(möte.datum)}", "Utdrag")


def skriv_utdrag(
    db: Databas, sammanträde_id: int, paragrafer: Collection[int], mapp: Path, *, framsteg: Framsteg | None = None
) -> Utskicksbrev:
    """The protokollsutdrag of those §§ as PDF in ``mapp`` (made when it is not there), also of secret ones."""
    _, utskick = _läs(db, sammanträde_id)
    valda = [p for p in utskick if p.id in paragrafer]
    bilagor = _utdrag(db, valda, framsteg or _tyst)
    return Utskicksbrev(mapp, utdrag=tuple(lägg_i_mapp(mapp, b.filnamn, b.innehåll) for b in bilagor.values()))


def skriv_brev(
    db: Databas, sammanträde_id: int, valda: Collection[Nyckel], mapp: Path, *, framsteg: Framsteg | None = None
) -> Utskicksbrev:
    """A draft for each recipient among ``valda`` with the utdrag of its §§, in ``mapp``.

    Secret §§ and recipients without address are left out and told of. ``framsteg`` may raise to cancel: then nothing
    has been written.
    """
    möte, utskick = _läs(db, sammanträde_id)
    önskade = {(i, namnnyckel(n)) for i, n in valda}
    par = [(p, u) for p in utskick for u in p.utskick if (p.id, namnnyckel(u.mottagare)) in önskade]
    med = [(p, u) for p, u in par if not p.hemlig and any(map(eml.är_adress, u.adresser))]
    paragrafer = {p.id: p for p, _ in med}
    bilagor = _utdrag(db, list(paragrafer.values()), framsteg or _tyst)
    per_mottagare: dict[str, list[tuple[Paragrafutskick, Utskick]]] = {}
    for p, u in med:
        per_mottagare.setdefault(namnnyckel(u.mottagare), []).append((p, u))
    brev = [_brev(möte, grupp, bilagor) for grupp in per_mottagare.values()]
    filer = tuple(lägg_i_mapp(mapp, namn, innehåll) for namn, innehåll in brev)
    return Utskicksbrev(mapp, filer, (), tuple((p.id, u.mottagare) for p, u in med), tuple(_att_veta(par)))


def _läs(db: Databas, sammanträde_id: int) -> tuple[Sammanträde, list[Paragrafutskick]]:
    with db.läsning() as enhet:
        möte = planer.ladda_protokoll(enhet.session, sammanträde_id)
        return möte, mötets_utskick_i(enhet.session, möte)


def _utdrag(db: Databas, paragrafer: Sequence[Paragrafutskick], visa: Framsteg) -> dict[int, Brevbilaga]:
    ut = {}
    for nr, p in enumerate(paragrafer):
        visa(nr / len(paragrafer), f"Gör utdrag av {p.beteckning} …")
        papper = dokument.bygg_valt(db, "utdrag", Val(paragraf_id=p.id))
        ut[p.id] = Brevbilaga(f"{dokument.filnamn(papper)}.pdf", dokument.pdf_bytes(papper))
    visa(1.0, "Klart.")
    return ut


def _tyst(_andel: float, _text: str) -> None:
    """No progress is shown."""


def _brev(
    möte: Sammanträde, grupp: Sequence[tuple[Paragrafutskick, Utskick]], bilagor: dict[int, Brevbilaga]
) -> tuple[str, bytes]:
    """Name of the file and the draft."""
    första = grupp[0][1]
    organ = möte.nämnd.namn if möte.nämnd else ""
    dag = svenska.datum_kort(möte.datum)
    ämne = f"Protokollsutdrag {organ} {dag}"
    vilka = "\n".join(f"{p.beteckning} {p.rubrik}" for p, _ in grupp)
    ord_ = "utdrag" if len(grupp) == 1 else f"{len(grupp)} utdrag"
    text = (
        f"Hej!\n\nHär kommer {ord_} ur protokollet från {svenska.genitiv(svenska.i_löptext(organ))} sammanträde "
        f"{dag}:\n\n{vilka}\n\nMed vänlig hälsning\n{möte.sekreterare}\n"
    )
    till = [Mottagare(första.mottagare, a) for a in första.adresser if eml.är_adress(a)]
    utkast = eml.utkast(ämne, text, till, [bilagor[p.id] for p, _ in grupp], dolda=len(till) > 1)
    return f"{rent_filnamn(f'{ämne} till {första.mottagare}', 'Utdrag')}.eml", utkast


def _att_veta(par: Sequence[tuple[Paragrafutskick, Utskick]]) -> Iterator[str]:
    hemliga = list(dict.fromkeys(p.beteckning for p, _ in par if p.hemlig))
    if hemliga:
        är = "har en uppgift om sekretess och mejlas inte" if len(hemliga) == 1 else "har sekretess och mejlas inte"
        yield f"{svenska.uppräkning(hemliga)} {är}. Skicka på annat sätt."
    utan = list(dict.fromkeys(u.mottagare for p, u in par if not p.hemlig and not any(map(eml.är_adress, u.adresser))))
    if utan:
        yield f"{svenska.uppräkning(utan)} saknar e-postadress i registret. Skicka på annat sätt."
