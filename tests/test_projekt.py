"""The project's own promises: one version, one lock, nothing of the machine it was made on, no borrowed text."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

import nämndapp

TEXT = {
    ".py",
    ".md",
    ".toml",
    ".txt",
    ".json",
    ".yml",
    ".yaml",
    ".spec",
    ".sql",
    ".svg",
    ".html",
    ".nsi",
    ".mako",
    ".csv",
    "",
}
# A letter in brackets, so that this file does not find itself.
MASKINSPÅR = [
    "/[w]ork/",
    "/[r]oot/",
    r"/[h]ome/(?!anna/)\w",  # Anna is invented
    "/[t]mp/",
    "/[o]pt/",
    r"[Cc]:\\[U]sers\\(?!x\.|Anna)\w",
    r"[p]ypi\.org",
    "[p]ythonhosted",
    r"[p]kg\.dev",
    "[a]rtifactory",
]
HEMLIGHETER = [r"[g]h[pos]_\w{20}", "[A]KIA[0-9A-Z]{12}", "[B]EGIN [A-Z ]*PRIVATE KEY"]


def _texter(rot: Path, filer: list[Path]) -> list[tuple[Path, str]]:
    valda = [f for f in filer if f.suffix in TEXT and f.name != "requirements.lock"]
    return [(f, (rot / f).read_text(encoding="utf-8")) for f in valda]


def _lås(rot: Path) -> dict[str, list[tuple[Version, str]]]:
    """Name -> (version, the entry's lines)."""
    poster: dict[str, list[tuple[Version, str]]] = defaultdict(list)
    text = (rot / "requirements.lock").read_text(encoding="utf-8")
    for post in re.split(r"\n(?=[a-z0-9])", text):
        if träff := re.match(r"([a-z0-9._-]+)==([^\s;]+)", post):
            poster[canonicalize_name(träff[1])].append((Version(träff[2]), post))
    return poster


def test_versionen_står_överst_i_ändringsloggen(rot: Path) -> None:
    överst = re.search(r"^## \[([^\]]+)\]", (rot / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert överst is not None
    assert överst[1] == nämndapp.__version__


def test_det_installerade_paketet_har_samma_version() -> None:
    assert version("namndapp") == nämndapp.__version__


def test_låset_uppfyller_allt_som_projektet_begär(rot: Path) -> None:
    projekt = tomllib.loads((rot / "pyproject.toml").read_text(encoding="utf-8"))
    begärt = [
        *projekt["project"]["dependencies"],
        *projekt["dependency-groups"]["dev"],
        *projekt["build-system"]["requires"],
    ]
    lås = _lås(rot)
    saknas = []
    for rad in begärt:
        krav = Requirement(rad)
        låsta = lås.get(canonicalize_name(krav.name), [])
        if not låsta or not all(krav.specifier.contains(v) for v, _ in låsta):
            saknas.append(rad)
    assert saknas == [], "kör python3 dev.py lock"


def test_varje_låst_paket_har_kontrollsummor(rot: Path) -> None:
    utan = [namn for namn, poster in _lås(rot).items() for _, post in poster if "--hash=sha256:" not in post]
    assert utan == []


def test_låset_nämner_inget_register(rot: Path) -> None:
    text = (rot / "requirements.lock").read_text(encoding="utf-8")
    assert not re.search(r"https?:|file:|--(extra-)?index-url|--find-links", text)


@pytest.mark.parametrize("mönster", [*MASKINSPÅR, *HEMLIGHETER])
def test_inga_spår_av_maskiner_eller_hemligheter(mönster: str, rot: Path, projektets_filer: list[Path]) -> None:
    träffar = [
        f"{fil}: {rad.strip()[:100]}"
        for fil, text in _texter(rot, projektets_filer)
        for rad in text.splitlines()
        if re.search(mönster, rad)
    ]
    assert träffar == []


def test_ingenting_är_lämnat_halvfärdigt(rot: Path, projektets_filer: list[Path]) -> None:
    mönster = re.compile(r"\b(T[O]DO|F[I]XME|X[X]X)\b")
    träffar = [
        f"{fil}: {rad.strip()[:100]}"
        for fil, text in _texter(rot, projektets_filer)
        if fil.suffix == ".py"
        for rad in text.splitlines()
        if mönster.search(rad)
    ]
    assert träffar == []


def test_läsmig_nämner_båda_kommandona_först(rot: Path) -> None:
    början = "\n".join((rot / "README.md").read_text(encoding="utf-8").splitlines()[:40])
    assert "python3 dev.py demo" in början
    assert "python3 dev.py test" in början
    assert "py dev.py" in början


# --- no sentence of the real papers ----------------------------------------------------------------

LÄNGD = 60
FÖNSTER = 6


def _ord(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _är_rubrik(före: str, rad: str, efter: str) -> bool:
    """A title is a fact and may stand in a test: a line on its own, or a table row, without a full stop."""
    ensam = not före.strip() and not efter.strip()
    return not re.search(r"[.!?]", rad) and (ensam or "\t" in rad)


def lånade_rader(källa: str, text: str) -> list[str]:
    """The lines of ``källa`` longer than 60 characters that stand in ``text``, whatever the case and punctuation."""
    register: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    rader = ["", *källa.splitlines(), ""]
    for före, rad, efter in zip(rader, rader[1:], rader[2:], strict=False):
        if _är_rubrik(före, rad, efter):
            continue
        ord_ = tuple(_ord(rad))
        if len(" ".join(ord_)) > LÄNGD and len(ord_) >= FÖNSTER:
            register[ord_[:FÖNSTER]].add(ord_)
    alla = _ord(text)
    return [
        " ".join(rad)
        for i in range(len(alla) - FÖNSTER + 1)
        for rad in register.get(tuple(alla[i : i + FÖNSTER]), ())
        if tuple(alla[i : i + len(rad)]) == rad
    ]


def test_en_lånad_rad_upptäcks_även_när_den_delats_i_koden() -> None:
    källa = "Kort rad.\nDen här påhittade raden är tillräckligt lång för att räknas som lånad ur en handling.\n"
    kod = 'text = ("Den här påhittade raden är tillräckligt lång, "\n        "för att räknas som lånad ur en handling")'
    assert len(lånade_rader(källa, kod)) == 1
    assert lånade_rader(källa, "text = 'Kort rad.'") == []


def test_en_rubrik_är_ett_faktum_men_en_radbruten_mening_är_det_inte() -> None:
    rubrik = "Riktlinje för hur nämnden tar emot synpunkter från alla som bor i kommunen"
    assert lånade_rader(f"Inledning.\n\n{rubrik}\n\nText.", f"rubrik = '{rubrik}'") == []
    assert len(lånade_rader(f"Det här är en\n{rubrik}\noch den gäller.", f"rubrik = '{rubrik}'")) == 1


def test_ingen_mening_ur_de_verkliga_handlingarna(rot: Path, projektets_filer: list[Path]) -> None:
    frön = sorted((rot.parent / "shared" / "seeds").glob("*.txt"))
    if not frön:
        pytest.skip("de verkliga handlingarna finns inte här")
    källa = "\n".join(f.read_text(encoding="utf-8") for f in frön)
    hela = "\n\x00\n".join(f"{fil}\n{text}" for fil, text in _texter(rot, projektets_filer) if fil.suffix != ".svg")
    assert lånade_rader(källa, hela) == []
