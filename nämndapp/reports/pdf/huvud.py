"""Head and foot: content on the first page, artifact on the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pikepdf import Array, Name, String

from nämndapp.reports.dokument import Bild, Dokument, Fältruta
from nämndapp.reports.pdf.bilder import Bilder
from nämndapp.reports.pdf.sats import Sats, Typ
from nämndapp.reports.pdf.satsyta import GRÅ, LINJE, MM, MÖRK_LINJE, SVART, Satsyta
from nämndapp.reports.pdf.skrift import FET
from nämndapp.reports.pdf.struktur import Nod
from nämndapp.reports.pdf.yta import SIDFOT, SIDHUVUD, Yta, rita_sats


@dataclass(slots=True)
class _Del:
    """A set text at a place; y counts downward from the head's top."""

    sats: Sats
    nod: Nod | None
    x: float
    y: float


class Ram:
    """Head and foot of one document in a frame of ``x``, ``bredd`` and the page's height."""

    def __init__(
        self, ytan: Satsyta, dokument: Dokument, bilder: Bilder, rot: Nod, *, x: float, bredd: float, sidhöjd: float
    ) -> None:
        self.ytan = ytan
        self.dok = dokument
        self.bilder = bilder
        self.x = x
        self.bredd = bredd
        self.sidhöjd = sidhöjd
        self.topp = sidhöjd - ytan.stil.marginal_topp * MM
        self.grund = ytan.stil.marginal_botten * MM
        self.typtyp = Typ(ytan.stil.brödstorlek + 1, (ytan.stil.brödstorlek + 1) * 1.25, FET, SVART)
        self.orgtyp = Typ(ytan.stil.brödstorlek, ytan.stil.brödstorlek * 1.3, färg=SVART)
        self.kommuntyp = Typ(ytan.stil.brödstorlek + 0.5, self.orgtyp.radhöjd, FET, SVART)
        self.märkestyp = Typ(9.0, 13.0, FET, (0.72, 0.0, 0.05))
        self.märkesnod = rot.ny("P") if dokument.märkning else None
        self.märkeshöjd = self.märkestyp.radhöjd + 7.0 if dokument.märkning else 0.0
        huvud = dokument.huvud
        mitt = 0.5 if not huvud.vänster else max(0.46, (ytan.stil.vänsterspalt + 8) * MM / bredd)
        self.mittspalt = x + bredd * min(mitt, 0.6)
        nod = rot.ny("Div")
        self.första, self.första_höjd, self.logo = self._huvud(nod)
        self.följande, self.följande_höjd = self._följande()
        self.fotdelar: list[_Del] = []
        self.fotkolumner = 0.0

    # --- heads

    def _huvud(self, nod: Nod) -> tuple[list[_Del], float, tuple[Bild, Nod, float, float] | None]:
        huvud = self.dok.huvud
        delar: list[_Del] = []
        logo, vänster, y = None, self.x, 0.0
        if huvud.logotyp is not None:
            logo, w, h = self._logotyp(huvud.logotyp, nod)
            if w < 18 * MM:
                vänster += w + 8.0
            else:
                y = h + 5.0
        typer = [self.kommuntyp if i == 0 else self.orgtyp for i in range(len(huvud.avsändare))]
        flest = 2 if huvud.vänster else len(huvud.fält)
        tidigast = max(self._avsändarens_slut(vänster, typer), self.x + (logo[2] + 14.0 if logo else 0.0))
        högerspalt, spalter = self._spalter(huvud.fält, tidigast, flest)
        for text, typ in zip(huvud.avsändare, typer, strict=True):
            y = self._rad(delar, nod, text, typ, vänster, y, högerspalt - vänster - 10.0)
        slut_vänster = max(y, logo[3] if logo and vänster > self.x else 0.0)
        höger = 0.0
        rutbredd = self._rutbredd(högerspalt)
        if huvud.dokumenttyp:
            typ = self._ryms(huvud.dokumenttyp, self.typtyp, rutbredd)
            höger = self._rad(delar, nod, huvud.dokumenttyp, typ, högerspalt, 0.0, rutbredd) + 4.0
        if huvud.vänster:
            start = max(slut_vänster + 12.0, höger)
            slut_vänster = self._rutor(delar, nod, huvud.vänster, self.x, start, [högerspalt - self.x - 4.0])
        höger = self._rutor(delar, nod, huvud.fält, högerspalt, höger, spalter)
        return delar, max(slut_vänster, höger), logo

    def _ryms(self, text: str, typ: Typ, bredd: float) -> Typ:
        """The type, up to a quarter smaller when the text would else not stand on one line."""
        krympt = max(0.75, min(1.0, bredd / max(self.ytan.mät(text, typ), 1.0)))
        return replace(typ, storlek=typ.storlek * krympt)

    def _rutbredd(self, x: float) -> float:
        """The width of the boxes from ``x``: room is left for "Sida n (N)" at the right edge."""
        return self.x + self.bredd - x - (52.0 if self.dok.huvud.sida else 0.0)

    def _avsändarens_slut(self, x: float, typer: Sequence[Typ]) -> float:
        """Where the sender's longest line ends when it is not broken."""
        bredder = [self.ytan.mät(text, typ) for text, typ in zip(self.dok.huvud.avsändare, typer, strict=True)]
        return x + max(bredder, default=0.0) + 14.0

    def _spalter(self, rutor: Sequence[Fältruta], tidigast: float, flest: int) -> tuple[float, list[float]]:
        """Where the boxes begin and the widths of their columns: one row when they have room, else two columns.

        More than two columns may begin left of the middle, but not before ``tidigast``.
        """
        for antal in range(min(flest, len(rutor)), 2, -1):
            spalter = [max(self._naturlig(r) for r in rutor[i::antal]) + 9.0 for i in range(antal)]
            luft = min((self._rutbredd(tidigast) - sum(spalter)) / antal, 16.0)
            if luft >= 0.0:
                spalter = [s + luft for s in spalter]
                return min(self.mittspalt, self.x + self._rutbredd(self.x) - sum(spalter)), spalter
        plats = self._rutbredd(self.mittspalt)
        if len(rutor) < 2:
            return self.mittspalt, [plats]
        första = self._spalt(rutor, plats)
        return self.mittspalt, [första, plats - första]

    def _logotyp(self, bild: Bild, nod: Nod) -> tuple[tuple[Bild, Nod, float, float], float, float]:
        inläst = self.bilder.läs(bild.data, bild.alttext or "logotyp")
        w = min(bild.bredd_mm, self.ytan.stil.logotypbredd) * MM
        h = w * inläst.höjd / inläst.bredd
        if h > 24 * MM:
            w, h = w * 24 * MM / h, 24 * MM
        figur = nod.ny("Figure", Alt=String(bild.alttext or "Logotyp"))
        return (bild, figur, w, h), w, h

    def _rad(self, delar: list[_Del], nod: Nod | None, text: str, typ: Typ, x: float, y: float, bredd: float) -> float:
        sats = self.ytan.sätt(text, typ, bredd, luft=1.0)
        delar.append(_Del(sats, nod.ny("P") if nod and text else None, x, y))
        return y + sats.höjd

    def _rutor(
        self,
        delar: list[_Del],
        nod: Nod | None,
        rutor: Sequence[Fältruta],
        x: float,
        y: float,
        spalter: Sequence[float],
    ) -> float:
        """Label over value in columns of these widths; gives where the last row ends."""
        for i in range(0, len(rutor), len(spalter)):
            slut, vid = y, x
            for ruta, spalt in zip(rutor[i : i + len(spalter)], spalter, strict=False):
                grupp = nod.ny("Div") if nod else None
                nere = self._rad(delar, grupp, ruta.etikett, self.ytan.typer.etikett, vid, y, spalt - 8.0)
                for rad in ruta.värde.split("\n"):
                    typ = self._ordryms(rad, self.ytan.typer.värde, spalt - 8.0)
                    nere = self._rad(delar, grupp, rad, typ, vid, nere, spalt - 8.0)
                slut = max(slut, nere)
                vid += spalt
            y = slut + 4.5
        return y

    def _ordryms(self, rad: str, typ: Typ, bredd: float) -> Typ:
        """The type, up to a fifth smaller when a word (an e-mail address) would else be broken."""
        längst = max((self.ytan.mät(o, typ) for o in rad.split()), default=0.0)
        return typ if längst <= bredd else replace(typ, storlek=typ.storlek * max(0.8, (bredd - 0.1) / längst))

    def _spalt(self, rutor: Sequence[Fältruta], bredd: float) -> float:
        """The width of the first of two columns: half, or what makes the longest lines of both stand unbroken."""
        vänster, höger = (max((self._naturlig(r) for r in rutor[i::2]), default=0.0) + 8.5 for i in (0, 1))
        if vänster + höger > bredd or max(vänster, höger) <= bredd / 2:
            return bredd / 2
        return vänster if vänster > bredd / 2 else bredd - höger

    def _naturlig(self, ruta: Fältruta) -> float:
        typer = self.ytan.typer
        rader = [self.ytan.mät(rad, typer.värde) for rad in ruta.värde.split("\n")]
        return max(self.ytan.mät(ruta.etikett, typer.etikett), *rader)

    def _följande(self) -> tuple[list[_Del], float]:
        """The small block of page two and on: one line for sender and type, one for the boxes."""
        huvud = self.dok.huvud
        delar: list[_Del] = []
        typ = Typ(9.0, 12.0, färg=GRÅ)
        tidigast = self._avsändarens_slut(self.x, [typ] * len(huvud.avsändare))
        högerspalt, spalter = self._spalter(huvud.följande, tidigast, len(huvud.följande))
        vänster = 0.0
        for text in huvud.avsändare:
            vänster = self._rad(delar, None, text, typ, self.x, vänster, högerspalt - self.x - 10.0)
        höger = 0.0
        if huvud.dokumenttyp:
            fet = Typ(9.0, 12.0, FET, GRÅ)
            höger = self._rad(delar, None, huvud.dokumenttyp, fet, högerspalt, 0.0, self._rutbredd(högerspalt)) + 2.0
        if huvud.följande:
            höger = self._rutor(delar, None, huvud.följande, högerspalt, höger, spalter) - 2.0
        return delar, max(vänster, höger, 12.0 if huvud.sida else 0.0)

    # --- feet

    def sätt_fot(self, rot: Nod) -> None:
        """The foot's content; called after the blocks so that it is read last."""
        första = self.dok.fot.första
        if not första:
            return
        nod = rot.ny("Div")
        delar: list[_Del] = []
        per_rad = min(len(första), 6 if self.bredd > 600 else 4 if len(första) in {4, 7, 8} else 3)
        spalt = self.bredd / per_rad
        liten = Typ(self.ytan.stil.etikettstorlek + 0.5, (self.ytan.stil.etikettstorlek + 0.5) * 1.3, färg=SVART)
        y = 6.0
        for i in range(0, len(första), per_rad):
            slut = y
            for n, ruta in enumerate(första[i : i + per_rad]):
                grupp = nod.ny("Div")
                vid = self.x + n * spalt
                nere = self._rad(delar, grupp, ruta.etikett, self.ytan.typer.etikett, vid, y, spalt - 8.0)
                for rad in ruta.värde.split("\n"):
                    nere = self._rad(delar, grupp, rad, liten, vid, nere, spalt - 8.0)
                slut = max(slut, nere)
            y = slut + 3.0
        self.fotdelar = delar
        self.fotkolumner = y

    def _rutornas_höjd(self) -> float:
        return 34.0 if self.dok.fot.rutor else 0.0

    def _texthöjd(self) -> float:
        return 13.0 if self.dok.fot.text else 0.0

    # --- where the text may stand

    def textens_topp(self, sida: int) -> float:
        """The upper edge of the text on a page (index from 0)."""
        höjd = self.första_höjd if sida == 0 else self.följande_höjd
        return self.topp - self.märkeshöjd - höjd - (24.0 if sida == 0 else 18.0 if höjd else 0.0)

    def textens_botten(self, sida: int) -> float:
        """The lower edge of the text."""
        fot = self._rutornas_höjd() + self._texthöjd() + (self.fotkolumner if sida == 0 else 0.0)
        return self.grund + fot + (10.0 if fot else 0.0)

    # --- drawing

    def rita(self, yta: Yta, sida: int, antal: int) -> None:
        """Everything in the margins of a page that stands before its text."""
        yta.artefakt = SIDHUVUD
        topp = self.topp
        if self.dok.märkning:
            sats = self.ytan.sätt(self.dok.märkning, self.märkestyp, self.bredd)
            rita_sats(
                yta, self.märkesnod if sida == 0 else None, self.x, topp, sats, bredd=self.bredd, justering="mitten"
            )
            topp -= self.märkeshöjd
        if sida == 0:
            self._rita_logotyp(yta, topp)
        for d in self.första if sida == 0 else self.följande:
            rita_sats(yta, d.nod, d.x, topp - d.y, d.sats)
        höjd = self.första_höjd if sida == 0 else self.följande_höjd
        if self.dok.huvud.sida:
            self._rita_sidnummer(yta, topp, f"Sida {sida + 1} ({antal})", sida)
        if höjd:
            y = topp - höjd - 5.0
            färg = self.ytan.typer.accent if sida == 0 else LINJE
            yta.linje(self.x, y, self.x + self.bredd, y, 0.9 if sida == 0 else 0.5, färg)
        self._rita_fotrutor(yta)

    def _rita_sidnummer(self, yta: Yta, topp: float, text: str, sida: int) -> None:
        typ = self.ytan.typer.värde if sida == 0 else Typ(9.0, 12.0, färg=GRÅ)
        sats = self.ytan.sätt(text, typ, self.bredd)
        ner = 1.5 if sida == 0 else 0.0
        if not self.dok.huvud.dokumenttyp:
            ner = self.ytan.typer.etikett.radhöjd  # in line with the first values
        rita_sats(yta, None, self.x, topp - ner, sats, bredd=self.bredd, justering="höger")

    def _rita_logotyp(self, yta: Yta, topp: float) -> None:
        if self.logo is None:
            return
        bild, nod, w, h = self.logo
        inläst = self.bilder.läs(bild.data, bild.alttext)
        nod.attribut = {
            "/O": Name.Layout,
            "/Placement": Name.Block,
            "/BBox": Array([round(v, 2) for v in (self.x, topp - h, self.x + w, topp)]),
        }
        yta.bild(nod, inläst.läsare, self.x, topp - h, w, h)

    def _rita_fotrutor(self, yta: Yta) -> None:
        yta.artefakt = SIDFOT
        y = self.grund
        if self.dok.fot.text:
            liten = Typ(self.ytan.stil.etikettstorlek + 0.5, 11.0, färg=GRÅ)
            rita_sats(yta, None, self.x, y + 11.0, self.ytan.sätt(self.dok.fot.text, liten, self.bredd))
            y += self._texthöjd()
        rutor = self.dok.fot.rutor
        if not rutor:
            return
        höjd = self._rutornas_höjd() - 4.0
        spalt = self.bredd / max(len(rutor), 2)
        bredd = spalt * len(rutor)
        for i, text in enumerate(rutor):
            x0 = self.x + i * spalt
            rita_sats(yta, None, x0 + 4.0, y + höjd - 2.0, self.ytan.sätt(text, self.ytan.typer.etikett, spalt - 8.0))
            yta.linje(x0, y, x0, y + höjd, 0.5, MÖRK_LINJE)
        yta.linje(self.x + bredd, y, self.x + bredd, y + höjd, 0.5, MÖRK_LINJE)
        yta.linje(self.x, y, self.x + bredd, y, 0.5, MÖRK_LINJE)
        yta.linje(self.x, y + höjd, self.x + bredd, y + höjd, 0.5, MÖRK_LINJE)

    def rita_första_fot(self, yta: Yta) -> None:
        """The label columns at the foot of page one (content, read last)."""
        if not self.fotdelar:
            return
        yta.artefakt = SIDFOT
        topp = self.grund + self._rutornas_höjd() + self._texthöjd() + self.fotkolumner
        yta.linje(self.x, topp, self.x + self.bredd, topp, 0.5, LINJE)
        for d in self.fotdelar:
            rita_sats(yta, d.nod, d.x, topp - d.y, d.sats)
