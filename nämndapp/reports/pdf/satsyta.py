"""What all block setters share: measures, types, the setter of lines, and paragraphs as boxes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from nämndapp.reports import toner
from nämndapp.reports.dokument import Run, Runs
from nämndapp.reports.dokument import Stil as Styckestil
from nämndapp.reports.pdf.sats import Sats, Stil, Sättare, Typ
from nämndapp.reports.pdf.skarva import Skärva
from nämndapp.reports.pdf.skrift import FET, KURSIV, Skrift
from nämndapp.reports.pdf.struktur import Nod
from nämndapp.reports.pdf.yta import Färg, Yta, rita_sats
from nämndapp.reports.stil import Husstil

MM: Final = 72 / 25.4
SVART: Final[Färg] = (0.08, 0.08, 0.08)
GRÅ: Final[Färg] = (0.36, 0.36, 0.36)  # 7:1 on white
LINJE: Final[Färg] = (0.66, 0.66, 0.66)
MÖRK_LINJE: Final[Färg] = (0.3, 0.3, 0.3)


def färg(kod: str) -> Färg:
    """#rrggbb as RGB 0–1."""
    r, g, b = (round(int(kod[i : i + 2], 16) / 255, 3) for i in (1, 3, 5))
    return (r, g, b)


TONER: Final[dict[str, Färg]] = {ton: färg(f"#{kod}") for ton, kod in toner.TONER.items()}


@dataclass(frozen=True, slots=True)
class Typer:
    """The type sizes of a house style."""

    bröd: Typ
    rubriker: dict[int, Typ]
    stycken: dict[Styckestil, Typ]
    etikett: Typ
    värde: Typ
    tabell: Typ
    tabellhuvud: Typ
    grupp: Typ
    marginal: Typ
    not_: Typ
    accent: Färg

    @classmethod
    def av(cls, stil: Husstil) -> Typer:
        """Sizes follow from the body size."""
        accent = färg(stil.färg)
        rubrikfärg = accent if stil.färgade_rubriker else SVART
        b, t, e = stil.brödstorlek, stil.tabellstorlek, stil.etikettstorlek
        bröd = Typ(b, round(b * stil.radavstånd, 2), färg=SVART)
        etikett = Typ(e, round(e * 1.35, 2), färg=GRÅ)
        not_ = Typ(round(b * 0.81, 1), round(b * 0.81 * 1.35, 2), färg=GRÅ)
        return cls(
            bröd=bröd,
            rubriker={
                1: Typ(b + 6.5, (b + 6.5) * 1.22, FET, accent),
                2: Typ(b + 3, (b + 3) * 1.25, FET, rubrikfärg),
                3: Typ(b + 0.5, (b + 0.5) * 1.3, FET, rubrikfärg),
                4: Typ(b, b * 1.3, FET, GRÅ),
            },
            stycken={
                Styckestil.BRÖD: bröd,
                Styckestil.INGRESS: Typ(b, bröd.radhöjd, KURSIV, SVART),
                Styckestil.ETIKETT: etikett,
                Styckestil.NOT: not_,
                Styckestil.BESLUT: bröd,
                Styckestil.NAMN: bröd,
                Styckestil.NAMNTITEL: Typ(b - 1.5, (b - 1.5) * 1.35, färg=GRÅ),
            },
            etikett=etikett,
            värde=Typ(b - 1, (b - 1) * 1.32, färg=SVART),
            tabell=Typ(t, round(t * 1.33, 2), färg=SVART),
            tabellhuvud=Typ(t - 0.5, round((t - 0.5) * 1.3, 2), FET, SVART),
            grupp=Typ(t, round(t * 1.33, 2), FET, SVART),
            marginal=Typ(b - 0.5, bröd.radhöjd, FET, rubrikfärg),
            not_=not_,
            accent=accent,
        )


class Satsyta:
    """The tools a block setter works with; ``efter`` is the air that the last box asked for below itself."""

    def __init__(self, stil: Husstil, sidhöjd: float) -> None:
        self.stil = stil
        self.typer = Typer.av(stil)
        self.skrift = Skrift(stil.typsnitt)
        self.sättare = Sättare(self.skrift, avstava=stil.avstavning)
        self.sidhöjd = sidhöjd  # of an ordinary page's text, to know what can be kept together
        self.sidnummer: Callable[[str], int | None] = lambda _: None  # anchor -> page, known when pages are drawn

    def sätt(self, text: Runs | str, typ: Typ, bredd: float, **val: float) -> Sats:
        """Text in lines."""
        return self.sättare.sätt((Run(text),) if isinstance(text, str) else text, typ, bredd, **val)

    def mät(self, text: str, typ: Typ) -> float:
        """The width of a text on one line."""
        return self.skrift.bredd(text, typ.snitt, typ.storlek)


_TILLAGT = {"infogad": ("tillagt: ", "/Underline"), "borttagen": ("struket: ", "/LineThrough")}


def inline_noder(nod: Nod, delar: Runs, stilar: list[Stil]) -> dict[int, Nod] | None:
    """Link and Span elements of a paragraph's runs. A change mark is spoken: colour and lines are not enough."""
    from pikepdf import Name, String

    ut: dict[int, Nod] = {}
    for i, stil in enumerate(stilar):
        if stil.slag == "länk":
            ut[i] = nod.ny("Link", sen=True)
        elif stil.slag:
            ord_, dekor = _TILLAGT[stil.slag]
            ut[i] = nod.ny(
                "Span",
                sen=True,
                ActualText=String(ord_ + delar[i].text),
                attribut={"/O": Name.Layout, "/TextDecorationType": Name(dekor)},
            )
    return ut or None


def textskärvor(
    sats: Sats,
    nod: Nod | None,
    x: float,
    *,
    bredd: float = 0.0,
    justering: str = "vänster",
    inline: dict[int, Nod] | None = None,
) -> list[Skärva]:
    """A paragraph as boxes: never one line alone at a page's foot or head."""

    def del_(från: int, till: int, *, håll: bool = False) -> Skärva:
        def rita(yta: Yta, topp: float, _överst: bool) -> None:
            rita_sats(yta, nod, x, topp, sats, bredd=bredd, justering=justering, inline=inline, från=från, till=till)

        return Skärva((till - från) * sats.radhöjd, rita, håll=håll)

    n = len(sats.rader)
    if n <= 3:
        return [del_(0, n)]
    return [del_(0, 2), *(del_(i, i + 1) for i in range(2, n - 2)), del_(n - 2, n)]
