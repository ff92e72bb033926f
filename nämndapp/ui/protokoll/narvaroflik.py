"""The tab Närvaro: who was there, § by §."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from nämndapp.bas.papekande import Plats
from nämndapp.models import Närvaroroll
from nämndapp.services import narvaroandringar, narvaroforslag, narvarorutnat, register
from nämndapp.services.protokollsbild import Läge, Möteslage
from nämndapp.services.protokolluppgifter import NärvaroUppgifter
from nämndapp.ui.kit.elid import Elidetikett
from nämndapp.ui.kit.tabbordning import ordna
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.protokoll.narvaroredigerare import Närvaroredigerare
from nämndapp.ui.protokoll.rutnat import FÖRKLARING, Rutnät, beslutförhet

_TOMT = (
    "Ingen närvaro ännu. Tryck Föreslå närvaro för att hämta de kallade, eller skriv ett namn i fältet ovanför. "
    "Mellanslag sätter sedan någon som närvarande eller frånvarande."
)


_VÄXLA: dict[str, tuple[Callable[..., bool], Callable[..., NärvaroUppgifter]]] = {
    "närvaro": (narvarorutnat.är_där, narvarorutnat.sätt_närvarande),
    "tjänst": (narvarorutnat.tjänstgör, narvarorutnat.sätt_tjänst),
    "distans": (narvarorutnat.på_distans, narvarorutnat.sätt_distans),
}


class Närvaroflik(QWidget):
    """The grid above, the chosen person and the meeting below."""

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kontext = kontext
        self._id: int | None = None
        self._sökt: Plats | None = None
        self._personer: dict[str, int] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(self._knapprad())
        self.rutnät = Rutnät(self)
        self.rutnät.växla.connect(self._växla)
        self.rutnät.flyttad.connect(self._flyttad)
        self.rutnät.redigera.connect(self._redigera)
        self.redigerare = Närvaroredigerare(kontext, self)
        self.redigerare.visad.connect(self._visad)
        övre = QWidget(self)
        ölayout = QVBoxLayout(övre)
        ölayout.setContentsMargins(0, 0, 0, 0)
        ölayout.setSpacing(4)
        ölayout.addWidget(self.rutnät, 1)
        self.cell = Elidetikett("svag", övre)
        ölayout.addWidget(self.cell)
        self.förslagsrad = QWidget(övre)
        frad = QHBoxLayout(self.förslagsrad)
        frad.setContentsMargins(0, 0, 0, 0)
        self._förslagstext = QLabel("", self.förslagsrad)
        self._förslagstext.setWordWrap(True)
        self.förslagsknapp = QPushButton("", self.förslagsrad)
        frad.addWidget(self._förslagstext, 1)
        frad.addWidget(self.förslagsknapp)
        self.förslagsrad.hide()
        ölayout.addWidget(self.förslagsrad)
        delare = QSplitter(Qt.Orientation.Vertical, self)
        delare.addWidget(övre)
        delare.addWidget(self.redigerare)
        delare.setChildrenCollapsible(False)
        delare.setSizes([290, 200])
        layout.addWidget(delare, 1)
        self.redigerare.rader_ändrade.connect(partial(ordna, self))
        ordna(self)

    def _knapprad(self) -> QHBoxLayout:
        rad = QHBoxLayout()
        rad.setSpacing(8)
        self.föreslå_knapp = QPushButton("&Föreslå närvaro", self)
        self.föreslå_knapp.setToolTip("Lägger till de kallade som saknas, efter vad de har svarat")
        self.föreslå_knapp.clicked.connect(self.föreslå)
        rad.addWidget(self.föreslå_knapp)
        self.personfält = QLineEdit(self)
        self.personfält.setPlaceholderText("Lägg till: namn ur registret, eller gäst: Namn, titel")
        self.personfält.setAccessibleName("Lägg till person")
        self.personfält.returnPressed.connect(self.lägg_till)
        rad.addWidget(self.personfält, 1)
        self.lägg_knapp = QPushButton("L&ägg till person", self)
        self.lägg_knapp.clicked.connect(self.lägg_till)
        rad.addWidget(self.lägg_knapp)
        self.ersättar_knapp = QPushButton("Nästa er&sättare", self)
        self.ersättar_knapp.setToolTip("Vem som enligt tjänstgöringsordningen tar den valda ledamotens plats")
        self.ersättar_knapp.clicked.connect(self.föreslå_ersättare)
        rad.addWidget(self.ersättar_knapp)
        return rad

    # -- showing ------------------------------------------------------------------------------
    def visa(self, sammanträde_id: int | None) -> None:
        """Shows a meeting's närvaro."""
        if sammanträde_id == self._id:
            return
        self._id = sammanträde_id
        self.förslagsrad.hide()
        self.redigerare.visa(sammanträde_id)
        self._föreslå_namn()

    def sätt_läge(self, läge: Möteslage) -> None:
        """The grid, worked out by the rules."""
        self.rutnät.sätt(läge, _TOMT)
        self.redigerare.sätt_läge(läge)
        self._flyttad()
        if self._sökt is not None:
            self.gå_till(self._sökt)

    def lås(self, justerat: bool) -> None:
        """The protocol is justerat: närvaro can be read, not changed."""
        self.redigerare.lås(justerat)
        self._visad()

    def _visad(self) -> None:
        skrivs = self.redigerare.vy is not None and not self.redigerare.skyddad
        for del_ in (self.föreslå_knapp, self.personfält, self.lägg_knapp, self.ersättar_knapp):
            del_.setEnabled(skrivs)

    def _flyttad(self) -> None:
        p = self.rutnät.person()
        self.redigerare.välj_person(p.id if p else None)
        index = self.rutnät.currentIndex()
        läge = self.rutnät.modell.läge
        i_läget = index.isValid() and bool(läge.paragrafer)
        self.redigerare.välj_paragraf(läge.paragrafer[index.column()] if i_läget else None)
        if p is None or not index.isValid():
            self.cell.sätt(FÖRKLARING)
            return
        delar = [self.rutnät.modell.i_ord(index.row(), index.column())]
        if läge.paragrafer:
            q = läge.paragrafer[index.column()]
            ord_ = beslutförhet(q.antal, läge.platser, q.beslutför)
            delar.append(ord_ if q.beslutför else f"⚠ {ord_}")
            delar.append(f"ordförande {q.ordförande}" if q.ordförande else "ordförande saknas")
        else:
            delar = [f"{p.namn}: {p.rutor[0].i_ord}"]
        self.cell.sätt("  ·  ".join(delar))
        self.cell.setToolTip(FÖRKLARING + "\nMellanslag: närvarande, T: tjänstgör, D: distans, Skift: alla paragrafer")

    def _redigera(self) -> None:
        vald = self.redigerare.person
        if vald is not None:
            nr, n = vald
            if not (n.intervall and self.redigerare.gå_till_fält(f"närvarande.{nr}.intervall.0.från_paragraf_id")):
                self.redigerare.tid_knapp.setFocus()

    def gå_till(self, plats: Plats) -> bool:
        """To a person, a § of the grid, or a field of the meeting; what is not worked out yet is gone to when it is."""
        läge = self.rutnät.modell.läge
        self._sökt = None if läge.personer or läge.paragrafer else plats
        if plats.fält == "justerare":
            return self.redigerare.gå_till_fält("valda_justerare")
        if plats.typ == "paragraf" and plats.id in läge.ordning:
            rad = max(self.rutnät.currentIndex().row(), 0)
            self.rutnät.setCurrentIndex(self.rutnät.modell.index(rad, läge.ordning.index(plats.id)))
        if plats.typ == "narvarande" and plats.id is not None:
            self.rutnät.välj_person(plats.id)
            if plats.fält and self._gå_till_personens(plats.fält):
                return True
        self.rutnät.setFocus()
        return True

    def _gå_till_personens(self, fält: str) -> bool:
        vald = self.redigerare.person
        if vald is None:
            return False
        stam = f"närvarande.{vald[0]}"
        return self.redigerare.gå_till_fält(f"{stam}.{fält}") or self.redigerare.gå_till_fält(
            f"{stam}.intervall.0.{fält}"
        )

    # -- what is done -------------------------------------------------------------------------
    def föreslå(self) -> None:
        """Who is missing, from the called; undoable."""
        id_ = self._id
        if id_ is not None:
            self.redigerare.lämna_fält()
            self.kontext.utför(lambda: narvaroforslag.föreslå_närvaro(self.kontext.db, id_))
            self.rutnät.setFocus()

    def _föreslå_namn(self) -> None:
        alla = self.kontext.försök(lambda: register.lista_personer(self.kontext.db)) or []
        self._personer = {f"{p.namn}, {p.befattning}" if p.befattning else p.namn: p.id for p in alla}
        hjälp = QCompleter(list(self._personer), self.personfält)
        hjälp.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        hjälp.setFilterMode(Qt.MatchFlag.MatchContains)
        self.personfält.setCompleter(hjälp)

    def lägg_till(self) -> None:
        """A person of the register, or a guest: "Namn, titel"."""
        text, id_ = self.personfält.text().strip(), self._id
        if not text or id_ is None:
            self.personfält.setFocus()
            return
        self.redigerare.lämna_fält()
        person = self._personer.get(text)
        if person is not None:
            gör = partial(narvaroforslag.lägg_till_person, self.kontext.db, id_, person, self._roll(person))
        else:
            namn, _, titel = text.partition(",")
            gör = partial(narvaroforslag.lägg_till_namn, self.kontext.db, id_, namn.strip(), titel.strip())
        if self.kontext.utför(gör) is not None:
            self.personfält.clear()

    def _roll(self, person_id: int) -> Närvaroroll:
        """The role that the person has in the nämnd, else an officer's."""
        nämnd = self.kontext.nämnd_id
        if nämnd is None:
            return Närvaroroll.TJÄNSTEPERSON
        for rad in register.lista_ledamöter(self.kontext.db, nämnd):
            if rad.person_id == person_id and rad.roll.value in {r.value for r in Närvaroroll}:
                return Närvaroroll(rad.roll.value)
        return Närvaroroll.TJÄNSTEPERSON

    def _växla(self, vad: str, närvarande_id: int, platser: list[int]) -> None:
        """Space, T or D in the grid: what is true of all the chosen §§ becomes untrue, else it becomes true of all."""
        r = self.redigerare
        if r.vy is None:
            return
        ordning = self.rutnät.modell.läge.ordning
        p = narvarorutnat.person(r.uppgifter, närvarande_id)
        gäller, sätt = _VÄXLA[vad]
        där = [plats for plats in platser if vad == "närvaro" or narvarorutnat.är_där(p, plats, ordning)]
        på = not all(gäller(p, plats, ordning) for plats in där)
        r.ändra(lambda n: sätt(n, närvarande_id, platser, ordning, på=på))

    def föreslå_ersättare(self) -> None:
        """Who is next for the chosen member's seat, and why; a button puts the person in."""
        vald, läge = self.redigerare.person, self.rutnät.modell.läge
        self.förslagsrad.hide()
        id_ = self._id
        if vald is None or id_ is None or not läge.paragrafer:
            return
        n = vald[1]
        kolumn = max(self.rutnät.currentIndex().column(), 0)
        ruta = läge.personer[self.rutnät.currentIndex().row()].rutor[kolumn]
        q = läge.paragrafer[kolumn]
        if not narvarorutnat.har_plats(n.roll) or ruta.läge is Läge.TJÄNSTGÖR:
            self.kontext.notiser.visa(
                "tips", "Välj först en ledamot som är frånvarande eller jävig under den valda paragrafen."
            )
            return
        förslag = self.kontext.försök(lambda: narvaroforslag.nästa_ersättare(self.kontext.db, id_, n.id or 0, q.id))
        if förslag is None:
            self.kontext.notiser.visa("tips", f"Ingen ersättare är ledig för {n.namn} under {q.beteckning}.")
            return
        varning = f" ⚠ {förslag.varning}" if förslag.varning else ""
        self._förslagstext.setText(f"Nästa för {n.namn}: {förslag.namn} ({förslag.skäl}).{varning}")
        self.förslagsknapp.setText(f"{förslag.namn} tjänstgör från {q.beteckning}")
        self.förslagsknapp.clicked.disconnect() if self.förslagsknapp.property("kopplad") else None
        self.förslagsknapp.setProperty("kopplad", True)
        self.förslagsknapp.clicked.connect(partial(self._inträder, förslag.närvarande_id, n.id or 0, q.id))
        self.förslagsrad.show()
        self.förslagsknapp.setFocus()

    def _inträder(self, vem: int, för: int, paragraf: int, _på: bool = False) -> None:
        ordning = self.rutnät.modell.läge.ordning
        self.förslagsrad.hide()
        self.redigerare.ändra(lambda u: narvaroandringar.inträder(u, vem, för, paragraf, ordning=ordning))
        self.rutnät.setFocus()
