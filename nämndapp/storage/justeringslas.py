"""The lock of a justerat protocol (KL 5:69): triggers, so that no path into the tables is forgotten.

A whole protocol locks the meeting, the närvaro and every §; §§ that were justerade at once lock themselves only.
Links to the registers (person, ärende, the meeting that a matter comes back to) and the data for the fees are not the
protocol's content. A särskilt protokoll locks itself and its decisions. A rättelse is added, never changed.
``databas`` turns ``MÄRKE`` into a sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

MÄRKE = "justerat:"
"""Begins the message of every refusal."""
_PROTOKOLLET = "Protokollet är justerat och ändras inte mer."
_PARAGRAFEN = "Paragrafen är justerad och ändras inte mer."
_EGET = "Det särskilda protokollet är justerat och ändras inte mer."
_BESLUTET = "Beslutet står i ett justerat särskilt protokoll och ändras inte mer."

MÖTETS = (
    "nämnd_id", "datum", "starttid", "sluttid", "plats", "status", "öppet", "ordförande", "sekreterare",
    "förslag_justerare", "förslag_ersättare", "slag", "distans", "justering_plats", "justering_datum", "justering_tid",
)  # fmt: skip
"""The columns of a meeting that its protocol shows."""
EGNA_PROTOKOLLETS = ("nämnd_id", "nr", "datum", "av", "titel", "justerat", "pdf_sha256")
"""The columns of a särskilt protokoll (KL 6:40, 7:8) that it shows; a rättelse is added to its anteckning."""
EGNA_BESLUTETS = (
    "nämnd_id", "datum", "nr", "punkt_nyckel", "punkt_nr", "diarienummer", "delegat", "beslutsfattare", "titel",
    "rubrik", "beslut", "utfall", "lagrum", "belopp", "sekretess", "sekretess_lagrum", "särskilt_protokoll_id",
)  # fmt: skip
"""The columns of a decision that its särskilda protokoll shows."""
_NÄRVARANDES = ("sammanträde_id", "ordning", "namn", "parti", "titel", "roll", "anteckning")
_PARAGRAFENS = (
    "sammanträde_id", "ordning", "nummer", "rubrik", "diarienummer", "omedelbart_justerad", "utgång", "skäl",
    "åter_till", "ordförande_id", "myndighetsutövning", "val",
)  # fmt: skip

_PARAGRAFRADER = {
    "beslutspunkt": "{rad}.paragraf_id",
    "paragrafavsnitt": "{rad}.paragraf_id",
    "paragraf_punkt": "{rad}.paragraf_id",
    "yrkande": "{rad}.paragraf_id",
    "yrkande_person": "(SELECT y.paragraf_id FROM yrkande y WHERE y.id = {rad}.yrkande_id)",
    "proposition": "{rad}.paragraf_id",
    "rost": "(SELECT y.paragraf_id FROM proposition y WHERE y.id = {rad}.proposition_id)",
    "jav": "{rad}.paragraf_id",
    "yttrande": "{rad}.paragraf_id",
    "yttrande_person": "(SELECT y.paragraf_id FROM yttrande y WHERE y.id = {rad}.yttrande_id)",
    "ej_deltagande": "{rad}.paragraf_id",
}
_MÖTESRADER = {
    "narvarande": ('{rad}."sammanträde_id"', _NÄRVARANDES),
    "narvarointervall": ('(SELECT n."sammanträde_id" FROM narvarande n WHERE n.id = {rad}."närvarande_id")', ()),
    "protokolljusterare": ('{rad}."sammanträde_id"', ()),
    "ajournering": ('{rad}."sammanträde_id"', ()),
}


def triggers() -> Iterator[str]:
    """CREATE TRIGGER for every table of the protocol."""
    yield _trigger("sammantrade", "UPDATE", _helt("old.id"), _PROTOKOLLET, MÖTETS)
    yield _trigger("sammantrade", "DELETE", _något("old.id"), _PROTOKOLLET)
    for tabell, (möte, kolumner) in _MÖTESRADER.items():
        yield from _alla(tabell, partial(_möte_är_låst, möte), _PROTOKOLLET, kolumner)
    yield _trigger("paragraf", "INSERT", _helt('new."sammanträde_id"'), _PROTOKOLLET)
    yield _trigger("paragraf", "UPDATE", _paragraf("old.id"), _PARAGRAFEN, _PARAGRAFENS)
    yield _trigger("paragraf", "DELETE", _paragraf("old.id"), _PARAGRAFEN)
    for tabell, paragraf in _PARAGRAFRADER.items():
        yield from _alla(tabell, partial(_paragraf_är_låst, paragraf), _PARAGRAFEN)
    for händelse in ("UPDATE", "DELETE"):
        yield _trigger("rattelse", händelse, _paragraf("old.paragraf_id"), "En rättelse ändras inte: skriv en ny.")
    yield from _särskilda_protokoll()
    yield _trigger("justering", "DELETE", "1", _PROTOKOLLET)
    yield _trigger("justering", "UPDATE", "old.pdf_sha256 IS NOT NULL", _PROTOKOLLET)


def _särskilda_protokoll() -> Iterator[str]:
    låst = "old.pdf_sha256 IS NOT NULL"
    yield _trigger("sarskilt_protokoll", "UPDATE", låst, _EGET, EGNA_PROTOKOLLETS)
    yield _trigger("sarskilt_protokoll", "DELETE", låst, _EGET)
    yield from _alla("delegationsbeslut", _beslut_är_låst, _BESLUTET, EGNA_BESLUTETS)


def _trigger(tabell: str, händelse: str, villkor: str, mening: str, kolumner: tuple[str, ...] = ()) -> str:
    av = ""
    if kolumner and händelse == "UPDATE":  # writing what is there already changes nothing
        av = " OF " + ", ".join(f'"{k}"' for k in kolumner)
        skillnad = " OR ".join(f'old."{k}" IS NOT new."{k}"' for k in kolumner)
        villkor = f"({villkor}) AND ({skillnad})"
    return (
        f"CREATE TRIGGER justerat_{tabell}_{händelse.lower()} BEFORE {händelse}{av} ON {tabell} WHEN {villkor} "
        f"BEGIN SELECT RAISE(ABORT, '{MÄRKE}{mening}'); END"
    )


def _alla(tabell: str, gäller: Callable[[str], str], mening: str, kolumner: tuple[str, ...] = ()) -> Iterator[str]:
    yield _trigger(tabell, "INSERT", gäller("new"), mening)
    yield _trigger(tabell, "UPDATE", f"({gäller('old')} OR {gäller('new')})", mening, kolumner)
    yield _trigger(tabell, "DELETE", gäller("old"), mening)


def _möte_är_låst(möte: str, rad: str) -> str:
    return _helt(möte.format(rad=rad))


def _paragraf_är_låst(paragraf: str, rad: str) -> str:
    return _paragraf(paragraf.format(rad=rad))


def _beslut_är_låst(rad: str) -> str:
    return (
        f'EXISTS (SELECT 1 FROM sarskilt_protokoll e WHERE e.id = {rad}."särskilt_protokoll_id" '
        "AND e.pdf_sha256 IS NOT NULL)"
    )


def _något(möte: str) -> str:
    return f'EXISTS (SELECT 1 FROM justering j WHERE j."sammanträde_id" = {möte})'


def _helt(möte: str) -> str:
    return (
        f'EXISTS (SELECT 1 FROM justering j WHERE j."sammanträde_id" = {möte} AND json_array_length(j.paragrafer) = 0)'
    )


def _paragraf(id_: str) -> str:
    return (
        'EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" '
        f"WHERE p.id = {id_} AND (json_array_length(j.paragrafer) = 0 "
        "OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id)))"
    )
