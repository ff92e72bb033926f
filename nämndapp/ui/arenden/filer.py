"""Files of papers: new ones read in the background, stored ones shown as read-only copies in the system's programs."""

from __future__ import annotations

import stat
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices

from nämndapp.bas.fel import Importfel, NämndappFel, orsak
from nämndapp.bas.filnamn import rent_filnamn, rubrik_av_filnamn
from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.models import Handlingsriktning
from nämndapp.services import brevmottagning, handlingar, wordretur
from nämndapp.services.andring import Ändring
from nämndapp.services.skrivelseuppgifter import HandlingUppgifter
from nämndapp.storage import Databas
from nämndapp.ui.kit.bakgrund import Framsteg
from nämndapp.ui.kontext import Kontext

# Endings that a system runs instead of showing: never opened from here.
KÖRBARA = frozenset(
    {".exe", ".com", ".bat", ".cmd", ".ps1", ".vbs", ".vbe", ".js", ".jse", ".wsf", ".wsh", ".msi", ".msp", ".scr"}
    | {".pif", ".hta", ".cpl", ".lnk", ".jar", ".reg", ".sh"}
)


def lägg_till(
    kontext: Kontext, nämnd_id: int, ärende_id: int, filer: Sequence[Path], klar: Callable[[], object]
) -> None:
    """One handling per file, with the file attached, and an e-mail taken apart; undone in one stroke.

    Files that cannot be read are told of.
    """
    db = kontext.db
    att_veta: list[str] = []

    def läs(framsteg: Framsteg) -> tuple[list[Ändring], list[NämndappFel]]:
        gjorda: list[Ändring] = []
        fel: list[NämndappFel] = []
        for nr, fil in enumerate(filer):
            framsteg(nr / len(filer), f"Lägger till {fil.name} …")
            try:
                gjorda.extend(_en_fil(db, nämnd_id, ärende_id, fil, att_veta))
            except NämndappFel as orsak:
                fel.append(orsak)
        return gjorda, fel

    def färdig(svar: tuple[list[Ändring], list[NämndappFel]]) -> None:
        gjorda, fel = svar
        for hinder in fel:
            kontext.notiser.visa_fel(hinder)
        for text in att_veta:
            kontext.notiser.visa("varning", text)
        if gjorda:
            antal = len(filer) - len(fel)
            kontext.ångrastack.beginMacro("Lade till en handling" if antal == 1 else f"Lade till {antal} handlingar")
            for ändring in gjorda:
                kontext.utför(lambda ä=ändring: ä)  # type: ignore[misc]  # bound now
            kontext.ångrastack.endMacro()
        klar()

    kontext.i_bakgrunden("Lägger till filer …", läs, färdig)


def _en_fil(db: Databas, nämnd_id: int, ärende_id: int, fil: Path, att_veta: list[str]) -> list[Ändring]:
    if (från_word := wordretur.ta_emot_fil(db, ärende_id, fil)) is not None:
        att_veta += från_word.meddelanden
        return [från_word.ändring]
    try:
        if (brevet := brevmottagning.ta_emot_brev(db, ärende_id, fil)) is not None:
            return [brevet]
    except Importfel as fel:  # stored as it is, like any file
        att_veta.append(f"{fel} Filen ligger som bilaga i ärendet.")
    handlingar.läs_innehåll(fil)  # a file that cannot be read must not leave an empty handling behind
    ny = handlingar.spara_handling(
        db,
        None,
        HandlingUppgifter(
            nämnd_id=nämnd_id,
            rubrik=rubrik_av_filnamn(fil.name),
            typ=Dokumenttyp.BILAGA,
            riktning=Handlingsriktning.INKOMMEN,
            datum=date.today(),
            ärenden=(ärende_id,),
        ),
        None,
    )
    return [ny, handlingar.lägg_till_fil(db, ny.objekt_id, fil, ny.version)]


def kopians_namn(namn: str) -> str:
    """The name of an attachment as a file: what decides whether it can be run is the ending that the copy gets."""
    grund = Path(namn.rstrip(" ."))
    ändelse = rent_filnamn(grund.suffix, "")
    return rent_filnamn(grund.stem, "fil") + (f".{ändelse}" if ändelse else "")


class Filvisare:
    """Writes a read-only copy in a folder that goes away with the program, and asks the system to show it."""

    def __init__(self, kontext: Kontext) -> None:
        self._kontext = kontext
        self._mapp: QTemporaryDir | None = None

    def öppna(self, bilaga_id: int) -> Path | None:
        """Shows an attached file; None when it could not be (a notice says why)."""
        return self.visa(str(bilaga_id), lambda: handlingar.öppna_fil(self._kontext.db, bilaga_id))

    def visa(self, mapp: str, läs: Callable[[], tuple[str, bytes]]) -> Path | None:
        """Shows what ``läs`` gives as name and content; copies of different files have different ``mapp``."""
        svar = self._kontext.försök(läs)
        if svar is None:
            return None
        namn, innehåll = svar
        if Path(kopians_namn(namn)).suffix.lower() in KÖRBARA:
            self._kontext.notiser.visa(
                "varning", f"{namn} är ett program och öppnas inte härifrån. Spara en kopia om du litar på den."
            )
            return None
        kopia = self._kontext.försök(lambda: self._skriv(mapp, namn, innehåll))
        if isinstance(kopia, Path):
            if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(kopia))):
                self._kontext.notiser.visa("varning", f"Datorn har inget program som kan visa {namn}.")
            return kopia
        return None

    def _skriv(self, undermapp: str, namn: str, innehåll: bytes) -> Path:
        if self._mapp is None:
            self._mapp = QTemporaryDir()
        try:
            mapp = Path(self._mapp.path()) / undermapp
            mapp.mkdir(exist_ok=True)
            kopia = mapp / kopians_namn(namn)
            if kopia.exists():
                if kopia.stat().st_size == len(innehåll):  # the same attachment; on Windows its program holds it
                    return kopia
                kopia.chmod(stat.S_IREAD | stat.S_IWRITE)
            kopia.write_bytes(innehåll)
            kopia.chmod(stat.S_IREAD)
        except OSError as fel:
            raise NämndappFel(f"En kopia av {namn} kunde inte skrivas ({orsak(fel)}).") from fel
        return kopia

    def spara_kopia(self, bilaga_id: int, mål: Path) -> bool:
        """Writes the content where the user wants it."""

        def skriv() -> bool:
            _, innehåll = handlingar.öppna_fil(self._kontext.db, bilaga_id)
            try:
                mål.write_bytes(innehåll)
            except OSError as fel:
                raise NämndappFel(f"{mål.name} kan inte skrivas i {mål.parent} ({orsak(fel)}).") from fel
            return True

        return bool(self._kontext.försök(skriv))
