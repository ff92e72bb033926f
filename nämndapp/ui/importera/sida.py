"""The page Importera: what was found in the files, beside the source. Nothing is stored until the user says so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from nämndapp.bas.papekande import Plats, Påpekande
from nämndapp.services import arenden, importera, register, troligt_arende
from nämndapp.services.importkorning import Importresultat, Importval
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.importera import falt
from nämndapp.ui.importera.angra import Importkommando
from nämndapp.ui.importera.dokument import Dokumentpanel
from nämndapp.ui.importera.kalla import Källvy
from nämndapp.ui.importera.underlag import DOKUMENT, EJ_TOLKAT, OLÄSLIG, Läst, Nyckel, Underlag, läs, sammanfattning
from nämndapp.ui.kit.bakgrund import Framsteg
from nämndapp.ui.kit.falt import Textfält, Valfält
from nämndapp.ui.kit.kortlista import Kort, Kortmodell, Kortvy
from nämndapp.ui.kit.tabbordning import ordna
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.sida import Sida
from nämndapp.ui.tema import aktuella_färger

NY = -1  # the choice "Ny nämnd"
TOM, FÖRHANDSVISNING = range(2)


class Importsida(Sida):
    """Documents, the chosen one's fields, and the source, side by side."""

    namn = "Importera"
    ikonnamn = "importera"
    har_kontroll = False  # until something has been read
    _sparning_slut = Signal()

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(kontext, parent)
        self.underlag = Underlag()
        self._visad: Nyckel | None = None
        self._visad_fil: int | None = None
        self._sparar = False
        self._notis: QWidget | None = None
        self.töm_knapp = QPushButton("&Töm", self)
        self.töm_knapp.setToolTip("Släng det lästa utan att spara")
        self.töm_knapp.clicked.connect(self.töm)
        self.välj_knapp = QPushButton(ikon("importera"), "Välj &filer …", self)
        self.välj_knapp.setToolTip("Välj filer att läsa (Ctrl+I)")
        self.välj_knapp.clicked.connect(self._välj_filer)
        self.rubrikrad.addWidget(self.töm_knapp)
        self.rubrikrad.addWidget(self.välj_knapp)
        self.stapel = QStackedWidget(self)
        self.stapel.addWidget(self._tom_yta())
        self.stapel.addWidget(self._förhandsyta())
        self.ram.addWidget(self.stapel, 1)
        kontext.nämnd_bytt.connect(self._fyll_nämnder)
        self._sparning_slut.connect(self._sparning_klar)
        ordna(self)
        self._visa_läge()

    # -- building -----------------------------------------------------------------------------
    def _tom_yta(self) -> QWidget:
        yta = QFrame(self)
        yta.setObjectName("slappyta")
        yta.setStyleSheet(
            "QFrame#slappyta { border: 2px dashed palette(mid); border-radius: 8px; background: palette(base); }"
        )
        layout = QVBoxLayout(yta)
        layout.setSpacing(12)
        layout.addStretch(2)
        self._bild = QLabel(yta)
        self._bild.setAlignment(Qt.AlignmentFlag.AlignCenter)
        rubrik = QLabel("Dra hit handlingar", yta)
        rubrik.setProperty("roll", "sidrubrik")
        rubrik.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text = QLabel(
            "Kallelser, tjänsteskrivelser, remisser, protokollsutdrag och planer, som text, PDF, Word eller e-post.\n"
            "Du ser vad som hittades bredvid källan. Ingenting sparas förrän du säger till.",
            yta,
        )
        text.setProperty("roll", "svag")
        text.setWordWrap(True)
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.tom_knapp = QPushButton("Välj &filer …", yta)
        self.tom_knapp.setProperty("roll", "primär")
        self.tom_knapp.clicked.connect(self._välj_filer)
        for widget in (self._bild, rubrik, text):
            layout.addWidget(widget)
        layout.addWidget(self.tom_knapp, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        return yta

    def _förhandsyta(self) -> QWidget:
        yta = QWidget(self)
        layout = QVBoxLayout(yta)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        delare = QSplitter(Qt.Orientation.Horizontal, yta)
        lista = self._listyta(yta)
        delare.addWidget(lista)
        self.panel = Dokumentpanel(yta)
        self.panel.rad_vald.connect(self._visa_rad)
        self.panel.hör_till_ändrat.connect(self._ändra_hör_till)
        delare.addWidget(self.panel)
        self.källa = Källvy(yta)
        delare.addWidget(self.källa)
        for del_, minst in ((lista, 170), (self.panel, 170), (self.källa, 190)):
            del_.setMinimumWidth(minst)
        delare.setSizes([250, 260, 310])
        for nr, sträck in enumerate((2, 2, 3)):
            delare.setStretchFactor(nr, sträck)
        delare.setChildrenCollapsible(False)
        layout.addWidget(delare, 1)
        layout.addLayout(self._sparrad(yta))
        return yta

    def _listyta(self, yta: QWidget) -> QWidget:
        hållare = QWidget(yta)
        layout = QVBoxLayout(hållare)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self.alla = QCheckBox("Ta &med alla", hållare)
        self.alla.clicked.connect(self._kryssa_alla)
        layout.addWidget(self.alla)
        self.modell = Kortmodell(self)
        self.modell.kryssat.connect(self._kryssa)
        self.lista = Kortvy(self.modell, "Hittade handlingar", "Inga handlingar hittades.", hållare)
        self.lista.vald.connect(self._vald)
        layout.addWidget(self.lista, 1)
        return hållare

    def _sparrad(self, yta: QWidget) -> QHBoxLayout:
        rad = QHBoxLayout()
        rad.setSpacing(12)
        self.nämndval = Valfält("nämnd", "Spara &i", [])
        self.nämndval.setMinimumWidth(290)
        self.nämndval.lämnat.connect(lambda *_: self._nämnd_vald())
        self.nytt_namn = Textfält("nämnd_namn", "Nämndens namn")
        self.ny_kod = Textfält("nämnd_kod", "Kod", "SN")
        self.ny_kod.setMaximumWidth(80)
        for fält in (self.nytt_namn, self.ny_kod):
            fält.skrivs.connect(lambda *_: self._visa_spara())
        self.besked = QLabel("", yta)
        self.besked.setProperty("roll", "svag")
        self.besked.setWordWrap(True)
        self.spara_knapp = QPushButton("", yta)
        self.spara_knapp.setProperty("roll", "primär")
        self.spara_knapp.clicked.connect(self.spara)
        for widget in (self.nämndval, self.nytt_namn, self.ny_kod):
            rad.addWidget(widget)
        rad.addWidget(self.besked, 1, Qt.AlignmentFlag.AlignBottom)
        rad.addWidget(self.spara_knapp, 0, Qt.AlignmentFlag.AlignBottom)
        return rad

    # -- reading ------------------------------------------------------------------------------
    def nytt(self) -> None:
        """Ctrl+N: choose files."""
        self._välj_filer()

    def _välj_filer(self) -> None:
        namn, _ = QFileDialog.getOpenFileNames(
            self,
            "Importera handlingar",
            "",
            "Handlingar (*.txt *.pdf *.docx *.html *.xlsx *.csv *.eml *.msg);;Alla filer (*)",
        )
        if namn:
            self.läs_filer([Path(n) for n in namn])

    def läs_filer(self, filer: list[Path]) -> None:
        """Reads in the background and shows what was found, after what has been read before."""
        db = self.kontext.db
        redan = {f.sökväg for f in self.underlag.filer}
        nya = [f for f in dict.fromkeys(filer) if f not in redan]
        if nya:
            self.kontext.i_bakgrunden("Läser filer …", lambda framsteg: läs(db, nya, framsteg), self._lästa)

    def _lästa(self, lästa: list[Läst]) -> None:
        första = len(self.underlag.filer)
        self.underlag.filer.extend(lästa)
        if not första:
            self.nämndval.sätt(None)  # the papers say where they belong
        self._fyll_nämnder()
        self._visa_läge()
        kort = next((k for k in self.modell.kort if not k.huvud and k.nyckel[1] >= första), None)
        if kort is not None:
            self.lista.välj(kort.nyckel)
        if self.underlag.bara_från_word:
            self.spara_knapp.setFocus()  # nothing to ask: one key stores it
        else:
            self.lista.setFocus()
        self.påpekanden_ändrade.emit([])

    def töm(self) -> None:
        """Throws away what was read; nothing has been stored."""
        self.underlag = Underlag()
        self._visad = self._visad_fil = None
        self._visa_läge()
        self.påpekanden_ändrade.emit([])

    def uppdatera(self) -> None:
        self._fyll_nämnder()
        self._visa_läge()

    def _visa_läge(self) -> None:
        finns = bool(self.underlag.filer)
        self._bild.setPixmap(ikon("importera", aktuella_färger().text_svag, 48).pixmap(QSize(48, 48)))
        self.stapel.setCurrentIndex(FÖRHANDSVISNING if finns else TOM)
        self.töm_knapp.setVisible(finns)
        self.välj_knapp.setVisible(finns)
        self._visa_lista()
        if finns != self.har_kontroll:
            self.har_kontroll = finns
            if self.isVisible():
                self.gå_till_sida.emit(self.namn, None)  # the window gives the Kontroll panel its room, or takes it

    def _visa_lista(self) -> None:
        valt = self._visad
        self.modell.sätt(self.underlag.kort())
        if valt is None or not self.lista.välj(valt):
            self.panel.visa_inget()
        self._visa_spara()

    # -- choosing -----------------------------------------------------------------------------
    def _vald(self, kort: Kort | None) -> None:
        if kort is None or kort.nyckel == self._visad:
            return
        self._visad = kort.nyckel
        slag, nr, plats = kort.nyckel
        fil = self.underlag.filer[nr]
        if slag == OLÄSLIG or fil.förslag is None:
            self.källa.sätt(())
            self._visad_fil = None
            self.panel.visa_fel(fil.sökväg.name, str(fil.fel or ""))
            return
        if self._visad_fil != nr:
            self.källa.sätt(fil.förslag.källrader)
            self._visad_fil = nr
        if slag == EJ_TOLKAT:
            otolkat = fil.förslag.ej_tolkat[plats]
            self.panel.visa_otolkat(otolkat)
            self.källa.visa_dokument(otolkat.rader)
            return
        dok = fil.dokument(plats)
        self.panel.visa_dokument(dok, fanns=plats in fil.fanns)
        self.källa.visa_dokument(dok.rader)

    def _visa_rad(self, rad: int) -> None:
        self.källa.visa_rad(rad)

    def _kryssa(self, nyckel: Nyckel, på: bool) -> None:
        self.underlag.kryssa(nyckel, på)
        self._rita_om(nyckel)
        self._visa_spara()

    def _kryssa_alla(self, på: bool) -> None:
        self.underlag.kryssa_alla(på)
        self._visa_lista()

    def _rita_om(self, nyckel: Nyckel) -> None:
        for rad, kort in enumerate(self.modell.kort):
            if kort.nyckel == nyckel:
                self.modell.byt(rad, self.underlag.dokumentkort(nyckel[1], nyckel[2]))

    def _ändra_hör_till(self, diarienummer: str) -> None:
        if self._visad is None or self._visad[0] != DOKUMENT:
            return
        _, nr, plats = self._visad
        self.underlag.filer[nr].hör_till[plats] = diarienummer.strip()
        self._rita_om(self._visad)

    # -- where it is saved --------------------------------------------------------------------
    def _fyll_nämnder(self) -> None:
        valt = self.nämndval.värde()
        förslag = self.underlag.föreslagen_nämnd()
        nämnder = self.kontext.försök(lambda: register.lista_nämnder(self.kontext.db, bara_aktiva=True)) or []
        val: list[tuple[int, str]] = [(n.id, n.namn) for n in nämnder]
        ny = förslag is not None and förslag.id is None and förslag.namn
        val.append((NY, f"Ny nämnd: {förslag.namn} ({förslag.kod})" if ny and förslag else "Ny nämnd …"))
        self.nämndval.sätt_val(val)
        if valt is None or valt not in [v for v, _ in val]:
            if förslag is not None and förslag.id is not None:
                valt = förslag.id
            else:
                valt = NY if ny or self.kontext.nämnd_id is None else self.kontext.nämnd_id
        self.nämndval.sätt(valt)
        if förslag is not None and not self.nytt_namn.råtext():
            self.nytt_namn.sätt(förslag.namn)
            self.ny_kod.sätt(förslag.kod)
        self._nämnd_vald()

    def _nämnd_vald(self) -> None:
        nämnd_id = self._nämnd_id()
        self.kontext.försök(lambda: self.underlag.jämför(self.kontext.db, nämnd_id))
        rader = self.kontext.försök(lambda: arenden.lista_ärenden(self.kontext.db, nämnd_id)) if nämnd_id else []
        ärenden = {f"{r.diarienummer}  {r.rubrik}": r.diarienummer for r in rader or [] if r.diarienummer}
        utan_nummer = self.underlag.utan_nummer = {
            troligt_arende.val_av_ärende(r.id): f"”{r.rubrik}”" for r in rader or [] if not r.diarienummer
        }
        for val, rubrik in utan_nummer.items():
            text = f"Utan nummer  {rubrik}"
            ärenden[f"{text} ({len(ärenden)})" if text in ärenden else text] = val
        self.underlag.nästa_nummer = (
            self.kontext.försök(lambda: importera.nästa_nummer(self.kontext.db, nämnd_id)) if nämnd_id else None
        )
        for fil in self.underlag.filer:
            for dok in fil.förslag.dokument if fil.förslag else []:
                if (
                    dok.hör_till
                    and dok.hör_till not in ärenden.values()
                    and troligt_arende.ärende_av_val(dok.hör_till) is None
                ):
                    ärenden[f"{dok.hör_till}  {falt.rubrik(dok)}"] = dok.hör_till
        self.panel.sätt_ärenden(ärenden)
        self._visa_lista()

    def _nämnd_id(self) -> int | None:
        valt = self.nämndval.värde()
        return None if valt in (None, NY) else int(valt)

    def _visa_spara(self) -> None:
        antal, alla = self.underlag.antal_valda, self.underlag.antal_dokument
        ny = self.nämndval.värde() == NY
        for fält in (self.nytt_namn, self.ny_kod):
            fält.setVisible(ny)
        namngiven = bool(self.nytt_namn.råtext().strip() and self.ny_kod.råtext().strip())
        self.alla.setText(f"Ta &med alla ({antal} av {alla})")
        self.alla.setChecked(antal == alla and alla > 0)
        self.alla.setEnabled(alla > 0)
        self.spara_knapp.setText(f"&Spara {antal} {'handling' if antal == 1 else 'handlingar'}")
        self.spara_knapp.setEnabled(
            antal > 0 and not self._sparar and self.kontext.db.skrivbar and (not ny or namngiven)
        )
        fanns = self.underlag.antal_som_fanns
        if fanns and fanns == alla:
            self.besked.setText(f"Alla {alla} handlingar finns redan.")
        elif fanns:
            self.besked.setText(f"{fanns} av {alla} finns redan.")
        else:
            self.besked.setText(self.underlag.bara_från_word)

    # -- saving -------------------------------------------------------------------------------
    def spara(self) -> None:
        """Stores the ticked papers in the background, then tells what became of them."""
        if not self.spara_knapp.isEnabled():
            return
        self.panel.hör_till.ta_nu()
        db, underlag, nämnd_id = self.kontext.db, self.underlag, self._nämnd_id()
        val = Importval()
        if nämnd_id is None:
            val = Importval(nämnd_namn=self.nytt_namn.råtext().strip(), nämnd_kod=self.ny_kod.råtext().strip())
        self._sparar = True
        self._visa_spara()

        def kör(framsteg: Framsteg) -> list[Importresultat]:
            try:
                return underlag.spara(db, nämnd_id, val, framsteg)
            finally:
                self._sparning_slut.emit()  # also when it failed or was cancelled

        self.kontext.i_bakgrunden("Sparar handlingar …", kör, self._sparade)

    def _sparning_klar(self) -> None:
        self._sparar = False
        self._visa_spara()

    def _sparade(self, resultat: list[Importresultat]) -> None:
        for svar in resultat:
            self.kontext.ändrat.emit("nämnd", svar.nämnd_id)
            for ändring in svar.ändringar:
                self.kontext.utför(lambda ä=ändring: ä)  # type: ignore[misc]  # bound now
        if resultat:
            self.kontext.välj_nämnd(resultat[-1].nämnd_id)
        self.kontext.sparat.emit()
        meddelanden = [m for svar in resultat for m in svar.meddelanden]
        self._ta_bort_besked()
        länkar = self._länkar(resultat)
        spår = [s for s in self.underlag.spår if s.gjort]
        if spår:
            kommando = Importkommando(self.kontext, spår, self._ta_bort_besked)
            self.kontext.ångrastack.push(kommando)
            länkar.append(("Ta bort det importerade", kommando.ta_bort))
        self._notis = self.kontext.notiser.visa("tips", sammanfattning(resultat), tuple(länkar))
        for text in meddelanden:
            self.kontext.notiser.visa("varning", text)
        self.töm()

    def _ta_bort_besked(self) -> None:
        for gammal in self.kontext.notiser.notiser():
            if gammal is self._notis:
                gammal.deleteLater()

    def _länkar(self, resultat: list[Importresultat]) -> list[tuple[str, Any]]:
        länkar: list[tuple[str, Any]] = []
        möte = next((s.sammanträde_id for s in resultat if s.sammanträde_id is not None), None)
        ärende = next((s.ärenden[0] for s in resultat if s.ärenden), None)
        if möte is not None:
            plats = Plats(typ="sammantrade", id=möte)
            länkar.append(("Visa sammanträdet", lambda: self.gå_till_sida.emit("Sammanträden", plats)))
        if ärende is not None:
            plats_ä = Plats(typ="arende", id=ärende)
            länkar.append(("Visa ärendena", lambda: self.gå_till_sida.emit("Ärenden", plats_ä)))
        return länkar

    # -- what the window asks -----------------------------------------------------------------
    def påpekanden(self) -> list[Påpekande]:
        return self.underlag.påpekanden()

    def gå_till(self, plats: Plats) -> bool:
        if plats.typ != "rad" or plats.id is None or plats.rad is None:
            return False
        nyckel = self.underlag.dokument_på_rad(plats.id, plats.rad)
        if nyckel is not None:
            self.lista.välj(nyckel)
        if self._visad_fil != plats.id:
            return False
        self.källa.visa_rad(plats.rad)
        return True
