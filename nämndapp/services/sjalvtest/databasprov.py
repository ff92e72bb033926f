"""Checks of the database: new and old files, search, attachments, the log, the lock, backup and restore."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date
from pathlib import Path

from nämndapp.bas.fel import Upptagen
from nämndapp.bas.resurser import resurs
from nämndapp.services import arenden, granska, handlingar, register, sakerhet, sammantraden, sok
from nämndapp.services.sjalvtest.prov import kräv, undermapp
from nämndapp.services.uppgifter import NämndUppgifter, ÄrendeUppgifter
from nämndapp.storage import logg, migreringsprov, öppna


def databasfil(mapp: Path) -> Path:
    """The database that the checks fill, one after the other."""
    return mapp / "självtest.namnd"


def ny_databas(mapp: Path) -> str:
    """A new file with a nämnd."""
    with öppna(databasfil(mapp)) as db:
        kräv(db.skrivbar, "databasen går inte att skriva i")
        register.spara_nämnd(db, None, NämndUppgifter("Socialnämnden", "SN"), None)
    return f"{databasfil(mapp).stat().st_size // 1024} kB"


def skriva_och_läsa(mapp: Path) -> str:
    """Written, closed and read again."""
    with öppna(databasfil(mapp)) as db:
        nämnd = register.lista_nämnder(db)[0].id
        uppgifter = ÄrendeUppgifter(nämnd, "Räksmörgåsar på sjön Öjaren", date(2026, 3, 1), "SN 2026/99")
        id_ = arenden.spara_ärende(db, None, uppgifter, None).objekt_id
    with öppna(databasfil(mapp), skrivskyddad=True) as db:
        kräv(arenden.hämta_ärende(db, id_).uppgifter == uppgifter, "det lästa är inte det skrivna")
    return "ett ärende sparat, stängt och läst"


def sökning(mapp: Path) -> str:
    """Swedish letters, diarienummer, parts of words."""
    with öppna(databasfil(mapp), skrivskyddad=True) as db:
        for fråga in ("räksmörgås", "SN 2026/99", "örgåsa"):
            kräv(len(sok.sök(db, fråga)) == 1, f"”{fråga}” hittades inte")
        kräv(sok.sök(db, "raksmorgas") == [], "å och a räknas som samma bokstav")
    return "ord, diarienummer och del av ord"


def regler(mapp: Path) -> str:
    """The rules find what is wrong with the sample."""
    with öppna(databasfil(mapp), skrivskyddad=True) as db:
        fynd = granska.granska(db, idag=date(2026, 3, 5))
        kräv(bool(sammantraden.lista_sammanträden(db)) and bool(fynd), "reglerna fann ingenting")
    return f"{len(fynd)} påpekanden"


def säkerhetskopia(mapp: Path) -> str:
    """Copied, restored and compared."""
    kopia, tillbaka = mapp / "kopia.namnd", mapp / "återställd.namnd"
    with öppna(databasfil(mapp)) as db:
        sakerhet.säkerhetskopiera(db, kopia)
        antal = len(arenden.lista_ärenden(db))
        kräv(sakerhet.kontrollera(db) == [], "databasen är inte hel")
    sakerhet.återställ(kopia, tillbaka)
    with öppna(tillbaka, skrivskyddad=True) as db:
        kräv(len(arenden.lista_ärenden(db)) == antal, "kopian har inte samma innehåll")
    return f"kopierad, återställd och kontrollerad ({antal} ärenden)"


def från_grunden(mapp: Path) -> str:
    """Every revision from nothing gives the same tables as a new file."""
    return f"schema {migreringsprov.prova_från_grunden(undermapp(mapp, 'migrering'))}"


def äldsta_filen(mapp: Path) -> str:
    """A file of the oldest released schema is opened as a user opens it, and nothing in it is lost."""
    fil = undermapp(mapp, "äldsta") / "Ekbro kommun åäö.namnd"
    text = migreringsprov.prova_äldsta(migreringsprov.äldsta_dump(resurs("sjalvtest")), fil)
    with öppna(fil) as db:
        kräv(len(sok.sök(db, "äldreomsorgen")) > 0, "ärendet i den äldsta filen hittas inte")
    return text


def bilaga(mapp: Path) -> str:
    """Stored, read back, and missed by the control when its content changes in the file."""
    platsen = undermapp(mapp, "bilaga")
    innehåll = f"Självtestets bilaga med åäö: {secrets.token_hex(32)}\n".encode()
    källa = platsen / "Räkenskaper för våren.txt"
    källa.write_bytes(innehåll)
    with öppna(databasfil(mapp)) as db:
        id_ = handlingar.lista_handlingar(db, register.lista_nämnder(db)[0].id)[0].id
        handlingar.lägg_till_fil(db, id_, källa, None)
        rad = next(b for b in handlingar.hämta_handling(db, id_).filer if b.filnamn == källa.name)
        namn, läst = handlingar.öppna_fil(db, rad.id)
        kräv((namn, läst) == (källa.name, innehåll), "bilagan är inte den som lades in")
        kräv(sakerhet.kontrollera(db) == [], "kontrollen klagar på en hel bilaga")
    skadad = _ändrad(mapp, platsen / "skadad bilaga.namnd", innehåll)
    kräv(_områden(skadad) == {"bilagor"}, "kontrollen märker inte att en bilaga har ändrats")
    return f"lagrad och läst, SHA-256 {hashlib.sha256(innehåll).hexdigest()[:12]}, en ändring upptäcks"


def loggkedja(mapp: Path) -> str:
    """The chain holds, and the control sees that an entry has been changed."""
    with öppna(databasfil(mapp)) as db:
        with db.skrivning() as enhet:
            logg.skriv(enhet, "självtest", "nämnd:1", {"text": "åäö"})
        with db.läsning() as enhet:
            händelser = [händelse.digest for händelse, _ in logg.läs(enhet.session)]
        kräv(sakerhet.kontrollera(db) == [], "loggens kedja håller inte")
    skadad = _ändrad(mapp, undermapp(mapp, "logg") / "ändrad logg.namnd", händelser[-1].encode())
    kräv(_områden(skadad) == {"logg"}, "kontrollen märker inte att loggen har ändrats")
    return f"{len(händelser)} {'händelse' if len(händelser) == 1 else 'händelser'}, en ändring upptäcks"


def lås(mapp: Path) -> str:
    """A second opening is refused, with the name of the one who has the file."""
    with öppna(databasfil(mapp)) as db:
        kräv(db.skrivbar, "filen är inte vår")
        try:
            öppna(databasfil(mapp)).stäng()
        except Upptagen as fel:
            kräv(bool(fel.vem) and fel.vem in str(fel), "det sägs inte vem som har filen")
            return "en andra öppning vägras, med namnet på den som har filen"
    kräv(False, "filen kunde öppnas för skrivning två gånger")
    return ""


def _ändrad(mapp: Path, kopia: Path, innehåll: bytes) -> Path:
    """A copy of the closed database in which one byte of ``innehåll`` has been changed, past SQLite."""
    data = databasfil(mapp).read_bytes()
    kräv(data.count(innehåll) == 1, "innehållet finns inte i filen")
    sist = innehåll[:-2] + bytes([innehåll[-2] ^ 1]) + innehåll[-1:]
    kopia.write_bytes(data.replace(innehåll, sist))
    return kopia


def _områden(fil: Path) -> set[str]:
    with öppna(fil, skrivskyddad=True) as db:
        return {fynd.område for fynd in sakerhet.kontrollera(db)}
