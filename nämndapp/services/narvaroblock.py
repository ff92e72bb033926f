"""Persons out of an old protocol or kallelse: the närvaro block by its labels and structure, the signatures at the end.

Only the block is read. A line in it that is no person is told of, in its own words, and never thrown away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from nämndapp.models import Uppdragsroll
from nämndapp.services.personrader import ROLLER, VICE, Personpost

_LEDAMOT, _ERSÄTTARE, _ÖVRIG = "ledamot", "ersättare", "övrig"
_VAL = "val"  # named for a task (justerare): a name, whose seat the paper does not tell
_ETIKETTER = {
    _LEDAMOT: r"(?:närvarande )?(?:beslutande(?: ledamöter)?|(?:ordinarie |kallade |närvarande )?ledamöter)",
    _ERSÄTTARE: r"(?:(?:ej |icke |inte )?(?:tjänstgörande|närvarande|beslutande|kallade|övriga) )?"
    r"(?:ersättare|suppleanter)",
    _ÖVRIG: r"övriga(?: närvarande| deltagande| deltagare)?|tjänstemän|tjänstepersoner|föredragande|"
    r"(?:närvarande )?tjänstemän",
    _VAL: r"(?:förslag till )?(?:justerare|justerande|ersättare för justerare)|"
    r"utse(?:dd|s)? (?:till|att) juster(?:are|a)",
}  # fmt: skip
_SIGNERAR = r"sekreterare|nämndsekreterare|ordförande"
_ETIKETT = re.compile(
    r"\s*(?:" + "|".join(f"(?P<{k}>{m})" for k, m in _ETIKETTER.items()) + rf"|(?P<roll>{_SIGNERAR}))"
    r"(?:\s*\([^)]*\))?(?:\s*:\s*|\t+\s*|\s{2,}|\s*$)(?P<rest>.*)",
    re.IGNORECASE,
)
_SLUT = re.compile(
    r"\s*(?:§|paragraf(?:er)?\b|plats\b|tid\b|datum\b|sida\b|justering|underskrift|anslag|bevis\b|föredragningslista|"
    r"ärende|dagordning|nr\t|sammanträdes|innehåll|diarienummer|förslag till plats|dokumenttyp)",
    re.IGNORECASE,
)
_PAPPER = re.compile(
    r"\s*(?:beslutande(?: ledamöter)?|(?:ej |icke )?tjänstgörande ersättare|övriga (?:närvarande|deltagande)|"
    r"sammanträdesprotokoll|protokoll|kallelse(?: till .*)?)\s*(?:[:\t]|\s{2,}|$)",
    re.IGNORECASE,
)
_OKÄND_TJÄNST = "papperet säger inte vem personen är (titel eller uppdrag saknas)"
_BARA_JUSTERARE = "nämns bara som justerare; papperet säger inte ledamot eller ersättare"
_ORD = r"[A-ZÅÄÖÉÜ][\wåäöéü]*(?:[-’'][A-ZÅÄÖÉÜa-zåäöéü][\wåäöéü]*)*"
_NAMN = rf"{_ORD}(?: (?:(?:af|av|von|van|de|der|den) )?{_ORD}){{1,3}}"
_MED_PARTI = re.compile(rf"(?P<namn>{_NAMN})\s*\((?P<parti>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{{0,4}}|-)\)")
_BARA_NAMN = re.compile(rf"(?P<namn>{_NAMN})")
_MED_TITEL = re.compile(rf"(?P<namn>{_NAMN}),\s+(?P<titel>[a-zåäö1-9][^,()]*?)(?=\s+{_NAMN},|[ ,;.]*$)")
_FÖR_NÅGON = re.compile(r"\b(?:ersätter|tjänstgör(?:ande)? för|i stället för|istället för|för)\s*$", re.IGNORECASE)


def är_papper(text: str) -> bool:
    """Is this a protocol's or kallelse's text, and no list of rows?"""
    return any(_PAPPER.match(rad) for rad in text.splitlines())


def läs(text: str) -> list[Personpost]:
    """The persons of the block in their order; what was not understood is a post with a problem, and a line that says
    nothing new of a person (a justerare, a signature) is a post that ``upprepar`` the earlier one."""
    poster: list[Personpost] = []
    for post in (*_blocket(text.splitlines()), *_underskrifter(text.splitlines())):
        samma = [i for i, p in enumerate(poster) if not p.upprepar and p.namn.casefold() == post.namn.casefold()]
        if samma and poster[samma[0]].problem and not post.problem:
            förr, poster[samma[0]] = poster[samma[0]], post
            poster.append(förr.som_upprepning(post.rad))
        else:
            sagt = next((poster[i].rad for i in samma if _sagt(poster[i], post)), 0)
            poster.append(post.som_upprepning(sagt) if sagt else post)
    return poster


def _sagt(förr: Personpost, nu: Personpost) -> bool:
    """The later line says nothing new of the person: a justerare, a signature, the same seat again."""
    if nu.problem or not (nu.parti or nu.titel or nu.övrigt):
        return True
    return (förr.parti, förr.roll, förr.titel, förr.övrigt) == (nu.parti, nu.roll, nu.titel, nu.övrigt)


def _blocket(rader: Sequence[str]) -> Iterator[Personpost]:
    slag, roll = "", None
    for nr, hel in enumerate(rader, 1):
        rad = hel
        if träff := _ETIKETT.fullmatch(hel):
            slag, roll = _slag(träff), _roll(träff["roll"] or "")
            rad = träff["rest"]
        elif _SLUT.match(hel):
            slag = ""
        if slag and rad.strip():
            yield from _rad(nr, rad, slag, roll)
        if slag in {_VAL, "roll"}:  # one line's label; at a line's end the name stands on the line below
            slag = slag if träff and not rad.strip() else ""


def _slag(träff: re.Match[str]) -> str:
    return next(k for k in (*_ETIKETTER, "roll") if träff[k] is not None)


def _roll(ord_: str) -> Uppdragsroll | None:
    return ROLLER.get(" ".join(ord_.split()).casefold())


def _rad(nr: int, rad: str, slag: str, roll: Uppdragsroll | None) -> Iterator[Personpost]:
    """The persons of one line of the block; several may stand after each other."""
    rad = " ".join(rad.split())
    if rad.strip("-–. ") == "":
        return
    träffar = [t for t in _MED_PARTI.finditer(rad) if not _FÖR_NÅGON.search(rad[: t.start()].rstrip("( "))]
    if not träffar:
        flera = _med_titlar(nr, rad, slag, roll)
        yield from flera if len(flera) > 1 else [_utan_parti(nr, rad, slag, roll)]
        return
    if före := rad[: träffar[0].start()].strip(" ,;:•*-–"):
        yield _okänd(nr, före)
    for träff, nästa in zip(träffar, [*träffar[1:], None], strict=True):
        svans = rad[träff.end() : nästa.start() if nästa else len(rad)].strip(" ,;.")
        rollord, rest = _rollen(svans)
        andra = _med_titlar(nr, rest, slag, None)  # a Word cell's paragraphs come as one line: officers stand last
        yield _post(nr, (träff["namn"], träff["parti"].strip("-")), rollord if andra else svans, slag, roll)
        yield from andra


def _med_titlar(nr: int, rad: str, slag: str, roll: Uppdragsroll | None) -> list[Personpost]:
    """ "Lena Berg, socialchef Per Wik, nämndsekreterare": the persons, when the text is nothing else."""
    träffar = list(_MED_TITEL.finditer(rad))
    if not träffar or _MED_TITEL.sub("", rad).strip(" ,;."):
        return []
    return [_post(nr, (t["namn"], ""), t["titel"].strip(), _ÖVRIG if slag != _VAL else slag, roll) for t in träffar]


def _utan_parti(nr: int, rad: str, slag: str, roll: Uppdragsroll | None) -> Personpost:
    """ "Lena Berg, socialchef", "socialchef Lena Berg" or a name alone."""
    namn, _, svans = rad.partition(",")
    if _BARA_NAMN.fullmatch(namn.strip()):
        return _post(nr, (namn.strip(), ""), svans.strip(" ,;."), slag, roll)
    först, _, sist = rad.partition(" ")
    titel_först = först[:1].islower() or först.casefold().endswith(("chef", "sekreterare", "ekonom", "strateg"))
    if slag == _ÖVRIG and titel_först and _BARA_NAMN.fullmatch(sist.strip(" ,;.")):
        return _post(nr, (sist.strip(" ,;."), ""), först, slag, roll)
    return _okänd(nr, rad)


def _post(nr: int, vem: tuple[str, str], svans: str, slag: str, roll: Uppdragsroll | None) -> Personpost:
    """What follows a name: the role first ("ordförande §§ 1–4"), a title for an officer, the rest to the note."""
    namn, parti = vem
    if slag == _VAL:
        return Personpost(nr, *vem, problem=_BARA_JUSTERARE)
    rollord, rest = _rollen(svans)
    if roll is None and rollord:
        roll = _roll(rollord)
    vice = rollord in VICE
    if slag == _ÖVRIG and not parti:
        titel = svans if roll is None else ""
        problem = "" if titel or roll else _OKÄND_TJÄNST
        return Personpost(nr, namn, roll=roll, titel=titel, övrigt=(rest,) if rest and roll else (), problem=problem)
    if slag == _ÖVRIG and roll is None and not vice:
        return Personpost(nr, namn, parti, problem="papperet säger inte ledamot eller ersättare")
    if roll is None and not vice:
        roll = Uppdragsroll.ERSÄTTARE if slag == _ERSÄTTARE else Uppdragsroll.LEDAMOT
    return Personpost(nr, namn, parti, None if vice else roll, vice, övrigt=(rest,) if rest else ())


def _rollen(svans: str) -> tuple[str, str]:
    """The role's word that begins the text, and what comes after."""
    låg = svans.casefold().strip("() ")
    for ord_ in sorted({*ROLLER, *VICE}, key=len, reverse=True):
        if re.match(rf"{re.escape(ord_)}(?![\wåäö])", låg):
            return ord_, svans.strip("() ")[len(ord_) :].strip(" ,;.()")
    return "", svans


def _okänd(nr: int, rad: str) -> Personpost:
    return Personpost(nr, rad, problem="förstods inte som en person med namn och parti eller titel")


def _underskrifter(rader: Sequence[str]) -> Iterator[Personpost]:
    """A name alone on its line with the role alone on the next: who signed."""
    fulla = [(nr, rad.strip()) for nr, rad in enumerate(rader, 1) if rad.strip()]
    for (nr, namn), (_, ord_) in pairwise(fulla):
        if re.fullmatch(_SIGNERAR, ord_, re.IGNORECASE) and _BARA_NAMN.fullmatch(namn) and not _ETIKETT.fullmatch(namn):
            yield Personpost(nr, namn, roll=_roll(ord_))
