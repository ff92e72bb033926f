"""The rows of a §'s panels: jäv, yrkanden, propositions with votes, reservations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from nämndapp.models import (
    Avgörande,
    Omröstning,
    Propositionsslag,
    Utfall,
    Yrkandeslag,
    Yttrandeslag,
)
from nämndapp.services.protokolluppgifter import (
    JävUppgifter,
    PropositionUppgifter,
    YrkandeUppgifter,
    YttrandeUppgifter,
)
from nämndapp.services.rummet import JÄVSUNDANTAG, jävsgrunder
from nämndapp.ui.kit.falt import Kryssfält, Talfält, Textfält, Tidsfält, Valfält
from nämndapp.ui.protokoll.personfalt import Personerfält
from nämndapp.ui.protokoll.radpanel import Placering, Rad, Radpanel
from nämndapp.ui.protokoll.riktext import Riktextfält
from nämndapp.ui.protokoll.rostfalt import Röstfält

if TYPE_CHECKING:
    from nämndapp.services.uppgifter import ParagrafUppgifter
    from nämndapp.ui.protokoll.paragrafredigerare import Paragrafredigerare

GRUNDER = tuple((g.nummer, f"{g.nummer}. {g.rubrik}") for g in jävsgrunder(date.today()))


def alla_paneler(r: Paragrafredigerare) -> tuple[Radpanel, ...]:
    """In the order of the protocol."""
    return (
        Radpanel(
            r, "jäv", "Jäv", "Lägg till jäv", gör_fält=_jäv, ny=lambda _: None, nycklar=("jäv",),
            genväg="Ctrl+Shift+J",
        ),
        Radpanel(
            r, "yrkanden", "Yrkanden", "Lägg till yrkande", gör_fält=_yrkande, ny=nytt_yrkande,
            nycklar=("yrkanden",), genväg="Ctrl+Shift+Y",
        ),
        Radpanel(
            r, "propositioner", "Beslutsgång och omröstning", "Lägg till proposition", gör_fält=_proposition,
            ny=ny_proposition, nycklar=("propositionsordning", "beslutsgång", "votering"), fyll=_fyll_proposition,
            genväg="Ctrl+Shift+O",
        ),
        Radpanel(
            r, "yttranden", "Reservationer och yttranden", "Lägg till reservation",
            gör_fält=_yttrande, ny=lambda _: YttrandeUppgifter(),
            nycklar=("reservation", "särskilt_yttrande", "protokollsanteckning"), fyll=_fyll_yttrande,
            genväg="Ctrl+Shift+R",
        ),
    )  # fmt: skip


def ny_nyckel(u: ParagrafUppgifter) -> str:
    """A name for a yrkande that no other of the § has."""
    nr = 1
    while f"y{nr}" in {y.nyckel for y in u.yrkanden}:
        nr += 1
    return f"y{nr}"


def nytt_yrkande(u: ParagrafUppgifter) -> YrkandeUppgifter:
    """Bifall, the commonest."""
    return YrkandeUppgifter(ny_nyckel(u))


def ny_proposition(u: ParagrafUppgifter) -> PropositionUppgifter:
    """The first two yrkanden that remain against each other, bifall or avslag when there is only one."""
    kvar = [y for y in u.yrkanden if not y.återtaget]
    for slag, yrkandeslag in (
        (Propositionsslag.ÅTERREMISS, Yrkandeslag.ÅTERREMISS),
        (Propositionsslag.BORDLÄGGNING, Yrkandeslag.BORDLÄGGNING),
    ):
        av_slaget = [y for y in kvar if y.slag is yrkandeslag]
        if av_slaget and not any(p.slag is slag for p in u.propositioner):
            return PropositionUppgifter(slag, nej=av_slaget[0].nyckel)
    egna = [y for y in kvar if y.slag not in (Yrkandeslag.ÅTERREMISS, Yrkandeslag.BORDLÄGGNING)]
    if len(egna) > 1 and not any(y.slag is Yrkandeslag.AVSLAG for y in egna[:2]):
        return PropositionUppgifter(Propositionsslag.MOT_VARANDRA, egna[0].nyckel, egna[1].nyckel)
    return PropositionUppgifter(Propositionsslag.BIFALL, egna[0].nyckel if egna else "")


def _jäv(stam: str) -> Sequence[Placering]:
    return (
        (Personerfält(f"{stam}.närvarande_id", "Vem", en=True), 0, 0, 3),
        (Personerfält(f"{stam}.ersättare_id", "Ersättare under paragrafen", en=True), 0, 3, 3),
        (Valfält(f"{stam}.grund", "Grund (KL 6:28)", GRUNDER), 1, 0, 6),
        (Valfält(f"{stam}.undantag", "Undantag", JÄVSUNDANTAG), 2, 0, 6),
        (Textfält(f"{stam}.anteckning", "Anteckning"), 3, 0, 6),
        (Kryssfält(f"{stam}.prövad", "Nämnden har prövat jävet"), 4, 0, 6),
    )


def _yrkande(stam: str) -> Sequence[Placering]:
    return (
        (Valfält(f"{stam}.slag", "Yrkande", [(s, s.value) for s in Yrkandeslag]), 0, 0, 3),
        (Personerfält(f"{stam}.personer", "Av"), 0, 3, 3),
        (Textfält(f"{stam}.text", "Lydelse"), 1, 0, 6),
        (Talfält(f"{stam}.beslutspunkt", "Gäller beslutspunkt", 1, 99), 2, 0, 3),
        (Kryssfält(f"{stam}.återtaget", "Återtaget"), 2, 3, 3),
    )


def _proposition(stam: str) -> Sequence[Placering]:
    avgörande = Valfält(f"{stam}.avgörande", "Avgörs av", [(a, a.value) for a in Avgörande])
    utfall: Sequence[tuple[Any, str]] = [(None, "inte avgjort"), (Utfall.JA, "ja vann"), (Utfall.NEJ, "nej vann")]
    return (
        (Valfält(f"{stam}.slag", "Proposition", [(s, s.value) for s in Propositionsslag]), 0, 0, 3),
        (Valfält(f"{stam}.utfall", "Utfall", utfall), 0, 3, 3),
        (Valfält(f"{stam}.ja", "Ja är", [("", "–")]), 1, 0, 3),
        (Valfält(f"{stam}.nej", "Nej är", [("", "–")]), 1, 3, 3),
        (Textfält(f"{stam}.ja_text", "Ja-förslaget i ord", "om yrkandet inte säger det"), 2, 0, 3),
        (Textfält(f"{stam}.nej_text", "Nej-förslaget i ord", "om yrkandet inte säger det"), 2, 3, 3),
        (Valfält(f"{stam}.omröstning", "Omröstning", [(o, o.value) for o in Omröstning]), 3, 0, 3),
        (avgörande, 3, 3, 3),
        (Talfält(f"{stam}.röst_ja", "Ja", 0, 200), 4, 0, 2),
        (Talfält(f"{stam}.röst_nej", "Nej", 0, 200), 4, 2, 2),
        (Talfält(f"{stam}.röst_avstår", "Avstår eller blankt", 0, 200), 4, 4, 2),
        (Röstfält(f"{stam}.röster"), 5, 0, 6),
    )


def _fyll_proposition(rad: Rad, p: PropositionUppgifter, u: ParagrafUppgifter) -> None:
    """The yrkanden to choose among; the votes of the kind of vote."""
    val = [("", "bifall" if p.slag is Propositionsslag.BIFALL else "avgöras i dag"), *yrkandeval(u)]
    avslag = [("", "avslag" if p.slag is Propositionsslag.BIFALL else "–"), *yrkandeval(u)]
    fält = {f.namn.rpartition(".")[2]: f for f in rad.fält}
    for namn, vilka, valt in (("ja", val, p.ja), ("nej", avslag, p.nej)):
        lista = fält[namn]
        assert isinstance(lista, Valfält)
        lista.sätt_val(vilka)
        lista.sätt(valt)
    for namn in ("röst_ja", "röst_nej", "röst_avstår"):
        fält[namn].setVisible(p.omröstning is Omröstning.SLUTEN)
    fält["röster"].setVisible(p.omröstning is Omröstning.ÖPPEN)
    fält["avgörande"].setVisible(p.omröstning is not Omröstning.INGEN)


def yrkandeval(u: ParagrafUppgifter) -> list[tuple[str, str]]:
    """Every yrkande by its key: "2. avslag (Bo Al)" without the names, which the list has."""
    return [
        (y.nyckel, f"{nr}. {y.slag.value}" + (f": {y.text[:40]}" if y.text else ""))
        for nr, y in enumerate(u.yrkanden, 1)
    ]


def _yttrande(stam: str) -> Sequence[Placering]:
    return (
        (Valfält(f"{stam}.slag", "Slag", [(s, s.value) for s in Yttrandeslag]), 0, 0, 3),
        (Personerfält(f"{stam}.personer", "Av"), 0, 3, 3),
        (Valfält(f"{stam}.yrkande", "Till förmån för", [("", "–")]), 1, 0, 3),
        (Tidsfält(f"{stam}.anmäld", "Anmäld kl."), 1, 3, 3),
        (Riktextfält(f"{stam}.text", "Text", 2), 2, 0, 6),
        (Kryssfält(f"{stam}.skriftligt", "Skriftlig motivering lämnas"), 3, 0, 6),
    )


def _fyll_yttrande(rad: Rad, y: YttrandeUppgifter, u: ParagrafUppgifter) -> None:
    lista = next(f for f in rad.fält if f.namn.endswith(".yrkande"))
    assert isinstance(lista, Valfält)
    lista.sätt_val([("", "–"), *yrkandeval(u)])
    lista.sätt(y.yrkande)


def nytt_jäv(närvarande_id: int) -> JävUppgifter:
    """Point 1, the commonest."""
    return JävUppgifter(närvarande_id)
