"""The §§ get their numbers: in order, without gap or reuse, for each organ and calendar year (R28).

A legal act: it is logged and never undone. An utskott is a nämnd of its own and has its own series.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from nämndapp.bas import svenska
from nämndapp.bas.fel import Inmatningsfel
from nämndapp.models import Sammanträde, Sammanträdesslag
from nämndapp.services import paragrafordning
from nämndapp.services.andring import Ändring
from nämndapp.services.paragrafutgang import besluta
from nämndapp.services.protokolluppgifter import ParagrafordningUppgifter
from nämndapp.storage import Databas, Enhet, logg, protokollurval
from nämndapp.storage.protokollurval import Serierad

NUMRERING = "numrering"
"""The kind of the change and of the log's entry. Its content is (id, place, number)."""


def numrera(db: Databas, sammanträde_id: int, *, till_och_med: int | None = None, första: int | None = None) -> Ändring:
    """Gives the meeting's §§ (up to ``till_och_med``) the numbers that are next. The window asks first.

    ``första`` is the number to begin with where the year's earlier protocols are not in the database. Raises
    Inmatningsfel where the numbers would get a gap, be used twice or belong to an earlier meeting.
    """
    with db.skrivning() as enhet:
        return numrera_i(enhet, sammanträde_id, till_och_med=till_och_med, första=första)


def numrera_i(
    enhet: Enhet, sammanträde_id: int, *, till_och_med: int | None = None, första: int | None = None
) -> Ändring:
    """``numrera`` in a unit of work."""
    möte = enhet.hämta(Sammanträde, sammanträde_id)
    if möte.slag is Sammanträdesslag.BEREDNING:
        raise Inmatningsfel("En beredning har inget protokoll med nummer.", "Numrera sammanträdets protokoll.")
    serie = protokollurval.serie(enhet.session, möte.nämnd_id, möte.datum.year)
    egna = [r for r in serie if r.sammanträde_id == sammanträde_id]
    if not egna:
        raise Inmatningsfel("Protokollet har inga paragrafer att numrera.", "Föreslå paragrafer först.")
    sist = next((nr for nr, r in enumerate(egna) if r.id == till_och_med), None)
    if till_och_med is not None and sist is None:
        raise Inmatningsfel("Paragrafen finns inte i protokollet.", "Läs in protokollet på nytt.")
    att_ge = [r for r in egna[: len(egna) if sist is None else sist + 1] if r.nummer is None]
    före = _innehåll(egna, {})
    if not att_ge:
        return Ändring("", NUMRERING, sammanträde_id, före, före, None, ångerbar=False)
    _kräv_i_tur(serie, egna, att_ge)
    givna = [r.nummer for r in serie if r.nummer is not None]
    if första is not None and givna and första != max(givna) + 1:
        raise Inmatningsfel(
            f"Årets paragrafer har redan nummer till och med {max(givna)}, så numreringen kan inte börja på {första}.",
            "Numrera utan att säga var numren börjar.",
        )
    nästa = max(givna) + 1 if givna else (1 if första is None else första)
    if nästa < 1:
        raise Inmatningsfel("Det första numret ska vara 1 eller högre.")
    nya = {r.id: nästa + steg for steg, r in enumerate(att_ge)}
    protokollurval.skriv_nummer(enhet.session, nya)
    nummer = list(nya.values())
    år = möte.datum.year
    logg.skriv(
        enhet, NUMRERING, f"sammantrade:{sammanträde_id}", {"år": år, "nummer": {str(i): n for i, n in nya.items()}}
    )
    paragrafordning.ordna(enhet, sammanträde_id, [r.id for r in egna])
    for senare in dict.fromkeys(r.sammanträde_id for r in serie if r.datum > möte.datum and r.nummer is None):
        paragrafordning.ordna(enhet, senare, paragrafordning.i_ordning(enhet.session, senare))  # go on from these
    enhet.session.expire_all()
    beslutade = tuple(besluta(enhet, nya))
    return Ändring(
        f"Numrerade {svenska.paragrafer(nummer)}",
        NUMRERING,
        sammanträde_id,
        före,
        _innehåll(egna, nya),
        None,
        beslutade,
        ångerbar=False,
    )


def hinder(db: Databas, sammanträde_id: int) -> str:
    """Why the meeting's §§ cannot be numbered now, as a sentence; "" when they can."""
    with db.läsning() as enhet:
        möte = enhet.hämta(Sammanträde, sammanträde_id)
        serie = protokollurval.serie(enhet.session, möte.nämnd_id, möte.datum.year)
    egna = [r for r in serie if r.sammanträde_id == sammanträde_id]
    return next(_hinder(serie, egna, [r for r in egna if r.nummer is None]), ("", ""))[0]


def kräv_samma_plats_i_året(enhet: Enhet, före: Sammanträde, *, datum: date, nämnd_id: int) -> None:
    """Raises Inmatningsfel when a meeting whose §§ have numbers would change year, nämnd or place among the others."""
    nummer = protokollurval.nummer(enhet.session, före.id or 0)
    if not nummer or (datum, nämnd_id) == (före.datum, före.nämnd_id):
        return
    if datum.year == före.datum.year and nämnd_id == före.nämnd_id:
        serie = protokollurval.serie(enhet.session, nämnd_id, före.datum.year)
        a, b = sorted((datum, före.datum))
        if not any(a <= r.datum <= b and r.sammanträde_id != före.id for r in serie):
            return
    raise Inmatningsfel(
        "Sammanträdets paragrafer har fått sina nummer, så det kan inte flyttas i årets följd.",
        "Skriv en anteckning om dagen blev fel.",
    )


def _innehåll(egna: Sequence[Serierad], nya: dict[int, int]) -> ParagrafordningUppgifter:
    return ParagrafordningUppgifter(tuple((r.id, plats, nya.get(r.id, r.nummer)) for plats, r in enumerate(egna)))


def _kräv_i_tur(serie: Sequence[Serierad], egna: Sequence[Serierad], att_ge: Sequence[Serierad]) -> None:
    for mening, åtgärd in _hinder(serie, egna, att_ge):
        raise Inmatningsfel(mening, åtgärd)


def _hinder(
    serie: Sequence[Serierad], egna: Sequence[Serierad], att_ge: Sequence[Serierad]
) -> Iterator[tuple[str, str]]:
    if not egna:
        yield "Protokollet har inga paragrafer att numrera.", "Föreslå paragrafer först."
        return
    if not att_ge:
        return
    plats = {r.id: nr for nr, r in enumerate(serie)}
    tidigare = [r for r in serie[: plats[egna[0].id]] if r.nummer is None]
    if tidigare:
        dag = svenska.datum_långt(tidigare[0].datum)
        yield (
            f"Sammanträdet den {dag} har paragrafer utan nummer, och de kommer före i årets följd.",
            "Numrera det protokollet först, eller ta bort de paragrafer som inte ska vara kvar.",
        )
    senare_egna = [r for r in egna if r.nummer is not None and plats[r.id] > plats[att_ge[0].id]]
    if senare_egna:
        yield (
            f"§ {senare_egna[0].nummer} har redan sitt nummer och kommer efter en paragraf som saknar nummer.",
            "Flytta paragrafen utan nummer efter den.",
        )
    andras = [r for r in serie[plats[egna[-1].id] + 1 :] if r.nummer is not None]
    if andras and any(r.nummer is not None for r in egna):
        dag = svenska.datum_långt(andras[0].datum)
        yield (
            f"Sammanträdet den {dag} har redan fått de följande numren, så paragrafen kan inte få något här.",
            "Ta upp ärendet i en paragraf som har nummer, eller vid nästa sammanträde.",
        )
