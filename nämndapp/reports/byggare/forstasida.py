"""The protocol's first page: place and time, who decided, who else was there, who signs (KL 5:66; R25)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nämndapp.bas import svenska
from nämndapp.models import Närvarande, Närvaroroll, Paragraf, Sammanträde, Uppdrag, Uppdragsroll
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import gemensamt as g
from nämndapp.reports.byggare.kallelse import justering
from nämndapp.reports.stil import Husstil
from nämndapp.rules.narvaro import PLATSROLLER, Bild, Tjänstgöring, namn_med_parti

_ROLLORDNING = (
    Uppdragsroll.ORDFÖRANDE,
    Uppdragsroll.FÖRSTE_VICE,
    Uppdragsroll.ANDRE_VICE,
    Uppdragsroll.LEDAMOT,
    Uppdragsroll.ERSÄTTARE,
    Uppdragsroll.INSYNSPLATS,
    Uppdragsroll.PERSONALFÖRETRÄDARE,
)
_BESLUTANDE = _ROLLORDNING[:4]
_UTAN_TITEL = frozenset({Närvaroroll.LEDAMOT, Närvaroroll.ÖVRIG})
_FLERA_ERSÄTTARE = "Ej tjänstgörande ersättare"


def förstasida(s: Sammanträde, paragrafer: list[Paragraf], stil: Husstil) -> list[d.Block]:
    """The names as they were noted; without närvaro those of the uppdrag in force, marked as a proposal."""
    return _närvaro(s, paragrafer, stil) if s.närvarande else _förslag(s, paragrafer, stil)


# --- from the närvaro -----------------------------------------------------------------------------------------------


def _närvaro(s: Sammanträde, paragrafer: list[Paragraf], stil: Husstil) -> list[d.Block]:
    bild = Bild(s, paragrafer if len(paragrafer) < len(s.paragrafer) else None)
    valda = sorted(s.justerare, key=lambda j: j.ordning)
    namn = {j.närvarande_id: n for j in valda if (n := bild.person(j.närvarande_id)) is not None}
    justerare = [namn_med_parti(namn[j.närvarande_id]) for j in valda if not j.ersättare and j.närvarande_id in namn]
    reserver = [namn_med_parti(namn[j.närvarande_id]) for j in valda if j.ersättare and j.närvarande_id in namn]
    return [
        g.nyckelvärden(
            [
                ("Plats och tid", plats_och_tid(s, stil)),
                ("Beslutande ledamöter", list(_beslutande(bild)) or g.FYLL_I),
                ("Övriga närvarande", list(_övriga(bild, s))),
                ("Justerare", justerare or s.förslag_justerare or g.FYLL_I),
                ("Ersättare för justerare", reserver or s.förslag_ersättare),
                ("Justeringens plats och tid", justering(s, stil) or g.FYLL_I),
                ("Paragrafer", paragrafspann(paragrafer, stil)),
            ]
        ),
        *underskrifter(s, stil, bild),
    ]


def _beslutande(bild: Bild) -> Iterator[str]:
    """Who holds a seat first, then the ersättare who served, each with the §§ where it was not the whole meeting."""
    for n in bild.personer:
        if n.roll in PLATSROLLER:
            roll = "" if n.roll in _UTAN_TITEL else n.roll.value
            for t in bild.tjänstgöring(n):
                yield _rad(n, roll, t)
    for n in bild.personer:
        if n.roll not in PLATSROLLER:
            for t in bild.tjänstgöring(n):
                för = f" för {namn_med_parti(t.för)}" if t.för else ""
                yield _rad(n, f"tjänstgörande ersättare{för}", t)


def _rad(n: Närvarande, roll: str, t: Tjänstgöring) -> str:
    distans = {"": "", "hela": "på distans"}.get(t.distans, f"på distans {t.distans}")
    text = ", ".join(filter(None, [namn_med_parti(n), roll, distans]))
    return f"{text} {t.paragrafer}".rstrip()


def _övriga(bild: Bild, s: Sammanträde) -> Iterator[str]:
    där = [n for n in bild.personer if bild.var_närvarande(n) and n.roll not in PLATSROLLER]
    ersättare = [(n, _utan_tjänst(bild, n)) for n in där if n.roll is Närvaroroll.ERSÄTTARE]
    texter = [f"{namn_med_parti(n)} {text}".rstrip() for n, text in ersättare if text is not None]
    if texter:
        yield f"{_FLERA_ERSÄTTARE}: {', '.join(texter)}"
    for n in där:
        if n.roll is Närvaroroll.ERSÄTTARE:
            continue
        titel = n.titel or ("" if n.roll in _UTAN_TITEL else n.roll.value)
        yield f"{', '.join(filter(None, [namn_med_parti(n), titel]))} {bild.närvarotext(n)}".rstrip()
    if s.sekreterare and all(n.namn != s.sekreterare for n in där):
        yield f"{s.sekreterare}, sekreterare"


def _utan_tjänst(bild: Bild, n: Närvarande) -> str | None:
    """The §§ where an ersättare was there without serving; None when there were none."""
    if not bild.paragrafer:
        return None if bild.tjänstgjorde(n) else ""
    utan = [
        nr
        for nr in bild.visas
        for p in [bild.paragrafer[nr]]
        if n in bild.närvarande(p) and all(t.vem is not n for t in bild.tjänstgörande(p))
    ]
    if not utan:
        return None
    return "" if len(utan) == len(bild.visas) else bild.nummertext(utan)


def underskrifter(s: Sammanträde, stil: Husstil, bild: Bild) -> list[d.Block]:
    """A line for each who signs; who presided or checked some §§ only, signs those."""
    ordförande = bild.ordförandetexter()
    justerare = bild.justerartexter()
    linje = not stil.digital_justering
    rader = [d.Underskrift("Sekreterare", s.sekreterare or _sekreterare(bild), linje=linje)]
    rader += [_underskrift("Ordförande", n, text, linje) for n, text in ordförande] or [
        d.Underskrift("Ordförande", s.ordförande, linje=linje)
    ]
    rader += [_underskrift("Justerare", n, text, linje) for n, text in justerare] or [
        d.Underskrift("Justerare", s.förslag_justerare, linje=linje)
    ]
    return [*_rubrik(stil), d.Underskrifter(tuple(rader))]


def _underskrift(roll: str, n: Närvarande, paragrafer: str, linje: bool) -> d.Underskrift:
    return d.Underskrift(f"{roll} {paragrafer}".rstrip(), namn_med_parti(n), linje=linje)


def _sekreterare(bild: Bild) -> str:
    return next((n.namn for n in bild.personer if n.roll is Närvaroroll.SEKRETERARE and n.intervall), "")


def _rubrik(stil: Husstil) -> list[d.Block]:
    block: list[d.Block] = [d.Stycke(g.rad("Underskrifter", fet=True), håll=True)]
    if stil.digital_justering:
        block.append(g.stycke("Protokollet justeras digitalt.", d.Stil.NOT))
    return block


# --- before anybody has been noted -----------------------------------------------------------------------------------


def _förslag(s: Sammanträde, paragrafer: list[Paragraf], stil: Husstil) -> list[d.Block]:
    ledamöter = _namnrader(s, _BESLUTANDE)
    ersättare = _namnrader(s, (Uppdragsroll.ERSÄTTARE,))
    insyn = _namnrader(s, (Uppdragsroll.INSYNSPLATS, Uppdragsroll.PERSONALFÖRETRÄDARE))
    övriga = [*ersättare, *insyn, *filter(None, [f"{s.sekreterare}, sekreterare" if s.sekreterare else ""])]
    block: list[d.Block] = [
        g.nyckelvärden(
            [
                ("Plats och tid", plats_och_tid(s, stil)),
                ("Beslutande ledamöter", ledamöter or [g.FYLL_I] * _platser(s)),
                ("Övriga närvarande", övriga or [g.FYLL_I] * 3),
                ("Justerare", s.förslag_justerare or g.FYLL_I),
                ("Ersättare för justerare", s.förslag_ersättare),
                ("Justeringens plats och tid", justering(s, stil) or g.FYLL_I),
                ("Paragrafer", paragrafspann(paragrafer, stil)),
            ]
        )
    ]
    if ledamöter or ersättare:
        block.append(
            g.stycke(
                "Namnen ovan är ett förslag efter de uppdrag som gäller på sammanträdesdagen; "
                "vilka som var närvarande och tjänstgjorde fylls i vid sammanträdet.",
                d.Stil.NOT,
            )
        )
    linje = not stil.digital_justering
    block += _rubrik(stil)
    block.append(
        d.Underskrifter(
            (
                d.Underskrift("Sekreterare", s.sekreterare, linje=linje),
                d.Underskrift("Ordförande", s.ordförande or _ordförande(s), linje=linje),
                d.Underskrift("Justerare", s.förslag_justerare, linje=linje),
            )
        )
    )
    return block


def _platser(s: Sammanträde) -> int:
    """Lines to fill in: one for each seat, at most a page's worth."""
    return min((s.nämnd.platser if s.nämnd else None) or 7, 25)


def plats_och_tid(s: Sammanträde, stil: Husstil) -> str:
    """ "Stora salen, 2026-12-08, kl. 13.30–16.05 (ajournering 14.40–14.55)"."""
    tid = g.tid(s.starttid, stil)
    if tid and s.sluttid:
        tid += f"{svenska.TANKSTRECK}{g.klockslag(s.sluttid, stil)}"
    pauser = [
        f"{g.klockslag(a.från, stil)}{svenska.TANKSTRECK}{g.klockslag(a.till, stil)}"
        for a in sorted(s.ajourneringar, key=lambda a: a.från)
        if a.till is not None
    ]
    if pauser:
        tid = f"{tid} (ajournering {svenska.uppräkning(pauser)})".strip()
    return ", ".join(filter(None, [s.plats, g.dag(s.datum, stil), tid]))


def paragrafspann(paragrafer: Sequence[Paragraf], stil: Husstil) -> str:
    """ "§§ 101–112", marked when the numbers are preliminary; a line to fill in when there are none."""
    if paragrafer and all(p.nummer is not None for p in paragrafer):
        return svenska.paragrafer([p.nummer for p in paragrafer if p.nummer is not None])
    preliminära = [p.nummer if p.nummer is not None else p.preliminärt for p in paragrafer]
    if preliminära and None not in preliminära and stil.preliminära_nummer:
        return f"{svenska.paragrafer([n for n in preliminära if n is not None])} (preliminära nummer)"
    return g.FYLL_I


def _gällande(s: Sammanträde, roller: tuple[Uppdragsroll, ...]) -> list[Uppdrag]:
    """Uppdrag in force on the day, by role, then order of service, then name."""
    uppdrag = [u for u in (s.nämnd.uppdrag if s.nämnd else []) if u.roll in roller and u.gäller(s.datum) and u.person]
    return sorted(uppdrag, key=lambda u: (_ROLLORDNING.index(u.roll), _ordning(u), _namnnyckel(u)))


def _ordning(u: Uppdrag) -> int:
    return u.tjänstgöringsordning if u.tjänstgöringsordning is not None else 1_000_000


def _namnnyckel(u: Uppdrag) -> tuple[tuple[int, int, str], ...]:
    return svenska.sorteringsnyckel(u.person.namn if u.person else "")


def _namnrader(s: Sammanträde, roller: tuple[Uppdragsroll, ...]) -> list[str]:
    rader: list[str] = []
    for u in _gällande(s, roller):
        parti = f" ({u.parti})" if u.parti else ""
        roll = "" if u.roll is Uppdragsroll.LEDAMOT else f", {u.roll.value}"
        rader.append(f"{u.person.namn if u.person else ''}{parti}{roll}")
    return rader


def _ordförande(s: Sammanträde) -> str:
    gällande = _gällande(s, (Uppdragsroll.ORDFÖRANDE,))
    return gällande[0].person.namn if gällande and gällande[0].person else ""
