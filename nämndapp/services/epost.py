"""Kallelse med handlingar: the PDF, loose files and a mail draft in a folder. Nothing is sent, and nothing secret."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import Session

from nämndapp.bas import svenska
from nämndapp.bas.fel import Dokumentfel, orsak
from nämndapp.bas.filnamn import rent_filnamn
from nämndapp.exchange import eml
from nämndapp.exchange.eml import Brevbilaga, Mottagare
from nämndapp.models import Sammanträde
from nämndapp.services import brevmall, dokument, paket
from nämndapp.services.brevmall import Brev
from nämndapp.services.dokument import Papper
from nämndapp.services.vilken import Val
from nämndapp.storage import Databas, kallelseurval, planer

Framsteg = Callable[[float, str], None]
STOR_MB = 20
"""Many mail systems take no larger messages."""
DOLDA, SYNLIGA = "hemlig kopia", "till"
LÖSA_FILER = "Filer som inte är PDF ligger bredvid med sina egna namn."
INSTÄLLNING = "epost_mottagare"
"""The key of the nämnd's setting: ``DOLDA`` (when nothing is set) or ``SYNLIGA``."""


@dataclass(frozen=True, slots=True)
class Kallelsepaket:
    """What was made. ``att_veta`` are Swedish sentences on what the secretary has to do by other means."""

    mapp: Path
    filer: tuple[Path, ...]
    brev: Path
    att_veta: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Adressater:
    mottagare: tuple[Mottagare, ...]
    skyddade: tuple[str, ...]
    utan_adress: tuple[str, ...]


def kallelse_med_handlingar(
    db: Databas, sammanträde_id: int, mapp: Path, *, framsteg: Framsteg | None = None
) -> Kallelsepaket:
    """Writes everything into ``mapp`` (made when it is not there) and tells what was left out.

    Secret papers and titles are left out and the letter says that they are handed out otherwise. Persons with skyddade
    uppgifter never stand in the draft. ``framsteg`` may raise to cancel: then nothing has been written.
    """
    visa = framsteg or (lambda _andel, _text: None)
    visa(0.0, "Samlar handlingarna …")
    with db.läsning() as enhet:
        papper = dokument.bygg_i(enhet.session, "handlingar", Val(sammanträde_id=sammanträde_id, offentlig=True))
        möte = planer.ladda_sammanträde(enhet.session, sammanträde_id)
        adressater = _adressater(enhet.session, möte)
        brevet = _brev(möte, papper)
        dolda = (möte.nämnd.inställningar or {}).get(INSTÄLLNING) != SYNLIGA if möte.nämnd else True
    pdf = dokument.pdf_bytes(papper, framsteg=lambda andel, ord_: visa(0.9 * andel, ord_))
    lösa = papper.paket.lösa if papper.paket else ()
    bilagor = [Brevbilaga(f"{dokument.filnamn(papper)}.pdf", pdf), *_lösa(lösa)]
    visa(0.92, "Skriver brevet …")
    brev = eml.utkast(brevet.ämne, brevet.text, adressater.mottagare, bilagor, dolda=dolda)
    visa(0.95, "Lägger allt i mappen …")
    filer = [lägg_i_mapp(mapp, b.filnamn, b.innehåll) for b in bilagor]
    brevfil = lägg_i_mapp(mapp, f"{rent_filnamn(brevet.ämne, 'Kallelse')}.eml", brev)
    visa(1.0, "Klart.")
    return Kallelsepaket(mapp, tuple(filer), brevfil, tuple(_att_veta(papper, adressater, brevet, len(brev))))


def mappnamn(db: Databas, sammanträde_id: int) -> str:
    """ "Kallelse SN 2026-12-08"."""
    with db.läsning() as enhet:
        möte = planer.ladda_sammanträde(enhet.session, sammanträde_id)
        kod = möte.nämnd.kod if möte.nämnd else ""
        return rent_filnamn(f"Kallelse {kod} {svenska.datum_kort(möte.datum)}", "Kallelse")


def _lösa(lösa: Sequence[paket.Paketfil]) -> Iterator[Brevbilaga]:
    """Under their own names, each with its number; two with one name are told apart by it."""
    for f in lösa:
        namn = Path(f.filnamn)
        yield Brevbilaga(f"Bilaga {f.bilaga} {rent_filnamn(namn.stem, 'fil')}{namn.suffix}", f.innehåll)


def lägg_i_mapp(mapp: Path, namn: str, innehåll: bytes) -> Path:
    """Writes a whole file in a folder that is made when it is not there. Raises Dokumentfel."""
    mål = mapp / namn
    tillfällig = mapp / f".{namn}.skrivs"
    try:
        mapp.mkdir(parents=True, exist_ok=True)
        tillfällig.write_bytes(innehåll)
        tillfällig.replace(mål)
    except OSError as fel:
        raise Dokumentfel(
            f"Filen {namn} kan inte skrivas i {mapp} ({orsak(fel)}).",
            "Stäng den om den är öppen i ett annat program, eller välj en annan mapp.",
        ) from fel
    finally:
        if tillfällig.exists():
            tillfällig.unlink()
    return mål


def _adressater(session: Session, möte: Sammanträde) -> _Adressater:
    """The called; before anybody has been called those with an uppdrag on the day."""
    id_ = [k.person_id for k in kallelseurval.kallade(session, möte.id or 0)]
    if not id_ and möte.nämnd is not None:
        id_ = [u.person_id for u in möte.nämnd.uppdrag if u.gäller(möte.datum)]
    personer = kallelseurval.personer(session, set(id_))
    ut: dict[str, Mottagare] = {}
    skyddade: list[str] = []
    utan: list[str] = []
    for nyckel in dict.fromkeys(id_):
        p = personer[nyckel]
        if p.skyddade_uppgifter:
            skyddade.append(p.namn)
        elif eml.är_adress(p.e_post):
            ut.setdefault(p.e_post.strip().casefold(), Mottagare(p.namn, p.e_post.strip()))
        else:
            utan.append(p.namn)
    return _Adressater(tuple(ut.values()), tuple(skyddade), tuple(utan))


def _brev(möte: Sammanträde, papper: Papper) -> Brev:
    """The nämnd's own template, filled in."""
    lösa = bool(papper.paket and papper.paket.lösa)
    hemliga = papper.paket.hemliga if papper.paket else 0
    sekretess = paket.HEMLIGA_UT[hemliga == 1].format(antal=hemliga) if hemliga else ""
    värden = brevmall.värden(möte, lösa_filer=LÖSA_FILER if lösa else "", sekretess=sekretess)
    return brevmall.skriv(möte.nämnd.inställningar if möte.nämnd else None, värden)


def _att_veta(papper: Papper, adressater: _Adressater, brevet: Brev, storlek: int) -> Iterator[str]:
    if brevet.okända:
        fält = svenska.uppräkning(list(brevet.okända))
        yield f"Brevet har fält som inte finns: {fält}. Rätta brevets text under Register, Nämnder."
    if adressater.skyddade:
        yield f"{_namn(adressater.skyddade)} har skyddade uppgifter och står inte i brevet. Kalla på annat sätt."
    if adressater.utan_adress:
        yield f"{_namn(adressater.utan_adress)} saknar e-postadress i registret. Kalla på annat sätt."
    if not adressater.mottagare:
        yield "Brevet har inga mottagare. Skriv in e-postadresser under Register."
    if papper.paket and papper.paket.hemliga:
        antal = papper.paket.hemliga
        handling = "En handling med sekretess är" if antal == 1 else f"{antal} handlingar med sekretess är"
        yield f"{handling} inte med. Lämna ut på annat sätt."
    if papper.paket and papper.paket.utan_fil:
        yield f"Utan fil: {svenska.uppräkning(list(papper.paket.utan_fil))}."
    if storlek > STOR_MB * 1_000_000:
        yield f"Brevet är {storlek // 1_000_000} MB. Många e-postsystem tar inte emot så stora brev."


def _namn(namn: Sequence[str]) -> str:
    return svenska.uppräkning(list(namn))
