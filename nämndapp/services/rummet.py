"""What the room does in one stroke under a §: each is one Ändring, saved at once and undone with one key.

They add to what is stored, read and written in one transaction, so that nothing that a colleague noted is lost.
Raises Inmatningsfel with a sentence for the form; the window shows it beside the field.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, time

from nämndapp.bas import svenska
from nämndapp.bas.fel import Inmatningsfel
from nämndapp.models import (
    Jävsundantag,
    Omröstning,
    Paragraf,
    Paragrafutgång,
    Propositionsslag,
    Röstval,
    Sammanträde,
    Sammanträdesstatus,
    Utfall,
    Yrkandeslag,
    Yttrandeslag,
)
from nämndapp.rules.jav import Jävsgrund
from nämndapp.rules.jav import jävsgrunder as _jävsgrunder
from nämndapp.rules.narvaro import Bild
from nämndapp.services import aggregat, rumsfragor, rumstext
from nämndapp.services.andring import Ändring
from nämndapp.services.protokoll import PARAGRAF, med_följder
from nämndapp.services.protokolluppgifter import (
    JävUppgifter,
    PropositionUppgifter,
    YrkandeUppgifter,
    YttrandeUppgifter,
)
from nämndapp.services.rumsfragor import Beslutsval
from nämndapp.services.rumsvy import Del, Rumsperson, personer
from nämndapp.services.uppgifter import ParagrafUppgifter
from nämndapp.storage import Databas, Enhet, planer, rumsurval

Ändrare = Callable[[ParagrafUppgifter, dict[int, Rumsperson]], ParagrafUppgifter]


def kräv_öppet(enhet: Enhet, sammanträde_id: int) -> Sammanträde:
    """The meeting; raises Inmatningsfel when its protocol is justerat."""
    möte = enhet.hämta(Sammanträde, sammanträde_id)
    if möte.status is Sammanträdesstatus.JUSTERAT:
        raise Inmatningsfel("Protokollet är justerat och kan inte ändras.", "Gör en rättelse på paragrafen i stället.")
    return möte


def ändra_i(enhet: Enhet, paragraf_id: int, vad: str, ändra: Ändrare) -> Ändring:
    """Changes a § in a unit of work; who has which part in it is given to ``ändra``."""
    rad = planer.ladda_paragraf(enhet.session, paragraf_id)
    assert rad.sammanträde is not None
    kräv_öppet(enhet, rad.sammanträde_id)
    delar = {p.id: p for p in personer(rad, Bild(rad.sammanträde))}
    före = PARAGRAF.läs(enhet.session, rad)
    nya = ändra(före, delar)
    if nya != före:
        nya = replace(nya, redigerad=True)
    ändring = med_följder(enhet, före, aggregat.spara(enhet, PARAGRAF, paragraf_id, nya, None))
    return ändring if ändring.tom else replace(ändring, beskrivning=f"{vad}, {PARAGRAF.beskriv(före)}")


def _ändra(db: Databas, paragraf_id: int, vad: str, ändra: Ändrare) -> Ändring:
    with db.skrivning() as enhet:
        return ändra_i(enhet, paragraf_id, vad, ändra)


# --- yrkanden -------------------------------------------------------------------------------------------------------


def yrka(
    db: Databas,
    paragraf_id: int,
    personer_: Sequence[int],
    slag: Yrkandeslag,
    *,
    text: str = "",
    beslutspunkt: int | None = None,
) -> Ändring:
    """Somebody moves something. Who has moved the same already is joined by the new ones."""
    text = text.strip()
    if not personer_:
        raise Inmatningsfel("Skriv vem som yrkar.")
    if slag in rumsfragor.MED_TEXT and not text:
        raise Inmatningsfel(f"Skriv vad yrkandet ({slag.value}) går ut på.")

    def ändra(u: ParagrafUppgifter, _: dict[int, Rumsperson]) -> ParagrafUppgifter:
        if beslutspunkt is not None and not 1 <= beslutspunkt <= len(u.beslutspunkter):
            raise Inmatningsfel(
                f"Förslaget har {len(u.beslutspunkter)} beslutspunkter, så punkt {beslutspunkt} finns inte."
            )
        for nr, y in enumerate(u.yrkanden):
            if (y.slag, y.text, y.beslutspunkt, y.återtaget) == (slag, text, beslutspunkt, False):
                med = replace(y, personer=tuple(dict.fromkeys((*y.personer, *personer_))))
                return replace(u, yrkanden=(*u.yrkanden[:nr], med, *u.yrkanden[nr + 1 :]))
        nytt = YrkandeUppgifter(_ny_nyckel(u), slag, text, beslutspunkt, personer=tuple(personer_))
        return replace(u, yrkanden=(*u.yrkanden, nytt))

    return _ändra(db, paragraf_id, f"Yrkande om {slag.value}", ändra)


def _ny_nyckel(u: ParagrafUppgifter) -> str:
    upptagna = {y.nyckel for y in u.yrkanden} | {n for q in u.propositioner for n in (q.ja, q.nej)}
    return next(f"y{nr}" for nr in range(1, len(upptagna) + 2) if f"y{nr}" not in upptagna)


def återta(db: Databas, paragraf_id: int, nyckel: str, *, återtaget: bool = True) -> Ändring:
    """A yrkande is withdrawn (or stands again)."""

    def ändra(u: ParagrafUppgifter, _: dict[int, Rumsperson]) -> ParagrafUppgifter:
        rader = tuple(replace(y, återtaget=återtaget) if y.nyckel == nyckel else y for y in u.yrkanden)
        return replace(u, yrkanden=rader)

    return _ändra(db, paragraf_id, "Återtog ett yrkande", ändra)


# --- propositions and votes -----------------------------------------------------------------------------------------


def ställ_proposition(
    db: Databas, paragraf_id: int, proposition: PropositionUppgifter, *, val: bool | None = None
) -> Ändring:
    """A question with its answer; asked again, the new answer takes the place of the former one.

    ``val``: the § is about val or anställning, where a vote is closed and a tie goes to the lot (KL 5:54, 5:56).

    Raises Inmatningsfel when an open vote lacks somebody's vote, or has one of somebody who does not take part.
    """

    def ändra(u: ParagrafUppgifter, delar: dict[int, Rumsperson]) -> ParagrafUppgifter:
        q = proposition
        u = u if val is None else replace(u, val=val)
        if q.omröstning is Omröstning.ÖPPEN:
            _kontrollera_röster(q, delar)
        if u.val and q.omröstning is Omröstning.ÖPPEN:
            raise Inmatningsfel("Val och anställning avgörs med sluten votering (KL 5:54).", "Välj sluten votering.")
        u = rumsfragor.med_grundförslag(u, q.ja, q.nej)
        for nr, förra in enumerate(u.propositioner):
            if (förra.slag, förra.ja, förra.nej) == (q.slag, q.ja, q.nej):
                ny = replace(q, id=förra.id)
                return replace(u, propositioner=(*u.propositioner[:nr], ny, *u.propositioner[nr + 1 :]))
        return replace(u, propositioner=(*u.propositioner, q))

    vad = "Proposition" if proposition.omröstning is Omröstning.INGEN else "Votering"
    return _ändra(db, paragraf_id, vad, ändra)


def _kontrollera_röster(q: PropositionUppgifter, delar: dict[int, Rumsperson]) -> None:
    beslutar = {id_: p for id_, p in delar.items() if p.beslutar}
    röstat = {r.närvarande_id for r in q.röster}
    for id_ in röstat - set(beslutar):
        namn = delar[id_].namn if id_ in delar else "Någon"
        raise Inmatningsfel(f"{namn} deltar inte i beslutet och kan inte rösta.")
    if saknas := [p.namn for id_, p in beslutar.items() if id_ not in röstat]:
        raise Inmatningsfel(f"Röst saknas för {svenska.uppräkning(saknas)}.")
    if not any(r.val in {Röstval.JA, Röstval.NEJ} for r in q.röster):
        raise Inmatningsfel("Ingen har röstat ja eller nej.")


def ta_bort_proposition(db: Databas, paragraf_id: int, plats: int) -> Ändring:
    """Takes away the question at that place."""

    def ändra(u: ParagrafUppgifter, _: dict[int, Rumsperson]) -> ParagrafUppgifter:
        return replace(u, propositioner=tuple(q for i, q in enumerate(u.propositioner) if i != plats))

    return _ändra(db, paragraf_id, "Tog bort en proposition", ändra)


# --- jäv and who stands outside -------------------------------------------------------------------------------------


def anmäl_jäv(db: Databas, paragraf_id: int, jäv: JävUppgifter) -> Ändring:
    """Somebody is out of the § by jäv; said again of the same person, it changes what was said."""

    def ändra(u: ParagrafUppgifter, delar: dict[int, Rumsperson]) -> ParagrafUppgifter:
        if jäv.ersättare_id is not None and jäv.undantag is not Jävsundantag.INGET:
            raise Inmatningsfel(
                f"{delar[jäv.närvarande_id].namn} deltar ändå och ersätts inte.", "Lämna ersättaren tom."
            )
        if jäv.ersättare_id is not None:
            ersättare = delar[jäv.ersättare_id]
            redan = any(j.ersättare_id == jäv.ersättare_id and j.närvarande_id == jäv.närvarande_id for j in u.jäv)
            if ersättare.del_ is Del.TJÄNSTGÖR and not redan:
                raise Inmatningsfel(f"{ersättare.namn} tjänstgör redan.", "Välj någon annan, eller lämna tomt.")
            if ersättare.del_ is Del.JÄVIG or jäv.ersättare_id == jäv.närvarande_id:
                raise Inmatningsfel(f"{ersättare.namn} är jävig.", "Välj någon annan, eller lämna tomt.")
        for nr, j in enumerate(u.jäv):
            if j.närvarande_id == jäv.närvarande_id:
                return replace(u, jäv=(*u.jäv[:nr], replace(jäv, id=j.id), *u.jäv[nr + 1 :]))
        return replace(u, jäv=(*u.jäv, jäv))

    return _ändra(db, paragraf_id, "Jäv", ändra)


def jävsgrunder(dag: date) -> tuple[Jävsgrund, ...]:
    """The points of KL 6:28 in force that day."""
    return _jävsgrunder(dag)


JÄVSUNDANTAG = (
    (Jävsundantag.INGET, "inget: lämnar rummet"),
    (Jävsundantag.BETYDELSELÖST, "frågan om opartiskhet saknar betydelse (KL 6:29)"),
    (Jävsundantag.BESLUTFÖRHET, "inte beslutsför utan personen (KL 6:30 st. 3)"),
    (Jävsundantag.BOLAG, "uppdrag i kommunens bolag eller stiftelse (KL 6:31)"),
)
"""Why somebody with an interest takes part all the same, as the forms say it."""


def deltar_inte(db: Databas, paragraf_id: int, personer_: Sequence[int]) -> Ändring:
    """Who serves but takes no part in the decision (KL 4:25); replaces who was said before."""

    def ändra(u: ParagrafUppgifter, delar: dict[int, Rumsperson]) -> ParagrafUppgifter:
        for id_ in personer_:
            if delar[id_].del_ is not Del.TJÄNSTGÖR:
                raise Inmatningsfel(f"{delar[id_].namn} tjänstgör inte under paragrafen.")
        return replace(u, ej_deltagande=tuple(sorted(set(personer_))))

    return _ändra(db, paragraf_id, "Deltar inte i beslutet", ändra)


def presidera(db: Databas, paragraf_id: int, närvarande_id: int | None) -> Ändring:
    """Who presides over the § (None: the first in order who serves, KL 6:22)."""

    def ändra(u: ParagrafUppgifter, delar: dict[int, Rumsperson]) -> ParagrafUppgifter:
        if närvarande_id is not None and delar[närvarande_id].del_ is not Del.TJÄNSTGÖR:
            raise Inmatningsfel(f"{delar[närvarande_id].namn} tjänstgör inte under paragrafen.")
        return replace(u, ordförande_id=närvarande_id)

    return _ändra(db, paragraf_id, "Ordförande", ändra)


# --- reservation, särskilt yttrande, protokollsanteckning -----------------------------------------------------------


def yttra(
    db: Databas,
    paragraf_id: int,
    slag: Yttrandeslag,
    personer_: Sequence[int],
    text: str = "",
    *,
    skriftligt: bool = False,
    kl: time | None = None,
) -> Ändring:
    """Adds it. A reservation is only for those who took part in the decision (KL 4:27)."""
    if not personer_:
        raise Inmatningsfel(f"Skriv vem som lämnar {'reservationen' if slag is Yttrandeslag.RESERVATION else 'den'}.")
    if slag is not Yttrandeslag.RESERVATION and not text.strip() and not skriftligt:
        raise Inmatningsfel("Skriv texten, eller kryssa för att den lämnas skriftligt.")

    def ändra(u: ParagrafUppgifter, delar: dict[int, Rumsperson]) -> ParagrafUppgifter:
        for id_ in personer_:
            if slag is Yttrandeslag.RESERVATION and not delar[id_].beslutar:
                raise Inmatningsfel(
                    f"{delar[id_].namn} deltog inte i beslutet och kan inte reservera sig (KL 4:27).",
                    "Ordföranden kan tillåta ett särskilt yttrande eller en protokollsanteckning.",
                )
        eget = next(
            (y.nyckel for y in rumsfragor.gällande(u) if set(personer_) & set(y.personer)
             and y.slag not in {Yrkandeslag.BIFALL, Yrkandeslag.GRUNDFÖRSLAG}), ""
        )  # fmt: skip
        koppling = eget if slag is Yttrandeslag.RESERVATION else ""
        nytt = YttrandeUppgifter(slag, text.strip(), koppling, skriftligt, kl, tuple(personer_))
        return replace(u, yttranden=(*u.yttranden, nytt))

    return _ändra(db, paragraf_id, rumstext.YTTRANDEN[slag], ändra)


# --- how the § ends -------------------------------------------------------------------------------------------------


def klubba(db: Databas, paragraf_id: int, val: Beslutsval, kl: time) -> Ändring:
    """The klubba falls: the decision is ``val``. One question that nobody voted on is answered by acclamation.

    Raises Inmatningsfel where there is no decision to confirm.
    """
    beslut = tuple(t.strip() for t in val.beslut if t.strip())
    if not beslut and val.utgång is Paragrafutgång.BESLUT:
        raise Inmatningsfel("Skriv vad nämnden beslutar.")

    def ändra(u: ParagrafUppgifter, _: dict[int, Rumsperson]) -> ParagrafUppgifter:
        propositioner = rumsfragor.utan_votering(u, val)
        u = rumsfragor.med_grundförslag(u, *(n for q in propositioner for n in (q.ja, q.nej)))
        if u.utgång in _ÅTER:
            u = replace(u, skäl="", åter_till="", åter_sammanträde_id=None)
        return replace(
            u,
            beslutspunkter=rumsfragor.satser(u, beslut),
            propositioner=propositioner,
            utgång=val.utgång,
            klubbat=kl,
        )

    return _ändra(db, paragraf_id, "Beslutat", ändra)


_ÅTER = {Paragrafutgång.BORDLÄGGNING, Paragrafutgång.ÅTERREMISS}


def bordlägg(
    db: Databas, paragraf_id: int, sammanträde_id: int | None, skäl: str, kl: time, *, datum: date | None = None
) -> Ändring:
    """Put off to another meeting (None: to a later one) by decision (R21); ``datum`` is that meeting's day."""

    def ändra(u: ParagrafUppgifter, _: dict[int, Rumsperson]) -> ParagrafUppgifter:
        till = f" till sammanträdet {svenska.datum_långt(datum)}" if datum is not None else ""
        return replace(
            _med_formell(u, Propositionsslag.BORDLÄGGNING, Yrkandeslag.BORDLÄGGNING),
            beslutspunkter=rumsfragor.satser(u, (_mening(f"{nämnd} bordlägger ärendet{till}", skäl),)),
            utgång=Paragrafutgång.BORDLÄGGNING,
            åter_sammanträde_id=sammanträde_id,
            åter_till="",
            skäl=skäl.strip(),
            klubbat=kl,
        )

    with db.skrivning() as enhet:
        nämnd = _nämnd(enhet, paragraf_id)
        return ändra_i(enhet, paragraf_id, "Bordlade", ändra)


def återremittera(db: Databas, paragraf_id: int, till: str, skäl: str, kl: time) -> Ändring:
    """Sent back for more preparation, with whom and why (R21). Raises Inmatningsfel without a reason."""
    if not skäl.strip():
        raise Inmatningsfel("Skriv varför ärendet återremitteras.")

    def ändra(u: ParagrafUppgifter, _: dict[int, Rumsperson]) -> ParagrafUppgifter:
        vart = f" till {till.strip()}" if till.strip() else ""
        return replace(
            _med_formell(u, Propositionsslag.ÅTERREMISS, Yrkandeslag.ÅTERREMISS),
            beslutspunkter=rumsfragor.satser(u, (_mening(f"{nämnd} återremitterar ärendet{vart}", skäl),)),
            utgång=Paragrafutgång.ÅTERREMISS,
            åter_sammanträde_id=None,
            åter_till=till.strip(),
            skäl=skäl.strip(),
            klubbat=kl,
        )

    with db.skrivning() as enhet:
        nämnd = _nämnd(enhet, paragraf_id)
        return ändra_i(enhet, paragraf_id, "Återremitterade", ändra)


def _mening(beslut: str, skäl: str) -> str:
    """The decision with its reason: "… för att taxan ska räknas om." or "…. Skäl: Taxan ska räknas om." """
    skäl = " ".join(skäl.split()).rstrip(".")
    if not skäl:
        return f"{beslut}."
    if skäl[0].islower() and skäl.split(maxsplit=1)[0] in {"för", "eftersom", "då", "med"}:
        return f"{beslut} {skäl}."
    return f"{beslut}. Skäl: {svenska.versal(skäl)}."


def _nämnd(enhet: Enhet, paragraf_id: int) -> str:
    möte = planer.ladda_paragraf(enhet.session, paragraf_id).sammanträde
    return möte.nämnd.namn if möte and möte.nämnd else "Nämnden"


def _med_formell(u: ParagrafUppgifter, slag: Propositionsslag, yrkande: Yrkandeslag) -> ParagrafUppgifter:
    """The question whether to decide today, answered no, where somebody has moved it and nobody voted."""
    nyckel = next((y.nyckel for y in rumsfragor.gällande(u) if y.slag is yrkande), None)
    if nyckel is None or any(q.slag is slag for q in u.propositioner):
        return u
    svar = PropositionUppgifter(slag, nej=nyckel, utfall=Utfall.NEJ)
    return replace(u, propositioner=(*u.propositioner, svar))


def öppna_igen(db: Databas, paragraf_id: int) -> Ändring:
    """The § is not decided after all; the words of the decision stay."""

    def ändra(u: ParagrafUppgifter, _: dict[int, Rumsperson]) -> ParagrafUppgifter:
        utgång = u.utgång if u.utgång is Paragrafutgång.INFORMATION else Paragrafutgång.BESLUT
        return replace(u, klubbat=None, utgång=utgång, skäl="", åter_till="", åter_sammanträde_id=None)

    return _ändra(db, paragraf_id, "Öppnade igen", ändra)


def omedelbart(db: Databas, paragraf_id: int) -> Ändring:
    """The § is to be justerad at once, or not; the justering itself is done on the page Sammanträden."""

    def ändra(u: ParagrafUppgifter, _: dict[int, Rumsperson]) -> ParagrafUppgifter:
        return replace(u, omedelbart_justerad=not u.omedelbart_justerad)

    return _ändra(db, paragraf_id, "Omedelbar justering", ändra)


def kommande_möten(db: Databas, paragraf_id: int) -> Sequence[tuple[int, date]]:
    """The meetings that the matter can come back to, the nearest first."""
    with db.läsning() as enhet:
        rad = enhet.hämta(Paragraf, paragraf_id)
        möte = enhet.hämta(Sammanträde, rad.sammanträde_id)
        return rumsurval.kommande(enhet.session, möte.nämnd_id, möte.datum)
