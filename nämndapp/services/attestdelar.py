"""Code parts and roles of a proposal, changed together with the rows that use them: nothing is left hidden in a row.

A part that is removed takes its codes along, a role its persons, and the part that is made the row's own gives the row
its code. It is one change and one undo; what it will do can be told before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.services import aggregat, attestrader
from nämndapp.services.andring import Ändring, ångra_delar, ångras_inom
from nämndapp.services.attest import ATTESTLISTA, beskriv, kräv_förslag
from nämndapp.services.attestuppgifter import (
    AttestlistaUppgifter,
    Attestradslag,
    AttestradUppgifter,
)
from nämndapp.storage import Databas, Enhet
from nämndapp.storage import attest as lager

SLAG = "attestlistans delar"


@dataclass(frozen=True, slots=True)
class Delföljder:
    """What a new set of parts and roles does to the rows. ``koder``: (part, rows with a code in it) that go;

    ``personer``: (role, rows with persons in it) that go; ``utan_kod``: rows that get no code of their own.
    """

    koder: tuple[tuple[str, int], ...] = ()
    personer: tuple[tuple[str, int], ...] = ()
    utan_kod: int = 0

    @property
    def text(self) -> str:
        """A sentence for each; "" when no row loses anything."""
        ut = [f"{namn} har koder på {_rader(antal)}. De tas bort ur raderna." for namn, antal in self.koder]
        ut += [f"{namn} har personer på {_rader(antal)}. De tas bort ur raderna." for namn, antal in self.personer]
        if self.utan_kod:
            ut.append(f"{_rader(self.utan_kod)} får ingen egen kod.")
        return " ".join(ut)


def _rader(antal: int) -> str:
    return f"{antal} {'rad' if antal == 1 else 'rader'}"


def följder(före: AttestlistaUppgifter, efter: AttestlistaUppgifter, rader: Sequence[AttestradUppgifter]) -> Delföljder:
    """What would happen to the rows."""
    kvar, roller = {k.nyckel for k in efter.koddelar}, {r.nyckel for r in efter.roller}
    koder = [(k.namn, sum(bool(r.koder.get(k.nyckel)) for r in rader)) for k in före.koddelar if k.nyckel not in kvar]
    personer = [(r.namn, sum(bool(rad.i_roll(r.nyckel)) for rad in rader)) for r in före.roller
                if r.nyckel not in roller]  # fmt: skip
    byts = före.huvuddel.nyckel != efter.huvuddel.nyckel
    egna = [r for r in rader if r.slag is Attestradslag.RAD and r.kod]
    utan = sum(not r.koder.get(efter.huvuddel.nyckel) for r in egna) if byts else 0
    return Delföljder(
        tuple((namn, antal) for namn, antal in koder if antal),
        tuple((namn, antal) for namn, antal in personer if antal),
        utan,
    )


def _anpassad(rad: AttestradUppgifter, före: AttestlistaUppgifter, efter: AttestlistaUppgifter) -> AttestradUppgifter:
    """The row as it stands under the new parts and roles."""
    delar, roller = {k.nyckel for k in efter.koddelar}, {r.nyckel for r in efter.roller}
    bort, utan_roll = {k.nyckel for k in före.koddelar} - delar, {r.nyckel for r in före.roller} - roller
    huvud = efter.huvuddel.nyckel
    kod = rad.kod if före.huvuddel.nyckel == huvud else rad.koder.get(huvud, "")
    return replace(
        rad,
        kod=kod,
        koder={k: v for k, v in rad.koder.items() if k not in bort},
        namn={k: v for k, v in rad.namn.items() if k not in bort},
        ärvda=tuple(k for k in rad.ärvda if k not in bort and k != huvud),
        personer=tuple(p for p in rad.personer if p.roll not in utan_roll),
    )


def spara_delar(db: Databas, lista_id: int, uppgifter: AttestlistaUppgifter, väntad_version: int | None) -> Ändring:
    """Saves a proposal's head with other parts and roles, and its rows as they then stand; one undo.

    Raises Inmatningsfel for a decided list and for one without a part or a role.
    """
    if not uppgifter.koddelar or not uppgifter.roller:
        raise Inmatningsfel("En attestlista har minst en koddel och en roll.", "Lägg till den nya innan du tar bort.")
    with db.skrivning() as enhet:
        rad = lager.ladda_lista(enhet.session, lista_id)
        kräv_förslag(rad)
        före: AttestlistaUppgifter = ATTESTLISTA.läs(enhet.session, rad)
        huvud = aggregat.spara(enhet, ATTESTLISTA, lista_id, uppgifter, väntad_version)
        rader = lager.rader(enhet.session, lista_id)
        nya = {r.id: ny for r in rader if r.id is not None and (ny := _anpassad(r, före, uppgifter)) != r}
        if not nya:
            return huvud
        ändrade = attestrader.ändra_i(enhet, lista_id, nya, f"Ändrade {_rader(len(nya))}")
        text = f"Ändrade koddelar och roller i {beskriv(uppgifter)}"
        return Ändring(text, SLAG, lista_id, None, None, ändrade.version, (huvud, ändrade))


def _ångra(enhet: Enhet, ändring: Ändring) -> Ändring:
    delar = ångra_delar(enhet, ändring)
    return replace(ändring, delar=delar, version=delar[-1].version)


ångras_inom(SLAG, _ångra)
