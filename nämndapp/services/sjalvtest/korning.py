"""Running the checks: each has its line, and one that fails does not stop the others."""

from __future__ import annotations

import shutil
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from nämndapp.bas.fel import NämndappFel, orsak
from nämndapp.bas.resurser import resurs
from nämndapp.services import demo, dokument
from nämndapp.services.sjalvtest import databasprov, pappersprov
from nämndapp.services.sjalvtest.prov import Fönsterprov, Misslyckat, kräv
from nämndapp.storage import Databas, öppna

MÄRKE = "skapad-av-sjalvtest.txt"
_MAPP = "namndapp-sjalvtest"
_RESURSER = (
    "fonts/NotoSans-Regular.ttf",
    "fonts/NotoSans-Bold.ttf",
    "fonts/NotoSans-Italic.ttf",
    "fonts/NotoSans-BoldItalic.ttf",
    "lagrum.toml",
    "demo/ekbro.toml",
    "sjalvtest/handlingar.txt",
    "ikoner/namndapp.svg",
    "handbok",
)


@dataclass(frozen=True, slots=True)
class Kontroll:
    """One check: what, whether it worked, what was seen (or what went wrong), and how long it took.

    ``spår`` says for a failed one where in the program it happened.
    """

    namn: str
    ok: bool
    text: str
    sekunder: float
    spår: str = ""


def självtest(
    ut: Path | None = None,
    *,
    fönster: Sequence[Fönsterprov] = (),
    visa: Callable[[Kontroll], None] | None = None,
) -> list[Kontroll]:
    """Runs all checks, each reported as it is done.

    Papers and databases are left in ``ut``; without it in a temporary folder that is removed.
    Raises NämndappFel before anything is done when ``ut`` cannot be used.
    """
    if ut is not None:
        _förbered(ut)
    rot = Path(tempfile.mkdtemp(prefix="namndapp-sjalvtest-"))
    mapp = rot / "Självtest på räksmörgås åäö ÅÄÖ"  # every file lies under such a name
    svar: list[Kontroll] = []

    def gör(namn: str, prov: Callable[[], str]) -> None:
        svar.append(_kör(namn, prov))
        if visa:
            visa(svar[-1])

    try:
        gör("mapp", lambda: _egen_mapp(mapp))
        for namn, prov in _prov(mapp, fönster):
            gör(namn, prov)
        if ut is not None:
            gör("filerna lämnas kvar", lambda: _lämna_kvar(mapp, ut))
    finally:
        shutil.rmtree(rot, ignore_errors=True)
    return svar


def _kör(namn: str, prov: Callable[[], str]) -> Kontroll:
    början, spår = time.perf_counter(), ""
    try:
        text, ok = prov(), True
    except (Misslyckat, NämndappFel) as fel:
        text, ok, spår = str(fel), False, _spår(fel)
    except Exception as fel:  # whatever it is, the line must say so and the next check must run
        text, ok, spår = f"{type(fel).__name__}: {fel}", False, _spår(fel)
    return Kontroll(namn, ok, " ".join(text.split()), time.perf_counter() - början, spår)


def _spår(fel: BaseException) -> str:
    rader = traceback.extract_tb(fel.__traceback__)
    return " < ".join(f"{Path(r.filename).name}:{r.lineno} {r.name}" for r in reversed(rader))


def _prov(mapp: Path, fönster: Sequence[Fönsterprov]) -> Iterator[tuple[str, Callable[[], str]]]:
    yield "resurser", _resurser
    yield "ny databas", partial(databasprov.ny_databas, mapp)
    yield "migreringar", partial(databasprov.från_grunden, mapp)
    yield "äldsta filen", partial(databasprov.äldsta_filen, mapp)
    yield "skriva och läsa", partial(databasprov.skriva_och_läsa, mapp)
    yield "sökning", partial(databasprov.sökning, mapp)
    yield "import", partial(pappersprov.import_som_text, mapp)
    yield "regler", partial(databasprov.regler, mapp)
    yield "bilaga", partial(databasprov.bilaga, mapp)
    yield "logg", partial(databasprov.loggkedja, mapp)
    yield "lås", partial(databasprov.lås, mapp)
    yield "säkerhetskopia", partial(databasprov.säkerhetskopia, mapp)
    yield "demo med alla dokument", partial(pappersprov.demo_med_allt, mapp)
    for format_ in dokument.FORMAT:
        yield f"dokument som {format_}", partial(pappersprov.dokument_som, mapp, format_)
    for format_ in ("docx", "pdf"):
        yield f"import av {format_}", partial(pappersprov.import_som, mapp, format_)
    yield "Excel", partial(pappersprov.excel, mapp)
    for namn, prov in fönster:
        yield namn, partial(_med_demon, mapp, prov)


def _egen_mapp(mapp: Path) -> str:
    mapp.mkdir()
    (mapp / "Ö.txt").write_text("åäö", encoding="utf-8")
    kräv([f.name for f in mapp.iterdir()] == ["Ö.txt"], "filnamn med å, ä och ö kommer inte tillbaka")
    return f"{mapp.name}, med mellanslag och svenska bokstäver"


def _resurser() -> str:
    for namn in _RESURSER:
        kräv(resurs(namn).is_dir() or resurs(namn).stat().st_size > 0, f"{namn} är tom")
    kräv(resurs(_RESURSER[0]).read_bytes()[:4] == b"\x00\x01\x00\x00", "typsnittet är inte TrueType")
    return f"{len(_RESURSER)} filer och mappar"


def _med_demon(mapp: Path, prov: Callable[[Databas, Path], str]) -> str:
    databas = mapp / "demo" / demo.DATABAS
    kräv(databas.exists(), "demodatabasen saknas")
    with öppna(databas) as db:
        return prov(db, mapp)


def _förbered(ut: Path) -> None:
    mål = ut / _MAPP
    if mål.exists() and not (mål / MÄRKE).exists():
        raise NämndappFel(f"Mappen {mål} finns redan och är inte självtestets.", "Välj en annan mapp med --ut.")
    try:
        ut.mkdir(parents=True, exist_ok=True)
    except OSError as fel:
        raise NämndappFel(f"Mappen {ut} kan inte skapas ({orsak(fel)}).", "Välj en annan mapp med --ut.") from fel


def _lämna_kvar(mapp: Path, ut: Path) -> str:
    mål = ut / _MAPP
    try:
        if mål.exists():
            shutil.rmtree(mål)
        (mapp / MÄRKE).write_text("Skapad av namndapp sjalvtest; skrivs över nästa gång.\n", encoding="utf-8")
        shutil.copytree(mapp, mål)
    except OSError as fel:
        raise NämndappFel(f"Självtestets filer kan inte läggas i {ut} ({orsak(fel)}).") from fel
    return str(mål)
