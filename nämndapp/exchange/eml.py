"""A mail draft as a file: opens in Outlook and other programs as a message that has not been sent. No network."""

from __future__ import annotations

import mimetypes
from collections.abc import Sequence
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from nämndapp.bas.fel import Inmatningsfel


@dataclass(frozen=True, slots=True)
class Mottagare:
    """A name and an address."""

    namn: str
    e_post: str


@dataclass(frozen=True, slots=True)
class Brevbilaga:
    """A file that goes along, under its Swedish name."""

    filnamn: str
    innehåll: bytes


def utkast(
    ämne: str,
    text: str,
    mottagare: Sequence[Mottagare],
    bilagor: Sequence[Brevbilaga] = (),
    *,
    dolda: bool = True,
) -> bytes:
    """The draft. ``dolda``: recipients in Bcc, so that they do not see each other's addresses; else in To.

    Raises Inmatningsfel for an address that is none.
    """
    brev = EmailMessage(policy=SMTP)
    brev["X-Unsent"] = "1"
    brev["Subject"] = " ".join(ämne.split())
    adresser = tuple(_adress(m) for m in mottagare)
    if adresser:
        brev["Bcc" if dolda else "To"] = adresser
    brev.set_content(text, subtype="plain", charset="utf-8", cte="base64")
    for b in bilagor:
        slag, _ = mimetypes.guess_type(b.filnamn, strict=True)
        huvud, under = (slag or "application/octet-stream").split("/", 1)
        if huvud in {"text", "message", "multipart"}:
            huvud, under = "application", "octet-stream"
        brev.add_attachment(b.innehåll, maintype=huvud, subtype=under, filename=b.filnamn)
    return brev.as_bytes()


def _adress(m: Mottagare) -> Address:
    adress = m.e_post.strip()
    lokal, snabel, domän = adress.rpartition("@")
    if not (snabel and lokal and "." in domän) or any(t.isspace() or t in ',;<>"' for t in adress):
        raise Inmatningsfel(
            f"E-postadressen ”{adress}” för {m.namn or 'en mottagare'} går inte att använda.",
            "Rätta den i registret.",
        )
    namn = " ".join(m.namn.split())
    return Address(display_name=namn, addr_spec=adress) if adress.isascii() else Address(namn, lokal, domän)


def är_adress(text: str) -> bool:
    """Can it stand in a draft?"""
    try:
        _adress(Mottagare("", text))
    except (Inmatningsfel, ValueError):
        return False
    return True
