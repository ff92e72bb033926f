"""The head of a PDF page set in columns: each label with the lines right below it."""

from __future__ import annotations

from dataclasses import dataclass

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.importers.etiketter import Etikett, Värdeslag, avsnittsnyckel, känn_etikett, passar, typ_av_ord
from nämndapp.importers.huvud import ORGANRAD
from nämndapp.importers.rader import är_kommunnamn


@dataclass(frozen=True, slots=True)
class Bit:
    """A piece of text and its box, y counted from the page's bottom."""

    vänster: float
    botten: float
    höger: float
    topp: float
    text: str

    @property
    def mitt(self) -> float:
        """The height that tells lines apart."""
        return (self.botten + self.topp) / 2


_FRI = Etikett("ruta", ())
_ÖVERST = 0.75  # of the page's height: above it a head may stand
_RADLUCKA = 1.3  # in heights of the letters, between the lines of one value


def dela_huvud(bitar: list[Bit], höjd: float) -> tuple[list[str], list[Bit]]:
    """The lines of a head with several labels side by side, column by column, and the pieces that are not of it."""
    överst = [b for b in bitar if b.botten > _ÖVERST * höjd]
    etiketter = {id(b): e for b in överst if (e := _etikett(b)) and not _har_värde_bredvid(b, överst)}
    märkta = sorted((b for b in överst if id(b) in etiketter), key=lambda b: (round(b.vänster), -b.topp))
    typord = [b for b in överst if typ_av_ord(b.text) is Dokumenttyp.BILAGA]
    ensam = [*typord[:1], *(b for b in överst if _är_avsändare(b))] if len(märkta) == 1 and typord else []
    spridda = [*märkta, *ensam]  # a single label makes a head when a type and a sender stand beside it
    if len(spridda) < 2 or max(b.vänster for b in spridda) - min(b.vänster for b in spridda) < 20:
        return [], bitar
    alla_värden = {id(b): _värden(b, etiketter[id(b)], överst, etiketter) for b in märkta}
    nederst = min((v.botten for värden in alla_värden.values() for v in värden), default=höjd)
    märkta = [b for b in märkta if alla_värden[id(b)] or b.topp >= nederst]  # "Tid" in a table's head is no label
    rader: list[str] = []
    tagna: set[int] = set()
    for bit in märkta:
        värden = alla_värden[id(bit)]
        tagna |= {id(bit), *(id(v) for v in värden)}
        rader += [bit.text.strip(), *(v.text.strip() for v in värden)]
    if len(tagna) == len(märkta):
        return [], bitar
    sist: list[str] = []
    for bit in (b for b in överst if _är_ruta(b, märkta)):
        värden = _värden(bit, _FRI, överst, etiketter)[:1]
        tagna |= {id(bit), *(id(v) for v in värden)}
        sist.append(": ".join([bit.text.strip(), *(v.text.strip() for v in värden)]))
    golv = min(b.botten for b in bitar if id(b) in tagna)
    avsändare = [b for b in överst if id(b) not in tagna and b.topp >= golv and _är_avsändare(b)]
    sidor = [b for b in överst if id(b) not in tagna and b.topp >= golv and _är_sida(b)]
    if ensam:
        avsändare += [b for b in överst if id(b) not in tagna and b.topp >= golv and _i_spalt(b, avsändare)]
    tagna |= {id(b) for b in (*avsändare, *sidor, *ensam[:1])}
    avsändare.sort(key=lambda b: -b.topp)
    ordning = [*(b.text.strip() for b in (*avsändare, *ensam[:1])), *rader, *(b.text.strip() for b in sidor), *sist]
    return ordning, [b for b in bitar if id(b) not in tagna]


def _i_spalt(bit: Bit, andra: list[Bit]) -> bool:
    return bit not in andra and any(abs(b.vänster - bit.vänster) <= 3 for b in andra)


def _etikett(bit: Bit) -> Etikett | None:
    träff = känn_etikett(bit.text.strip())
    if träff is None or träff.värde is not None or träff.flera:
        return None
    return None if träff.etikett.slag is Värdeslag.SIDFOT and not träff.etikett.inre else träff.etikett


def _är_ruta(bit: Bit, märkta: list[Bit]) -> bool:
    """A box with the name of a section ("Beslut") among the labels of the head."""
    return avsnittsnyckel(bit.text.strip()) is not None and any(abs(b.mitt - bit.mitt) < 3 for b in märkta)


def _är_sida(bit: Bit) -> bool:
    träff = känn_etikett(bit.text.strip())
    return träff is not None and träff.nyckel == "sida" and träff.värde is not None


def _är_avsändare(bit: Bit) -> bool:
    text = bit.text.strip()
    return är_kommunnamn(text) or bool(ORGANRAD.match(text))


def _har_värde_bredvid(bit: Bit, bitar: list[Bit]) -> bool:
    """ "Tid | Tisdagen den 24 november": the value stands to the right, not below."""
    höjd = bit.topp - bit.botten
    bredvid = [b for b in bitar if b.vänster > bit.höger - 1 and abs(b.mitt - bit.mitt) < 0.6 * höjd]
    return any(_etikett(b) is None and not _är_sida(b) and not avsnittsnyckel(b.text.strip()) for b in bredvid)


def _värden(bit: Bit, etikett: Etikett, bitar: list[Bit], etiketter: dict[int, Etikett]) -> list[Bit]:
    """The lines in the label's own column, down to the next label or a gap."""
    under = [b for b in bitar if abs(b.vänster - bit.vänster) <= 3 and b.topp <= bit.botten + 1]
    värden: list[Bit] = []
    föregående = bit
    for b in sorted(under, key=lambda b: -b.topp):
        if id(b) in etiketter or föregående.botten - b.topp > _RADLUCKA * max(b.topp - b.botten, 6):
            break
        if etikett.slag is not Värdeslag.FLERA and (värden or not passar(etikett, b.text)):
            break
        värden.append(b)
        föregående = b
    return värden
