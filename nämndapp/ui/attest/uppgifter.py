"""The head of an attestlista: title, matter, days, rules, and the kommun's own code parts and roles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from nämndapp.bas import diarienummer
from nämndapp.services import arenden, attestdelar
from nämndapp.services.attestuppgifter import AttestlistaUppgifter, Attestroll, Koddel
from nämndapp.services.vyer import Ärenderad
from nämndapp.ui.attest.lista import Radredigerare
from nämndapp.ui.kit.falt import Datumfält, Flerradsfält, Textfält
from nämndapp.ui.kit.fraga import Frågerad
from nämndapp.ui.kit.radtabell import Cellkolumn, Cellmodell, Celltabell, Cellvy


def nyckel(namn: str, tagna: Sequence[str]) -> str:
    """A key out of the kommun's own word, which no other part or role has."""
    stam = re.sub(r"[^\wåäöÅÄÖ]+", "_", namn.strip().casefold()).strip("_") or "del"
    nr, svar = 2, stam
    while svar in tagna:
        svar, nr = f"{stam}_{nr}", nr + 1
    return svar


def _siffror(d: Koddel, text: str) -> Koddel:
    if text and not (text.isdigit() and 0 < int(text) < 20):
        raise ValueError("Skriv hur många siffror koden har, eller lämna cellen tom.")
    return replace(d, siffror=int(text) if text else None)


def _namn(post: Any, text: str) -> Any:
    if not text:
        raise ValueError("Skriv ett namn. Tryck Del på raden om den ska bort.")
    return replace(post, namn=text)


def _med(u: AttestlistaUppgifter, fält: str, rader: tuple[Any, ...]) -> AttestlistaUppgifter:
    return replace(u, koddelar=rader) if fält == "koddelar" else replace(u, roller=rader)


def _borta(före: AttestlistaUppgifter, efter: AttestlistaUppgifter) -> str:
    """What the button says is removed; "" when nothing is."""
    delar, roller = {d.nyckel for d in efter.koddelar}, {r.nyckel for r in efter.roller}
    namn = [d.namn for d in före.koddelar if d.nyckel not in delar]
    namn += [r.namn for r in före.roller if r.nyckel not in roller]
    return f"Ta bort {' och '.join(namn)}" if namn else ""


class Ärendevalet(Textfält):
    """The matter in which the list is decided, typed as its diarienummer."""

    def __init__(self) -> None:
        super().__init__("ärende_id", "&Ärende (diarienummer)")
        self._nummer: dict[int, str] = {}

    def sätt_ärenden(self, rader: Sequence[Ärenderad]) -> None:
        """The nämnd's matters; before ``sätt``."""
        self._nummer = {r.id: r.diarienummer for r in rader if r.diarienummer}
        self.föreslå(list(self._nummer.values()))

    def visa(self, värde: Any) -> str:
        return self._nummer.get(värde, "") if värde is not None else ""

    def tolka(self, text: str) -> int | None:
        if not text.strip():
            return None
        sökt = diarienummer.nyckel(text.strip())
        funnen = next((i for i, n in self._nummer.items() if diarienummer.nyckel(n) == sökt), None)
        if funnen is None:
            raise ValueError(f"Nämnden har inget ärende med diarienummer {text.strip()}.")
        return funnen


class Uppgiftsflik(QWidget):
    """The fields are those of the rows' editor, so that both save the same list."""

    def __init__(self, redigerare: Radredigerare, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._red = redigerare
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(10)
        fält = QGridLayout()
        fält.setHorizontalSpacing(16)
        fält.setVerticalSpacing(8)
        self.ärende = Ärendevalet()
        self.fält = (
            Textfält("rubrik", "Rubrik &på papperet", "Attestlista …"),
            self.ärende,
            Datumfält("gäller_från", "Gä&ller från och med"),
            Datumfält("gäller_till", "Till och &med"),
            Flerradsfält("regler", "Regler (&före tabellen)", 3),
            Textfält("namnteckningsprov", "Namn&teckningsprov", "Var proven förvaras"),
        )
        platser = ((0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1), (0, 3, 1, 1), (1, 0, 1, 4), (2, 0, 1, 4))
        for ett, plats in zip(self.fält, platser, strict=True):
            fält.addWidget(redigerare.bind(ett), *plats)
        fält.setColumnStretch(0, 2)
        fält.setColumnStretch(1, 1)
        fält.setColumnStretch(2, 1)
        fält.setColumnStretch(3, 1)
        fält.setColumnMinimumWidth(3, 112)
        layout.addLayout(fält)
        self.frågerad = Frågerad(self)
        layout.addWidget(self.frågerad)
        rad = QHBoxLayout()
        rad.setSpacing(16)
        self.delar: Cellmodell[Koddel] = Cellmodell(self._delkolumner(), self)
        self.roller: Cellmodell[Attestroll] = Cellmodell(
            (Cellkolumn("Roll", lambda r, _: r.namn, _namn, sträck=True, bredd=150),), self
        )
        self.deltabell = self._tabell(
            self.delar, "Koddelar", "Ny &koddel", lambda: Koddel(self._ny("koddel", self.delar.rader), "Ny koddel")
        )
        self.rolltabell = self._tabell(
            self.roller, "Roller", "N&y roll", lambda: Attestroll(self._ny("roll", self.roller.rader), "Ny roll")
        )
        self.delar.ändrad.connect(lambda rader: self._spara("koddelar", self._med_nycklar(rader)))
        self.roller.ändrad.connect(lambda rader: self._spara("roller", self._med_nycklar(rader)))
        rad.addWidget(self.deltabell, 3)
        rad.addWidget(self.rolltabell, 2)
        layout.addLayout(rad, 1)
        redigerare.visad.connect(self.fyll)

    def _delkolumner(self) -> Sequence[Cellkolumn[Koddel]]:
        return (
            Cellkolumn("Koddel", lambda d, _: d.namn, _namn, sträck=True, bredd=110),
            Cellkolumn("Siffror", lambda d, _: str(d.siffror or ""), _siffror, bredd=64, höger=True,
                       hel_rubrik="Antal siffror i koden"),
            Cellkolumn("Egen", lambda d, _: "ja" if d.huvud else "", lambda d, t: replace(d, huvud=bool(t)), bredd=52,
                       kryss=True, hel_rubrik="Radens egen kod"),
            Cellkolumn("Under", lambda d, _: "ja" if d.under else "", lambda d, t: replace(d, under=bool(t)), bredd=56,
                       kryss=True, hel_rubrik="Gäller alla koder därunder"),
            Cellkolumn("Namn", lambda d, _: "ja" if d.namnges else "", lambda d, t: replace(d, namnges=bool(t)),
                       bredd=56, kryss=True, hel_rubrik="Papperet visar kodens namn"),
        )  # fmt: skip

    def _tabell(self, modell: Any, namn: str, ny_text: str, ny_rad: Any) -> Celltabell:
        modell.fel.connect(lambda text: self._red.kontext.notiser.visa("varning", text))
        return Celltabell(Cellvy(modell, namn, "Inga rader.", ny_rad=ny_rad), ny_text, self)

    @staticmethod
    def _ny(stam: str, rader: Sequence[Any]) -> str:
        return nyckel(stam, [r.nyckel for r in rader])

    def _med_nycklar(self, rader: Sequence[Any]) -> tuple[Any, ...]:
        """A new part that no row has a code in takes its key from its name; one that is used keeps its key."""
        använda = {k for r in self._red.modell.rader for k in (*r.koder, *(p.roll for p in r.personer))}
        ut: list[Any] = []
        for post in rader:
            tagna = [r.nyckel for r in (*ut, *rader) if r is not post]
            tillfällig = re.fullmatch(r"(koddel|roll)(_\d+)?", post.nyckel) and not post.namn.startswith("Ny ")
            ut.append(
                replace(post, nyckel=nyckel(post.namn, tagna)) if tillfällig and post.nyckel not in använda else post
            )
        return tuple(ut)

    def _spara(self, fält: str, rader: tuple[Any, ...]) -> None:
        u: AttestlistaUppgifter | None = self._red.uppgifter
        if u is None:
            return
        if fält == "koddelar":
            nya = [d for d in rader if d.huvud and d not in u.koddelar]
            if nya:  # only one part is the row's own
                rader = tuple(replace(d, huvud=d is nya[-1]) for d in rader)
        if not rader:
            self._red.kontext.notiser.visa("varning", "En attestlista har minst en koddel och en roll.")
            return
        ny = _med(u, fält, rader)
        följder = attestdelar.följder(u, ny, self._red.modell.rader).text
        if not följder:
            self._red.spara_delar(ny)
            return
        vad = _borta(u, ny) or f"Byt till {ny.huvuddel.namn}"
        self.frågerad.fråga(f"{följder} Ctrl+Z tar tillbaka det.", vad, lambda: self._svarat(fält, rader))
        self.fyll()

    def _svarat(self, fält: str, rader: tuple[Any, ...]) -> None:
        """Yes: into the head as it is now, whatever has been changed while the question stood."""
        if self._red.uppgifter is not None:
            self._red.spara_delar(_med(self._red.uppgifter, fält, rader))

    def showEvent(self, event: QShowEvent) -> None:
        """The matters are read when they are first needed."""
        super().showEvent(event)
        self.fyll()

    def fyll(self) -> None:
        """Shows the stored parts and roles; those of a decided list can only be read."""
        u: AttestlistaUppgifter | None = self._red.uppgifter
        if u is not None and self.isVisible():
            kontext = self._red.kontext
            self.ärende.sätt_ärenden(kontext.försök(lambda: arenden.lista_ärenden(kontext.db, u.nämnd_id)) or [])
            self.ärende.sätt(u.ärende_id)
        skyddad = self._red.modell.skyddad
        for ett in self.fält:
            ett.skrivskydda(skyddad)
        for tabell in (self.deltabell, self.rolltabell):
            tabell.skrivskydda(skyddad)
        self.delar.sätt(u.koddelar if u else ())
        self.roller.sätt(u.roller if u else ())
