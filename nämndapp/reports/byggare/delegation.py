"""Delegationsordning: clean for adoption, or change-marked against another version (papers: Attestlista and …)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from nämndapp.bas import delegering, svenska
from nämndapp.bas.svenska import versal
from nämndapp.models import Nämnd
from nämndapp.models.delegation import Delegatslag
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import gemensamt as g
from nämndapp.reports.stil import Husstil
from nämndapp.rules.delegationsrad import lagrum_i
from nämndapp.rules.ordningsbild import Kapitelbild, Ordningsbild, Punktbild
from nämndapp.rules.ordningsjamforelse import (
    Bitslag,
    Jämförelse,
    Kapitelpar,
    Radläge,
    Radpar,
    beloppstext,
    delegater,
    ordskillnad,
)
from nämndapp.rules.socialdelegation import ordförandebeslut

Text = Callable[[Punktbild], str]


def _villkor(p: Punktbild) -> str:
    tak = beloppstext(p.belopp, p.enhet)
    return ". ".join(filter(None, [f"Högst {tak}" if tak else "", p.villkor.strip()]))


def _ja_nej(värde: bool | None) -> str:
    return "" if värde is None else ("Ja" if värde else "Nej")


_KOLUMNER: tuple[tuple[str, float, Text, bool], ...] = (  # heading, width, text, always there
    ("Nr", 0.75, lambda p: p.nr, True),
    ("Ärende", 4.2, lambda p: p.ärende, True),
    ("Lagrum", 1.7, lambda p: p.lagrum, True),
    ("Delegat", 2.3, delegater, True),
    ("Ersättare", 1.3, lambda p: p.ersättare, False),
    ("Villkor", 2.0, _villkor, False),
    ("Vidaredelegation", 1.5, lambda p: _ja_nej(p.vidaredelegation), False),
    ("Anmäls", 0.9, lambda p: _ja_nej(p.anmäls), False),
    ("Anteckning", 2.2, lambda p: p.anteckning, False),
)


def delegationsordning(o: Ordningsbild, nämnd: Nämnd | None, *, jämförelse: Jämförelse | None = None) -> d.Dokument:
    """A version. With ``jämförelse`` the new text is red and underlined, the removed struck through, and both are told
    to a screen reader; a column says what has become of each row.

    Needs loaded: nämnd with kommun.
    """
    stil = g.husstil(nämnd)
    titel = o.rubrik.strip() or f"{versal(o.benämning)} för {g.i_löptext(o.nämnd)}"
    block: list[d.Block] = [g.rubrik(1, titel), _faktaruta(o, stil, jämförelse)]
    if jämförelse is not None:
        block += _teckenförklaring(jämförelse)
    if o.inledning.strip() or (jämförelse and jämförelse.före.inledning.strip()):
        block += [g.rubrik(2, "Inledning"), *_inledning(o, jämförelse)]
    par = jämförelse.kapitel if jämförelse else tuple(Kapitelpar(k, k, _lika(k)) for k in o.kapitel)
    valda = [k for k in _KOLUMNER if k[3] or any(k[2](r.punkt).strip() for p in par for r in p.rader)]
    for p in par:
        block += _kapitel(p, valda, jämförelse is not None)
    block += _ordförandebeslut(o) if jämförelse is None else []
    block += _förklaringar(o)
    rutor = g.fältrutor(
        [
            ("Dokumenttyp", g.dokumenttyp(versal(o.benämning), stil)),
            ("Datum", g.dag(o.beslutad_datum, stil)),
            (stil.beteckning, o.diarienummer),
        ],
        tomma=stil.tomma_etiketter,
    )
    return d.Dokument(
        titel=titel if jämförelse is None else f"{titel}, ändringar mot version {jämförelse.före.nummer}",
        block=tuple(block),
        huvud=d.Sidhuvud(avsändare=g.avsändare(nämnd, med_organ=True), fält=rutor, följande=rutor),
        datum=g.iso(o.beslutad_datum),
        ämne=versal(o.benämning),
        märkning="" if o.beslutad else "FÖRSLAG – ej beslutad",
        liggande=len(valda) + (jämförelse is not None) > 5,
    )


def _lika(k: Kapitelbild) -> tuple[Radpar, ...]:
    return tuple(Radpar(p, p) for p in k.punkter)


def _faktaruta(o: Ordningsbild, stil: Husstil, j: Jämförelse | None) -> d.Ruta:
    """ "Antagen av …, gäller fr.o.m., ersätter, dnr"."""
    antagen = ""
    if o.beslutad and o.beslutad_datum:
        nummer = f"§ {o.beslutad_paragraf}" if o.beslutad_paragraf is not None else ""
        antagen = " ".join(filter(None, [o.nämnd, g.dag(o.beslutad_datum, stil), nummer]))
    par: list[tuple[str, str | Sequence[str]]] = [
        ("Antagen av", antagen or "Förslag till beslut"),
        ("Gäller från och med", g.dag(o.gäller_från, stil)),
        ("Gäller till och med", g.dag(o.gäller_till, stil)),
        ("Version", str(o.nummer)),
        ("Jämförd med", f"version {j.före.nummer}{_antagen(j.före, stil)}" if j else ""),
        ("Diarienummer", o.diarienummer),
    ]
    return d.Ruta((g.nyckelvärden(par),))


def _antagen(o: Ordningsbild, stil: Husstil) -> str:
    return f", antagen {g.dag(o.beslutad_datum, stil)}" if o.beslutad_datum else ""


def _teckenförklaring(j: Jämförelse) -> list[d.Block]:
    antal = {läge: sum(r.läge is läge for r in j.rader) for läge in Radläge}
    vad = (
        svenska.antal(antal[Radläge.NY], "ny", "nya"),
        svenska.antal(antal[Radläge.ÄNDRAD], "ändrad", "ändrade"),
        f"{antal[Radläge.UTGÅR]} som utgår",
    )
    return [
        d.Stycke(
            d.runs(
                "Så läses ändringarna: ",
                d.Run("ny text är röd och understruken", infogad=True),
                ", ",
                d.Run("text som utgår är röd och överstruken", borttagen=True),
                f". Kolumnen Ändrad säger vad som har hänt med varje punkt: {', '.join(vad)}.",
            )
        )
    ]


def _inledning(o: Ordningsbild, j: Jämförelse | None) -> Iterator[d.Block]:
    if j is None or j.före.inledning.strip() == o.inledning.strip():
        yield from g.textblock_till_block(o.inledning)
        return
    före, efter = j.före.inledning.split("\n\n"), o.inledning.split("\n\n")
    for nr in range(max(len(före), len(efter))):
        gammalt = " ".join(före[nr].split()) if nr < len(före) else ""
        nytt = " ".join(efter[nr].split()) if nr < len(efter) else ""
        if gammalt or nytt:
            yield d.Stycke(_skillnad(gammalt, nytt))


def _kapitelrubrik(k: Kapitelbild | None) -> str:
    if k is None:
        return ""
    nummer = f"{k.nr} " if k.nr is not None else ""
    sfs = f" ({k.sfs})" if k.sfs and k.sfs not in k.rubrik else ""
    return f"{nummer}{k.rubrik}{sfs}"


def _kapitel(
    par: Kapitelpar,
    valda: Sequence[tuple[str, float, Text, bool]],
    märkt: bool,
) -> Iterator[d.Block]:
    före, efter = _kapitelrubrik(par.före), _kapitelrubrik(par.efter)
    yield d.Rubrik(2, _skillnad(före, efter) if märkt else g.rad(efter))
    if par.kapitel.text.strip():
        yield from g.textblock_till_block(par.kapitel.text)
    if not par.rader:
        yield g.stycke("Kapitlet har inga punkter.")
        return
    kolumner = [g.kolumn(rubrik, vikt) for rubrik, vikt, _, _ in valda]
    if märkt:
        kolumner.append(g.kolumn("Ändrad", 1.0))
    rader: list[d.Rad] = []
    grupp = ""
    for r in par.rader:
        if r.punkt.grupp != grupp:
            grupp = r.punkt.grupp
            if grupp:
                rader.append(g.grupprad(grupp, len(kolumner)))
        rader.append(_märkt_rad(r, valda) if märkt else g.datarad(*(text(r.punkt) for _, _, text, _ in valda)))
    yield d.Tabell(tuple(kolumner), tuple(rader), bildtext="")


def _märkt_rad(r: Radpar, valda: Sequence[tuple[str, float, Text, bool]]) -> d.Rad:
    celler = [
        d.Cell(_skillnad(text(r.före) if r.före else "", text(r.efter) if r.efter else "", hel=namn == "Nr"))
        for namn, _, text, _ in valda
    ]
    läge = r.läge.value or ("nytt nr" if r.omnumrerad else "")
    return d.Rad((*celler, d.Cell(g.rad(läge))))


def _skillnad(före: str, efter: str, *, hel: bool = False) -> d.Runs:
    """The words with their marks; ``hel``: a number is changed as a whole."""
    före, efter = g.bind(" ".join(före.split())), g.bind(" ".join(efter.split()))
    if hel and före and efter and före != efter:
        return d.runs(d.Run(före, borttagen=True), " ", d.Run(efter, infogad=True))
    ut: list[d.Run] = []
    for bit in ordskillnad(före, efter):
        if ut and bit.slag is Bitslag.NY and ut[-1].borttagen and not ut[-1].text.endswith(" "):
            ut.append(d.Run(" "))  # old and new never run together
        ut.append(d.Run(bit.text, infogad=bit.slag is Bitslag.NY, borttagen=bit.slag is Bitslag.BORTA))
    return tuple(ut)


def _ordförandebeslut(o: Ordningsbild) -> list[d.Block]:
    """Urgent decisions that the law gives the chair (SoL 30:12), as a list of their own."""
    när = o.gäller_från or o.beslutad_datum
    rader = ordförandebeslut(o, när) if när else []
    if not rader:
        return []
    return [
        g.rubrik(2, "Brådskande beslut som ordföranden fattar med stöd av lag"),
        d.Tabell(
            (g.kolumn("Nr", 0.75), g.kolumn("Ärende", 4.2), g.kolumn("Lagrum", 1.7)),
            tuple(g.datarad(p.nr, p.ärende, nyckel) for p, nyckel in rader),
        ),
    ]


def _förklaringar(o: Ordningsbild) -> Iterator[d.Block]:
    """The codes and abbreviations that the order uses."""
    använda = {k for p in o.punkter for k in p.koder}
    koder = [k for kod, k in sorted(o.koder.items()) if kod in använda and k.betydelse.strip()]
    if koder:
        yield g.rubrik(2, "Delegater")
        yield d.Tabell(
            (g.kolumn("Kod", 1.0), g.kolumn("Betyder", 4.0), g.kolumn("Slag", 1.6)),
            tuple(g.datarad(k.kod, k.betydelse, _slag(k.slag, chef=k.chef)) for k in koder),
        )
    korta = sorted({r.lag for k in o.kapitel for p in k.punkter for r in lagrum_i(p, k)} & set(delegering.lagar()))
    i_text = [kort for kort in korta if any(kort in p.lagrum or kort in p.anteckning for p in o.punkter)]
    if i_text:
        yield g.rubrik(2, "Förkortningar")
        yield d.Tabell(
            (g.kolumn("Förkortning", 1.0), g.kolumn("Författning", 5.6)),
            tuple(g.datarad(kort, _lagnamn(kort)) for kort in i_text),
        )


def _slag(slag: Delegatslag, *, chef: bool) -> str:
    return "förvaltningschef" if chef else slag.value


def _lagnamn(kort: str) -> str:
    lag = delegering.lagar()[kort]
    return f"{lag.namn} ({lag.sfs})" if lag.sfs else lag.namn
