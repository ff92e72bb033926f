"""The structure tree: nodes while drawing, StructTreeRoot and ParentTree afterwards (ISO 32000-1, 14.7)."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name


@dataclass(frozen=True, slots=True)
class Märke:
    """A marked-content sequence: page index and MCID."""

    sida: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Länkyta:
    """A link annotation to be made: its rectangle, and a URL or "#ankare"."""

    sida: int
    ruta: tuple[float, float, float, float]
    mål: str


@dataclass(slots=True, eq=False)
class Nod:
    """A structure element. An inline node (``sen``) joins its parent when its first content is drawn, so that a
    paragraph's children stand in reading order."""

    tagg: str
    förälder: Nod | None = None
    egenskaper: dict[str, Any] = field(default_factory=dict)
    attribut: dict[str, Any] | None = None
    sen: bool = False
    barn: list[Nod | Märke | Länkyta] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.förälder is not None and not self.sen:
            self.förälder.barn.append(self)

    def ny(self, tagg: str, *, attribut: dict[str, Any] | None = None, sen: bool = False, **egenskaper: Any) -> Nod:
        """A child."""
        return Nod(tagg, self, egenskaper, attribut, sen)

    def fäst(self) -> None:
        """Joins the parent now."""
        if self.sen and self.förälder is not None:
            self.förälder.fäst()
            self.förälder.barn.append(self)
            self.sen = False


_BEHÅLL_TOMMA = frozenset({"TD", "TH"})


def rensa_tomma(nod: Nod) -> bool:
    """Prunes elements without content; True when the node itself has something (or is a table cell)."""
    nod.barn = [b for b in nod.barn if not isinstance(b, Nod) or rensa_tomma(b)]
    return bool(nod.barn) or nod.tagg in _BEHÅLL_TOMMA


@cache
def _namn(tagg: str) -> Name:
    return Name("/" + tagg)


class Trädskrivare:
    """Writes a node tree into a PDF."""

    def __init__(self, pdf: pikepdf.Pdf, mål: dict[str, tuple[int, float]]) -> None:
        self.pdf = pdf
        self.sidor = [s.obj for s in pdf.pages]
        self.mål = mål
        self.föräldrar: list[list[pikepdf.Object]] = [[] for _ in self.sidor]
        self.länkar: list[pikepdf.Object] = []  # owner of StructParent number len(sidor)+i
        self.annotationer: list[list[pikepdf.Object]] = [[] for _ in self.sidor]

    def skriv(self, rot: Nod) -> None:
        """StructTreeRoot with ``rot`` as its only child, ParentTree, StructParents and link annotations."""
        rensa_tomma(rot)
        trädrot = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        trädrot.K = Array([self._element(rot, trädrot)])
        nummer: list[Any] = []
        for i, lista in enumerate(self.föräldrar):
            nummer += [i, self.pdf.make_indirect(Array(lista))]
            self.sidor[i].StructParents = i
            self.sidor[i].Tabs = Name.S
            if self.annotationer[i]:
                self.sidor[i].Annots = Array(self.annotationer[i])
        for i, ägare in enumerate(self.länkar, start=len(self.sidor)):
            nummer += [i, ägare]
        trädrot.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(nummer)))
        trädrot.ParentTreeNextKey = len(self.sidor) + len(self.länkar)
        self.pdf.Root.StructTreeRoot = trädrot
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, nod: Nod, förälder: pikepdf.Object) -> pikepdf.Object:
        innehåll: dict[str, Any] = {"/S": _namn(nod.tagg), "/P": förälder}
        egen_sida = next((b.sida for b in nod.barn if isinstance(b, Märke)), None)
        if egen_sida is not None:
            innehåll["/Pg"] = self.sidor[egen_sida]
        for nyckel, värde in nod.egenskaper.items():
            innehåll[f"/{nyckel}"] = värde
        if nod.attribut:
            innehåll["/A"] = Dictionary(nod.attribut)
        ensamt = nod.barn[0] if len(nod.barn) == 1 else None
        ett_märke = isinstance(ensamt, Märke)
        if isinstance(ensamt, Märke):
            innehåll["/K"] = ensamt.mcid
        element = self.pdf.make_indirect(Dictionary(innehåll))
        barn = [self._barn(b, element, egen_sida) for b in nod.barn]
        if barn and not ett_märke:
            element.K = Array(barn)
        return element

    def _barn(self, b: Nod | Märke | Länkyta, element: pikepdf.Object, egen_sida: int | None) -> Any:
        if isinstance(b, Nod):
            return self._element(b, element)
        if isinstance(b, Länkyta):
            return self._länk(b, element)
        lista = self.föräldrar[b.sida]
        if len(lista) <= b.mcid:
            lista.extend([element] * (b.mcid + 1 - len(lista)))
        lista[b.mcid] = element
        if b.sida == egen_sida:
            return b.mcid
        return Dictionary(Type=Name.MCR, Pg=self.sidor[b.sida], MCID=b.mcid)

    def _länk(self, yta: Länkyta, element: pikepdf.Object) -> pikepdf.Object:
        annotation = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array([round(v, 2) for v in yta.ruta]),
            Border=Array([0, 0, 0]),
            F=4,
            StructParent=len(self.sidor) + len(self.länkar),
            Contents=pikepdf.String(f"Länk till {yta.mål}" if not yta.mål.startswith("#") else "Länk i dokumentet"),
        )
        if yta.mål.startswith("#"):
            sida, y = self.mål.get(yta.mål[1:], (yta.sida, 0.0))
            annotation.Dest = self.destination(sida, y)
        else:
            annotation.A = Dictionary(S=Name.URI, URI=pikepdf.String(yta.mål))
        objekt = self.pdf.make_indirect(annotation)
        self.annotationer[yta.sida].append(objekt)
        self.länkar.append(element)
        return Dictionary(Type=Name.OBJR, Obj=objekt, Pg=self.sidor[yta.sida])

    def destination(self, sida: int, y: float) -> Array:
        """A place in the file: page and height."""
        return Array([self.sidor[sida], Name.XYZ, None, round(y, 2), None])
