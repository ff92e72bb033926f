"""The rows of an attestlista as a table in groups by the outer code parts; folded and filtered here, not in a proxy.

Groups are what the paper shows: rows that stand together and have the same outer codes. Nothing is sorted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from nämndapp.services.attestuppgifter import AttestlistaUppgifter, Attestradslag, AttestradUppgifter
from nämndapp.ui.attest.kolumner import Attestkolumn
from nämndapp.ui.attest.radandring import celländring, gruppändring
from nämndapp.ui.tema import aktuella_färger

Index = QModelIndex | QPersistentModelIndex
_ROT = QModelIndex()
Gruppnyckel = tuple[int, tuple[str, ...], int]


@dataclass(frozen=True, slots=True)
class Grupp:
    """A heading over the rows ``första`` … ``sista`` of the list, which share the code of the part ``del_``."""

    nivå: int
    del_: str
    kod: str
    namn: str
    första: int
    sista: int
    antal: int
    nyckel: Gruppnyckel

    @property
    def text(self) -> str:
        """ "710 Individ och familj", as it is typed."""
        return f"{self.kod} {self.namn}".strip()


class Attestmodell(QAbstractTableModel):
    """``ändrade`` carries {row's id: new content} and a description; the service's rows come back with ``sätt``."""

    ändrade = Signal(object, str)
    fel = Signal(str)
    läses_om = Signal()
    har_lästs = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kolumner: tuple[Attestkolumn, ...] = ()
        self.rader: tuple[AttestradUppgifter, ...] = ()
        self.poster: list[Grupp | int] = []  # what is shown: a group, or the place of a row in ``rader``
        self.nummer: list[int] = []
        self.skyddad = True
        self._uppgifter: AttestlistaUppgifter | None = None
        self._ord: list[str] = []
        self._söktext: dict[int, str] = {}
        self._stängda: set[Gruppnyckel] = set()
        self._plats: dict[int, int] = {}

    # -- what is shown ------------------------------------------------------------------------
    def sätt(
        self, u: AttestlistaUppgifter | None, kolumner: Sequence[Attestkolumn], rader: Sequence[AttestradUppgifter]
    ) -> None:
        """Shows stored rows; an open cell survives while the same rows and groups are shown."""
        self.läses_om.emit()
        nya_kolumner = [k.rubrik for k in kolumner] != [k.rubrik for k in self.kolumner]
        före = [] if nya_kolumner else self._struktur()
        if nya_kolumner:
            self.beginResetModel()
        self._uppgifter, self.kolumner, self.rader = u, tuple(kolumner), tuple(rader)
        self._söktext.clear()
        self.nummer, nr = [], 0
        for rad in self.rader:
            nr += rad.slag is not Attestradslag.AVSKILJARE
            self.nummer.append(nr)
        if nya_kolumner:
            self.poster = self._lägg_upp()
            self._märk()
            self.endResetModel()
        else:
            self._visa_om(före)
        self.har_lästs.emit()

    def _visa_om(self, före: list[tuple[str, Any]]) -> None:
        gamla, self.poster = self.poster, self._lägg_upp()
        if self._struktur() == före and före:
            self._märk()
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.poster) - 1, len(self.kolumner) - 1))
            return
        nya, self.poster = self.poster, gamla
        self.beginResetModel()
        self.poster = nya
        self._märk()
        self.endResetModel()

    def _struktur(self) -> list[tuple[str, Any]]:
        return [
            ("g", (p.nyckel, p.första)) if isinstance(p, Grupp) else ("r", self.rader[p].id)
            for p in self.poster
            if isinstance(p, Grupp) or p < len(self.rader)
        ]

    def _märk(self) -> None:
        self._plats = {p: nr for nr, p in enumerate(self.poster) if isinstance(p, int)}

    def filtrera(self, text: str) -> None:
        """Shows rows that hold all the words, with their groups."""
        ord_ = text.casefold().split()
        if ord_ != self._ord:
            self._ord = ord_
            self._nollställ()

    def fäll(self, grupp: Grupp, ut: bool | None = None) -> None:
        """Folds a group in or out (None: the other way)."""
        stängd = grupp.nyckel in self._stängda
        if ut is None or ut == stängd:
            self._stängda.symmetric_difference_update({grupp.nyckel})
            self._nollställ()

    def visa_rad(self, rad_id: int | None) -> None:
        """Takes away what hides a row: the filter, or a folded group."""
        if self.plats(rad_id) is None:
            self._ord, self._stängda = [], set()
            self._nollställ()

    def _nollställ(self) -> None:
        self.läses_om.emit()
        self.beginResetModel()
        self.poster = self._lägg_upp()
        self._märk()
        self.endResetModel()
        self.har_lästs.emit()

    def är_stängd(self, grupp: Grupp) -> bool:
        """Is the group folded in?"""
        return grupp.nyckel in self._stängda and not self._ord

    @property
    def antal_visade(self) -> int:
        """Rows that pass the filter, separators aside."""
        return sum(self._passar(nr) for nr, r in enumerate(self.rader) if r.slag is not Attestradslag.AVSKILJARE)

    def _passar(self, nr: int) -> bool:
        if not self._ord:
            return True
        text = self._söktext.get(nr)
        if text is None:
            rad = self.rader[nr]
            delar = [*(k.visad(rad) for k in self.kolumner), *rad.namn.values()]
            text = self._söktext[nr] = " ".join(delar).casefold()
        return all(o in text for o in self._ord)

    def _lägg_upp(self) -> list[Grupp | int]:
        yttre = self._uppgifter.yttre if self._uppgifter is not None else ()
        vägar = [self._väg(rad, yttre) for rad in self.rader]
        ut: list[Grupp | int] = []
        sedda: dict[tuple[str, ...], int] = {}
        nu: tuple[str, ...] = ()
        stängd_nivå: int | None = None
        for nr, väg in enumerate(vägar):
            if väg != nu:
                par = enumerate(zip(nu, väg, strict=False))
                lika = next((n for n, (a, b) in par if a != b), min(len(nu), len(väg)))
                if stängd_nivå is not None and lika <= stängd_nivå:
                    stängd_nivå = None
                for nivå in range(lika, len(väg)):
                    if not väg[nivå]:
                        continue
                    stam = väg[: nivå + 1]
                    sedda[stam] = sedda.get(stam, 0) + 1
                    grupp = self._grupp(nr, (nivå, stam, sedda[stam]), vägar, yttre[nivå].nyckel)
                    if stängd_nivå is None and grupp.antal:
                        ut.append(grupp)
                        if self.är_stängd(grupp):
                            stängd_nivå = nivå
                nu = väg
            if stängd_nivå is None and self._passar(nr):
                ut.append(nr)
        return ut

    @staticmethod
    def _väg(rad: AttestradUppgifter, yttre: Sequence[Any]) -> tuple[str, ...]:
        if rad.slag is not Attestradslag.RAD:
            return ()
        väg = tuple(rad.koder.get(k.nyckel, "") for k in yttre)
        return väg if any(väg) else ()

    def _grupp(self, nr: int, nyckel: Gruppnyckel, vägar: Sequence[tuple[str, ...]], del_: str) -> Grupp:
        nivå, stam, _ = nyckel
        sista = nr
        while sista + 1 < len(vägar) and vägar[sista + 1][: nivå + 1] == stam:
            sista += 1
        namn = next((n for r in self.rader[nr : sista + 1] if (n := r.namn.get(del_, ""))), "")
        antal = sum(self._passar(i) for i in range(nr, sista + 1)) if self._ord else sista + 1 - nr
        return Grupp(nivå, del_, stam[-1], namn, nr, sista, antal, nyckel)

    # -- rows by id ---------------------------------------------------------------------------
    def post(self, index: Index) -> Grupp | AttestradUppgifter | None:
        """What stands on a shown line."""
        if not index.isValid() or index.row() >= len(self.poster):
            return None
        p = self.poster[index.row()]
        return p if isinstance(p, Grupp) else self.rader[p]

    def rad(self, index: Index) -> AttestradUppgifter | None:
        """The row of a shown line; None for a group."""
        post = self.post(index)
        return post if isinstance(post, AttestradUppgifter) else None

    def plats(self, rad_id: int | None) -> int | None:
        """The shown line of a row; None when it is hidden or gone."""
        nr = next((nr for nr, r in enumerate(self.rader) if r.id == rad_id), None) if rad_id is not None else None
        return self._plats.get(nr) if nr is not None else None

    def kolumn_av(self, nyckel: str) -> int | None:
        """The column of a field as services and rules name it."""
        namn = {nyckel, f"koder.{nyckel}"}
        if nyckel == "kod" and self._uppgifter is not None:
            namn.add(f"koder.{self._uppgifter.huvuddel.nyckel}")
        return next((nr for nr, k in enumerate(self.kolumner) if k.nyckel in namn), None)

    def cellplats(self, index: Index) -> tuple[int | None, str]:
        """The row's id and the column's field, by which a draft finds the cell again."""
        rad = self.rad(index)
        return (rad.id if rad else None), self.kolumner[index.column()].nyckel

    def cellindex(self, rad_id: int | None, fält: str) -> QModelIndex | None:
        """The cell of a draft; None when the row is gone."""
        plats, kolumn = self.plats(rad_id), self.kolumn_av(fält)
        return self.index(plats, kolumn) if plats is not None and kolumn is not None else None

    # -- Qt -----------------------------------------------------------------------------------
    def rowCount(self, parent: Index = _ROT) -> int:
        return 0 if parent.isValid() else len(self.poster)

    def columnCount(self, parent: Index = _ROT) -> int:
        return 0 if parent.isValid() else len(self.kolumner)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.kolumner[section].rubrik
        p = self.poster[section]
        if isinstance(p, Grupp):
            return "▸" if self.är_stängd(p) else "▾"
        return "" if self.rader[p].slag is Attestradslag.AVSKILJARE else str(self.nummer[p])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        post = self.post(index)
        if post is None:
            return None
        if isinstance(post, Grupp):
            return self._gruppdata(post, index.column(), role)
        kolumn = self.kolumner[index.column()]
        svar: Any = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                svar = kolumn.visad(post)
            case Qt.ItemDataRole.EditRole:
                svar = kolumn.text(post)
            case Qt.ItemDataRole.ToolTipRole:
                svar = self._tips(post, kolumn)
            case Qt.ItemDataRole.AccessibleTextRole:
                ärvd = ", ärvd från raden ovanför" if kolumn.ärvd(post) else ""
                svar = f"{kolumn.rubrik}: {kolumn.visad(post) or 'tomt'}{ärvd}"
            case Qt.ItemDataRole.TextAlignmentRole if kolumn.höger:
                svar = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ForegroundRole if kolumn.ärvd(post) or self._upprepad(post, kolumn):
                svar = QColor(aktuella_färger().text_svag)
            case Qt.ItemDataRole.FontRole if kolumn.ärvd(post) or post.slag is not Attestradslag.RAD:
                svar = QFont()
                svar.setItalic(kolumn.ärvd(post))
                svar.setBold(not kolumn.ärvd(post))
        return svar

    @staticmethod
    def _upprepad(rad: AttestradUppgifter, kolumn: Attestkolumn) -> bool:
        """Is the code said by the group's line above?"""
        return bool(kolumn.del_) and rad.slag is Attestradslag.RAD and bool(kolumn.text(rad))

    def _gruppdata(self, grupp: Grupp, kolumn: int, role: int) -> Any:
        if kolumn:
            return None
        rader = f"{grupp.antal} {'rad' if grupp.antal == 1 else 'rader'}"
        svar: Any = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                svar = f"{'    ' * grupp.nivå}{grupp.text}  ·  {rader}"
            case Qt.ItemDataRole.EditRole:
                svar = grupp.text
            case Qt.ItemDataRole.AccessibleTextRole:
                läge = "hopfälld" if self.är_stängd(grupp) else "utfälld"
                svar = f"Grupp {grupp.text}, {rader}, {läge}"
            case Qt.ItemDataRole.ToolTipRole:
                svar = f"{grupp.text}. F2 ändrar kod och namn för {rader}, mellanslag fäller ihop och ut."
            case Qt.ItemDataRole.FontRole:
                svar = QFont()
                svar.setBold(True)
            case Qt.ItemDataRole.BackgroundRole:
                svar = QColor(aktuella_färger().accent_svag)
        return svar

    @staticmethod
    def _tips(rad: AttestradUppgifter, kolumn: Attestkolumn) -> str:
        if kolumn.ärvd(rad):
            return f"{kolumn.text(rad)}, ärvd: papperet visar koden bara på raden ovanför"
        if kolumn.roll and any(p.osäker for p in rad.i_roll(kolumn.roll)):
            return f"{kolumn.text(rad)}. Det är osäkert om alla gäller. F2 och Enter bekräftar att de gör det."
        return kolumn.visad(rad)

    def flags(self, index: Index) -> Qt.ItemFlag:
        post = self.post(index)
        if post is None:
            return Qt.ItemFlag.NoItemFlags
        flaggor = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not self.skyddad and not (isinstance(post, Grupp) and index.column()):
            flaggor |= Qt.ItemFlag.ItemIsEditable
        return flaggor

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        post = self.post(index)
        if post is None or self.skyddad or role != Qt.ItemDataRole.EditRole:
            return False
        try:
            if isinstance(post, Grupp):
                nya = self.gruppändring(post, str(value))
            else:
                nya = self.celländring(post, index.column(), str(value))
        except ValueError as fel:
            self.fel.emit(str(fel))
            return False
        if not nya:
            return False
        self.ändrade.emit(nya, "")
        return True

    # -- what a typed text changes ------------------------------------------------------------
    def celländring(self, rad: AttestradUppgifter, kolumn: int, text: str) -> dict[int, AttestradUppgifter]:
        """The rows that a cell's text changes."""
        return celländring(self.rader, rad, self.kolumner[kolumn], text)

    def gruppändring(self, grupp: Grupp, text: str) -> Mapping[int, AttestradUppgifter]:
        """A group's code and name, on all its rows."""
        return gruppändring(self.rader[grupp.första : grupp.sista + 1], grupp.del_, text)
