"""Limits as they are written: "500 000 kr", "ett halvt prisbasbelopp", "120 % av riksnormen". Exact, never floats.

A limit is a number with up to four decimals (the law's own factors have as many) and a unit. ``tolka`` reads what
people write, ``visa`` writes the one form that the papers have; what ``visa`` writes ``tolka`` reads back the same.
"""

from __future__ import annotations

import re
from decimal import Decimal

from nämndapp.bas import svenska

KRONOR, PRISBASBELOPP, RIKSNORM = "kr", "prisbasbelopp", "% av riksnormen"
"""The units, as ``models.delegation.Beloppsenhet`` stores them."""
DECIMALER = 4
_SKALA = 10_000
_STÖRST = Decimal(10) ** 12
_MELLANSLAG = re.compile(r"[\s\u00a0\u202f\u2009]+")
_TAL = r"\d{1,3}(?:[ .]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_BRÅK = {"½": "0,5", "¼": "0,25", "¾": "0,75"}
_GRUNDTAL = {
    ord_: nr
    for nr, alla in enumerate(
        ("noll", "ett en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
    )
    for ord_ in alla.split()
}
_DELAR = {
    "halv": 2, "halvt": 2, "halva": 2, "fjärdedel": 4, "fjärdedels": 4, "fjärdedelar": 4, "kvarts": 4, "femtedel": 5,
    "femtedels": 5, "femtedelar": 5, "tiondel": 10, "tiondels": 10, "tiondelar": 10,
}  # fmt: skip
_FASTA = {"halva": "0.5", "halvt": "0.5", "halv": "0.5", "hela": "1", "dubbla": "2"}
_STORLEK = (
    (re.compile(r"^(?:tkr|t ?kr|tusen(?: kronor| kr)?)$"), 1_000),
    (re.compile(r"^(?:mnkr|mkr|mn kr|milj\.? ?kr|miljon(?:er)?(?: kronor| kr)?)$"), 1_000_000),
    (re.compile(r"^(?:kr|kronor|krona|sek|:-|,-|:–)$"), 1),
)
_BASBELOPP = re.compile(r"^(?:gånger |ggr |x |× |av (?:ett |det )?)?(?:pris)?basbelopp(?:et|en)?$|^(?:x |× )?pbb$")
_NORM = re.compile(r"^(?:gånger |ggr |x |× |av )?(?:den )?(?:riks)?norm(?:en)?$")
_PROCENT = re.compile(r"^(?:%|procent)(?: (.*))?$")


class Beloppsfel(ValueError):
    """A limit that cannot be read; the text is a Swedish sentence."""


def tolka_tal(text: str) -> Decimal:
    """ "1,5", "10 000", "½", "ett halvt", "en och en halv", "tre fjärdedels". Raises Beloppsfel."""
    rent = _städa(text)
    tal = _siffror(rent)
    tal = _ord(rent) if tal is None else tal
    if tal is not None:
        return kontrollera(tal)
    raise Beloppsfel(f"”{text.strip()}” är inget belopp. Skriv till exempel 10 000, 0,5 eller ett halvt.")


def tolka(text: str) -> tuple[Decimal, str | None]:
    """The number and its unit; the unit is None when none is written. Raises Beloppsfel with a Swedish sentence."""
    rent = _städa(text)
    tal, resten = _tal_först(rent)
    if tal is None or (svar := _enhet(tal, resten)) is None:
        raise Beloppsfel(
            f"”{text.strip()}” är inget belopp. Skriv till exempel 10 000 kr, 0,5 prisbasbelopp eller "
            "120 % av riksnormen."
        )
    return kontrollera(svar[0]), svar[1]


def visa_tal(tal: Decimal | int) -> str:
    """ "10 000", "0,5", "1,25": as many decimals as there are, never more."""
    tal = Decimal(tal)
    return svenska.decimaltal(tal, max(0, -_exponent(tal)))


def visa(tal: Decimal | int | None, enhet: str) -> str:
    """ "10 000 kr", "0,5 prisbasbelopp", "120 % av riksnormen"; "" without a limit. Öre have two figures."""
    if tal is None:
        return ""
    tal = Decimal(tal)
    decimaler = max(0, -_exponent(tal))
    if enhet == KRONOR and decimaler == 1:
        decimaler = 2
    return f"{svenska.decimaltal(tal, decimaler)} {enhet}"


def kontrollera(tal: Decimal) -> Decimal:
    """The number in its shortest form. Raises Beloppsfel for one below 0, too large or with more than four decimals."""
    if not tal.is_finite() or tal < 0 or tal >= _STÖRST:
        raise Beloppsfel("Beloppet måste vara mellan 0 och 999 999 999 999.")
    if -_exponent(tal) > DECIMALER:
        raise Beloppsfel(f"Skriv beloppet med högst {DECIMALER} decimaler.")
    return tal.normalize() + 0 if _exponent(tal) < 0 else Decimal(int(tal))


def _exponent(tal: Decimal) -> int:
    exponent = tal.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _städa(text: str) -> str:
    rent = _MELLANSLAG.sub(" ", text).strip().casefold()
    for tecken, tal in _BRÅK.items():
        rent = re.sub(rf"(\d) ?{tecken}", rf"\g<1>{tal[1:]}", rent).replace(tecken, tal)
    return rent


def _siffror(rent: str) -> Decimal | None:
    if (bråk := re.fullmatch(r"(?:(\d+) )?(\d{1,3})/(\d{1,3})", rent)) is not None:
        return _del(int(bråk[1] or 0), int(bråk[2]), int(bråk[3]))
    if not re.fullmatch(_TAL, rent):
        return None
    tusental = re.fullmatch(r"\d{1,3}(?:[ .]\d{3})+(,\d+)?", rent)
    if tusental and not rent.startswith("0"):
        return Decimal(re.sub(r"[ .]", "", rent).replace(",", "."))
    return Decimal(rent.replace(" ", "").replace(",", "."))


def _del(hela: int, täljare: int, nämnare: int) -> Decimal | None:
    """A fraction that can be written with four decimals; a third cannot, and is not guessed."""
    if nämnare == 0 or täljare * _SKALA % nämnare:
        return None
    return hela + Decimal(täljare * _SKALA // nämnare) / _SKALA


def _ord(rent: str) -> Decimal | None:
    """ "ett halvt", "en och en halv", "tre fjärdedelar", "två"; None for other words."""
    ord_ = rent.removesuffix(" av").split()
    if len(ord_) == 1 and ord_[0] in _FASTA:
        return Decimal(_FASTA[ord_[0]])
    hela = 0
    if "och" in ord_:
        plats = ord_.index("och")
        if plats != 1 or ord_[0] not in _GRUNDTAL:
            return None
        hela, ord_ = _GRUNDTAL[ord_[0]], ord_[2:]
    if len(ord_) == 1 and ord_[0] in _GRUNDTAL and not hela:
        return Decimal(_GRUNDTAL[ord_[0]])
    if len(ord_) == 2 and ord_[0] in _GRUNDTAL and ord_[1] in _DELAR:
        return _del(hela, _GRUNDTAL[ord_[0]], _DELAR[ord_[1]])
    return None


def _tal_först(rent: str) -> tuple[Decimal | None, str]:
    if (träff := re.match(rf"(?:\d+ )?\d{{1,3}}/\d{{1,3}}(?!\d)|(?:{_TAL})(?![\d,.]\d)", rent)) is not None:
        return _siffror(träff[0].strip()), rent[träff.end() :].strip()
    ord_ = rent.split()
    for antal in range(min(5, len(ord_)), 0, -1):
        if (tal := _ord(" ".join(ord_[:antal]))) is not None:
            return tal, " ".join(ord_[antal:]).removeprefix("av ")
    return (Decimal(1) if _BASBELOPP.match(rent) else None), rent  # "prisbasbeloppet" is one of them


def _enhet(tal: Decimal, resten: str) -> tuple[Decimal, str | None] | None:
    resten = resten.removesuffix(".") if not resten.startswith("milj") else resten
    if not resten:
        return tal, None
    for mönster, gånger in _STORLEK:
        if mönster.match(resten):
            return tal * gånger, KRONOR
    if (procent := _PROCENT.match(resten)) is not None:
        vad = procent[1] or ""
        if not vad or _NORM.match(vad):
            return (tal, RIKSNORM) if vad else None
        return (tal / 100, PRISBASBELOPP) if _BASBELOPP.match(vad) else None
    if _BASBELOPP.match(resten):
        return tal, PRISBASBELOPP
    return (tal * 100, RIKSNORM) if _NORM.match(resten) else None
