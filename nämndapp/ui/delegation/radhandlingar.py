"""What the keys of the ordning's table do: insert, move, remove, renumber, paste. Each is one change and one undo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from nämndapp.services import delegationsgrupper, delegationsinklistring, delegationsrader
from nämndapp.services.delegation import OrdningVy
from nämndapp.services.delegationsinklistring import Inklistring, Plats
from nämndapp.services.delegationsuppgifter import KapitelUppgifter
from nämndapp.ui.delegation.ordningsmodell import ÄRENDE, Gren, Punkt

if TYPE_CHECKING:
    from nämndapp.ui.delegation.redigerare import Ordningsredigerare


class Radhandlingar(QObject):
    """Works on the editor's table and version; the editor carries out the services."""

    def __init__(self, redigerare: Ordningsredigerare) -> None:
        super().__init__(redigerare)
        self._red = redigerare

    def _början(self) -> tuple[OrdningVy, Gren | Punkt | None] | None:
        """The version and the current line, with what was typed saved; None when nothing may be changed."""
        self._red.lämna_fält()
        vy = self._red.vy
        if vy is None or self._red.skyddad:
            return None
        return vy, self._red.modell.linje(self._red.tabell.currentIndex())

    # -- insert -------------------------------------------------------------------------------
    @staticmethod
    def _plats(vy: OrdningVy, linje: Gren | Punkt | None) -> tuple[int, int] | None:
        """The chapter and the place in it where a new row comes; None without chapters."""
        if not vy.kapitel:
            return None
        if linje is None:
            sista = vy.kapitel[-1].id or 0
            return sista, sum(1 for p in vy.punkter if p.kapitel_id == sista)
        kapitel_id = (linje.kapitel.id or 0) if isinstance(linje, Gren) else linje.kapitel_id
        idn = [p.id for p in vy.punkter if p.kapitel_id == kapitel_id]
        if isinstance(linje, Gren):
            return kapitel_id, idn.index(linje.punkt_id) + 1 if linje.grupp else 0
        return kapitel_id, idn.index(linje.id) + 1

    def lägg_till(self) -> None:
        """A row after the current one, with the cell of the matter open."""
        början = self._början()
        if början is None:
            return
        vy, linje = början
        plats = self._plats(vy, linje)
        if plats is None:
            self._red.kontext.notiser.visa("tips", "Lägg till ett kapitel först, med knappen Nytt kapitel.")
            return
        svar = self._red.utför(lambda db, id_, v: delegationsrader.lägg_till_punkt(db, id_, *plats, väntad_version=v))
        kända = {p.id for p in vy.punkter}
        ny = next((p.id for p in self._red.vy.punkter if p.id not in kända), None) if svar and self._red.vy else None
        tabell = self._red.tabell
        if ny is not None and tabell.välj(ny, ÄRENDE):
            tabell.setFocus()
            tabell.edit(tabell.currentIndex())

    def lägg_till_kapitel(self) -> None:
        """A chapter last, with its heading ready to be typed."""
        början = self._början()
        if början is None:
            return
        högsta = max((k.nr for k in början[0].kapitel if k.nr is not None), default=0)
        nytt = KapitelUppgifter("Nytt kapitel", högsta + 1)
        if self._red.utför(lambda db, id_, v: delegationsrader.spara_kapitel(db, id_, nytt, v)) is None:
            return
        self._red.släpp_filtret()
        tabell, vy = self._red.tabell, self._red.vy
        tabell.välj_kapitel(vy.kapitel[-1].id if vy else None)
        tabell.setFocus()
        tabell.edit(tabell.currentIndex())

    # -- move ---------------------------------------------------------------------------------
    def flytta(self, steg: int) -> None:
        """The chosen rows one step, on into the neighbouring chapter; on a heading's line all that stands under it."""
        början = self._början()
        if början is None or början[1] is None:
            return
        vy, linje = början
        if isinstance(linje, Gren):
            self._flytta_gren(vy, linje, steg)
            return
        mål = self._mål(vy, self._red.tabell.valda_id(), steg)
        if mål is not None:
            valda, kapitel_id, plats = mål
            self._red.utför(
                lambda db, id_, v: delegationsrader.flytta_punkter(db, id_, valda, kapitel_id, plats, väntad_version=v)
            )

    def _flytta_gren(self, vy: OrdningVy, gren: Gren, steg: int) -> None:
        if gren.grupp:
            första = gren.punkt_id or 0
            if self._red.utför(lambda db, id_, v: delegationsgrupper.flytta(db, id_, första, steg, v)) is not None:
                self._red.tabell.välj_grupp(första)
            return
        plats = max(0, [k.id for k in vy.kapitel].index(gren.kapitel.id) + steg)
        kapitel_id = gren.kapitel.id or 0
        self._red.utför(lambda db, id_, v: delegationsrader.flytta_kapitel(db, id_, kapitel_id, plats, v))

    def _mål(self, vy: OrdningVy, valda: list[int], steg: int) -> tuple[list[int], int, int] | None:
        """Where chosen rows of one chapter go; the place counts the rows that stay. A step is one shown row."""
        if not valda:
            return None
        kapitel_id = vy.punkt(valda[0]).kapitel_id
        kvar = [p.id for p in vy.punkter if p.kapitel_id == kapitel_id and p.id not in valda]
        valda = [i for i in valda if vy.punkt(i).kapitel_id == kapitel_id]
        visade = [p.id for p in self._red.modell.linjer if isinstance(p, Punkt) and p.kapitel_id == kapitel_id]
        gräns = visade.index(valda[0]) if steg < 0 else visade.index(valda[-1])
        granne = gräns + steg
        if 0 <= granne < len(visade):
            return valda, kapitel_id, kvar.index(visade[granne]) + (0 if steg < 0 else 1)
        kapitel = [k.id or 0 for k in vy.kapitel]
        nästa = kapitel.index(kapitel_id) + steg
        if not 0 <= nästa < len(kapitel):
            return None
        antal = sum(1 for p in vy.punkter if p.kapitel_id == kapitel[nästa])
        return valda, kapitel[nästa], antal if steg < 0 else 0

    # -- remove, renumber ---------------------------------------------------------------------
    def ta_bort(self) -> None:
        """The chosen rows; on a heading's line the chapter or group with its rows."""
        början = self._början()
        if början is None or början[1] is None:
            return
        linje, valda = början[1], self._red.tabell.valda_id()
        if isinstance(linje, Gren) and not valda:
            if linje.grupp:
                första = linje.punkt_id or 0
                self._red.utför(lambda db, id_, v: delegationsgrupper.ta_bort(db, id_, första, v))
            else:
                kapitel_id = linje.kapitel.id or 0
                self._red.utför(lambda db, id_, v: delegationsrader.ta_bort_kapitel(db, id_, kapitel_id, v))
        elif valda:
            self._red.utför(lambda db, id_, v: delegationsrader.ta_bort_punkter(db, id_, valda, v))

    def numrera_om(self) -> None:
        """Numbers all rows from 1 in each chapter, in the order that they stand."""
        if self._början() is not None:
            self._red.utför(lambda db, id_, v: delegationsrader.numrera_om(db, id_, None, v))

    # -- paste --------------------------------------------------------------------------------
    def inklistring(self, celler: Sequence[Sequence[str]]) -> Inklistring | None:
        """What copied cells would do where the cursor is; None without a chapter to put them in."""
        vy, tabell, modell = self._red.vy, self._red.tabell, self._red.modell
        if vy is None:
            return None
        nu, koder = tabell.currentIndex(), [k.kod for k in self._red.koder]
        valda = [vy.punkt(i) for i in tabell.valda_id()]
        if len(celler) == 1 and len(celler[0]) == 1 and valda:
            return delegationsinklistring.planera_cell(vy, celler[0][0], valda, max(nu.column(), 0), koder)
        linje = modell.linje(nu)
        if isinstance(linje, Punkt):
            visade = [p for p in modell.linjer[nu.row() :] if isinstance(p, Punkt)]
            rader = tuple(p for p in visade if p.kapitel_id == linje.kapitel_id)
            return delegationsinklistring.planera(
                vy, celler, Plats(linje.kapitel_id, rader, max(nu.column(), 0)), koder
            )
        kapitel_id = linje.kapitel.id if isinstance(linje, Gren) else vy.kapitel[-1].id if vy.kapitel else None
        if kapitel_id is None:
            self._red.kontext.notiser.visa("tips", "Lägg till ett kapitel först, med knappen Nytt kapitel.")
            return None
        före = linje.punkt_id if isinstance(linje, Gren) and linje.grupp else None
        return delegationsinklistring.planera(vy, celler, Plats(kapitel_id, före_id=före), koder)

    def klistra_in(self, plan: Inklistring) -> None:
        """Writes the plan; the first row that came or changed is the current one."""
        kända = {p.id for p in self._red.vy.punkter} if self._red.vy else set()
        svar = self._red.utför(lambda db, id_, v: delegationsinklistring.klistra_in(db, id_, plan, v))
        if svar is None or self._red.vy is None:
            return
        nya = [p.id for p in self._red.vy.punkter if p.id not in kända]
        if nya:
            self._red.tabell.välj(nya[0])
