"""Forms about the persons: who comes and goes, jäv, who stands outside, somebody new in the room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from nämndapp.bas.svenska import klockslag
from nämndapp.models import Jävsundantag, Närvaroroll
from nämndapp.services import narvaroforslag, rummet, rumsmote, rumsvy
from nämndapp.services.andring import Ändring
from nämndapp.services.narvaroforslag import Tjänstgöringsförslag
from nämndapp.services.protokolluppgifter import JävUppgifter
from nämndapp.services.rumsmote import När, Rörelse
from nämndapp.services.rumsvy import Del, Rumsperson
from nämndapp.ui.kit.falt import Fält, Textfält, Tidsfält, Valfält
from nämndapp.ui.rummet.panel import Panel
from nämndapp.ui.rummet.personfalt import Personfält, kandidater

_MED_TID = {Rörelse.KOMMER, Rörelse.GÅR}


@dataclass(frozen=True, slots=True)
class Ledig:
    """A seat (of that närvarande) that is empty from a § on; ``bara``: propose only that person for it."""

    plats: int
    paragraf_id: int
    bara: int | None = None


def förslagstext(f: Tjänstgöringsförslag | None) -> str:
    """Who is next and why, with what the order has against it."""
    if f is None:
        return "Ingen ersättare i salen är ledig."
    varning = f" ⚠ {f.varning}" if f.varning else ""
    return f"Förslag: {f.namn}, {f.skäl}.{varning}"


def trolig(p: Rumsperson) -> Rörelse:
    """What the person most likely does now."""
    if p.del_ is Del.FRÅNVARANDE:
        return Rörelse.KOMMER
    if p.roll is Närvaroroll.ERSÄTTARE and p.del_ is Del.NÄRVARANDE:
        return Rörelse.TJÄNSTGÖR
    return Rörelse.GÅR


class Närvaropanel(Panel):
    """N: who does what, when, and for whom. ``paragraf_id`` is another § than the shown where a proposal says so."""

    slag, rubrik = "närvaro", "Närvaro"

    def bygg(self) -> None:
        self.paragraf_id, self._frågar = self.nu.id, False
        vem = Personfält("vem", "Vem? (L lägger till någon ny)", kandidater(self.vy.personer), flera=False)
        vad = Valfält("vad", "Vad händer?", [(r, r.value.capitalize()) for r in Rörelse])
        när = Valfält("när", "När?", [(n, n.value.capitalize()) for n in När])
        när.sätt(När.EFTER if self.nu.uppgifter.klubbat else När.FÖRE)
        self.lägg(vem, vad, när)
        för = Personfält("för", "I vems ställe?", kandidater(self._platser()), flera=False)
        self.lägg(för)
        self._förslag = self.text("", "")
        kl = self.lägg(Tidsfält("kl", "Klockslag (kan vara tomt)"))
        kl.sätt(self.kl())
        vem.lämnat.connect(self._vem_vald)
        vad.inmatning.currentIndexChanged.connect(self._visa_det_som_behövs)  # type: ignore[attr-defined]
        vad.sätt(Rörelse.KOMMER)
        self._visa_det_som_behövs()

    def _platser(self) -> list[Rumsperson]:
        """Who holds a seat and is not in it."""
        return [p for p in self.vy.personer if rumsvy.har_plats(p.roll) and p.del_ is not Del.TJÄNSTGÖR]

    def _vem_vald(self, _namn: str, idn: Any) -> None:
        vem = next((p for p in self.vy.personer if idn and p.id == idn[0]), None)
        if vem is not None:
            self.fält["vad"].sätt(trolig(vem))
            self._visa_det_som_behövs()

    def _vad(self) -> Rörelse:
        vad: Valfält = self.fält["vad"]  # type: ignore[assignment]
        return vad.värde() or Rörelse.KOMMER

    def _visa_det_som_behövs(self) -> None:
        vad = self._vad()
        self.fält["när"].setVisible(vad in _MED_TID)
        self.fält["kl"].setVisible(vad in _MED_TID)
        self.fält["för"].setVisible(vad is Rörelse.TJÄNSTGÖR and not self._egen_plats())

    def _egen_plats(self) -> bool:
        vem: Personfält = self.fält["vem"]  # type: ignore[assignment]
        try:
            id_ = vem.en(vem.råtext())
        except ValueError:
            return False
        return any(p.id == id_ and rumsvy.har_plats(p.roll) for p in self.vy.personer)

    def föreslå(self, förslag: Tjänstgöringsförslag, för_id: int, paragraf_id: int) -> None:
        """Somebody has left a seat: the next in turn is filled in."""
        self.paragraf_id = paragraf_id
        self._frågar = True
        self.titel.setText(f"Ersättare inträder? {self._titel().partition(', ')[2]}")
        för: Personfält = self.fält["för"]  # type: ignore[assignment]
        platser = {p.id: p for p in self.vy.personer if p.id == för_id}
        för.sätt_kandidater(kandidater([*self._platser(), *(p for p in platser.values() if p not in self._platser())]))
        self.fält["vem"].sätt((förslag.närvarande_id,))
        self.fält["vad"].sätt(Rörelse.TJÄNSTGÖR)
        self._visa_det_som_behövs()
        för.sätt((för_id,))
        self._förslag.setText(förslagstext(förslag))
        self._förslag.show()
        self.hjälp.setText("Enter: inträder   Esc: ingen ersättare")

    def börja(self) -> None:
        if self._frågar:
            self.fokus(self.sparaknapp)
        else:
            super().börja()

    def data(self) -> dict[str, Any]:
        return {**super().data(), "paragraf": self.paragraf_id}

    def återställ(self, data: dict[str, Any]) -> None:
        super().återställ(data)
        self._visa_det_som_behövs()
        if isinstance(data.get("paragraf"), int):
            self.paragraf_id = data["paragraf"]

    def tjänst(self) -> Ändring:
        (vem,) = self.värde("vem")
        vad = self._vad()
        för = self.värde("för")
        return rumsmote.rör_sig(
            self.kontext.db,
            self.vy.sammanträde_id,
            self.paragraf_id,
            vem,
            vad,
            när=self.värde("när") or När.FÖRE,
            för_id=för[0] if för else None,
            kl=self.värde("kl"),
        )

    def lediga_platser(self) -> tuple[Ledig, ...]:
        """The seat that somebody has left, or those that an ersättare who came may take; asked after the saving."""
        try:
            (vem,) = self.värde("vem")
        except ValueError:
            return ()
        person = next((p for p in self.vy.personer if p.id == vem), None)
        vad, efter = self._vad(), self.värde("när") is När.EFTER
        nästa = self.vy.nästa()
        paragraf = nästa.id if vad in _MED_TID and efter and nästa is not None else self.paragraf_id
        if person is None:
            return ()
        if vad in {Rörelse.GÅR, Rörelse.SLUTAR, Rörelse.BORTA} and person.del_ is Del.TJÄNSTGÖR:
            return (Ledig(person.för_id or person.id, paragraf),)
        if vad is Rörelse.KOMMER and person.roll is Närvaroroll.ERSÄTTARE:
            tagna = {p.för_id for p in self.vy.personer if p.del_ is Del.TJÄNSTGÖR}
            tomma = [p for p in self._platser() if p.id not in tagna and p.del_ is Del.FRÅNVARANDE]
            return tuple(Ledig(p.id, paragraf, person.id) for p in tomma)
        return ()


class Jävspanel(Panel):
    """J: who, on what ground, who serves instead; or why the person takes part all the same.

    Enter passes the rare exception by; Tab and its letter reach it.
    """

    slag, rubrik = "jäv", "Jäv"
    stor = True

    def bygg(self) -> None:
        vilka = self.nu.med(Del.TJÄNSTGÖR, Del.NÄRVARANDE)
        vem = Personfält("vem", "Vem är jävig?", kandidater(vilka), flera=False)
        grunder = rummet.jävsgrunder(self.vy.datum)
        grund = Valfält("grund", "Grund (KL 6:28)", [(g.nummer, f"{g.nummer}. {g.rubrik}") for g in grunder])
        grund.sätt(1)
        self.lägg(vem, grund)
        lediga = [p for p in self.nu.med(Del.NÄRVARANDE) if p.roll is Närvaroroll.ERSÄTTARE]
        self._ersättare = Personfält(
            "ersättare", "Vem tjänstgör i stället? (kan vara tomt)", kandidater(lediga), flera=False, minst=0
        )
        undantag = Valfält("undantag", "&Undantag (Tab: deltar ändå)", rummet.JÄVSUNDANTAG)
        undantag.sätt(Jävsundantag.INGET)
        self.lägg(self._ersättare, undantag)
        self._förslag = self.text("")
        undantag.inmatning.currentIndexChanged.connect(self._undantag_valt)  # type: ignore[attr-defined]
        vem.lämnat.connect(self._vem_vald)

    def synliga(self) -> list[Fält]:
        undantag = self.fält["undantag"]
        return [f for f in super().synliga() if f is not undantag or self._deltar_ändå() or undantag.hasFocus()]

    def _deltar_ändå(self) -> bool:
        fält: Valfält = self.fält["undantag"]  # type: ignore[assignment]
        return fält.värde() not in {None, Jävsundantag.INGET}

    def _undantag_valt(self) -> None:
        """Who takes part is not replaced."""
        self._ersättare.setHidden(self._deltar_ändå())
        self._förslag.setHidden(self._deltar_ändå() or not self._förslag.text())

    def _vem_vald(self, _namn: str, idn: Any) -> None:
        vem = next((p for p in self.nu.personer if idn and p.id == idn[0]), None)
        if vem is None or vem.del_ is not Del.TJÄNSTGÖR:
            return
        plats = vem.för_id or vem.id
        förslag = self.kontext.försök(
            lambda: narvaroforslag.nästa_ersättare(self.kontext.db, self.vy.sammanträde_id, plats, self.nu.id)
        )
        self._förslag.setText(förslagstext(förslag))
        self._undantag_valt()
        self._ersättare.sätt((förslag.närvarande_id,) if förslag else ())

    def tjänst(self) -> Ändring:
        (vem,) = self.värde("vem")
        ersättare = self.värde("ersättare")
        jäv = JävUppgifter(
            vem,
            self.värde("grund") or 1,
            self.värde("undantag") or Jävsundantag.INGET,
            ersättare_id=ersättare[0] if ersättare else None,
        )
        return rummet.anmäl_jäv(self.kontext.db, self.nu.id, jäv)


class Deltarintepanel(Panel):
    """D: who serves and takes no part in the decision."""

    slag, rubrik = "deltar_inte", "Deltar inte i beslutet"

    def bygg(self) -> None:
        vem = Personfält("vem", "Vem? (tomt: alla deltar)", kandidater(self.nu.med(Del.TJÄNSTGÖR)), minst=0)
        vem.sätt(self.nu.uppgifter.ej_deltagande)
        self.lägg(vem)

    def tjänst(self) -> Ändring:
        return rummet.deltar_inte(self.kontext.db, self.nu.id, self.värde("vem"))


class Ordförandepanel(Panel):
    """M: who presides, where it is not the first in order."""

    slag, rubrik = "presiderar", "Ordförande under paragrafen"

    def bygg(self) -> None:
        vem = Personfält(
            "vem", "Vem? (tomt: den som står i tur)", kandidater(self.nu.med(Del.TJÄNSTGÖR)), flera=False, minst=0
        )
        nu = self.nu.uppgifter.ordförande_id
        vem.sätt((nu,) if nu is not None else ())
        self.lägg(vem)

    def tjänst(self) -> Ändring:
        vem = self.värde("vem")
        return rummet.presidera(self.kontext.db, self.nu.id, vem[0] if vem else None)


class Justerarpanel(Panel):
    """E: who checks the protocol with the chair."""

    slag, rubrik = "justerare", "Justerare"

    def bygg(self) -> None:
        i_salen = kandidater(self.vy.personer)
        valda = Personfält("valda", "Justerare", i_salen)
        ersättare = Personfält("ersättare", "Ersättare för justeraren (kan vara tomt)", i_salen, minst=0)
        valda.sätt(self.vy.justerare)
        ersättare.sätt(self.vy.justerares_ersättare)
        self.lägg(valda, ersättare)

    def tjänst(self) -> Ändring:
        valda, ersättare = self.värde("valda"), self.värde("ersättare")
        return rumsmote.välj_justerare(self.kontext.db, self.vy.sammanträde_id, valda, ersättare)


class Nypersonpanel(Panel):
    """L: somebody who is not on the list: a föredragande, a guest."""

    slag, rubrik, knapptext = "ny_person", "Ny person i salen", "Lägg till"
    ROLLER = (
        Närvaroroll.TJÄNSTEPERSON,
        Närvaroroll.SAKKUNNIG,
        Närvaroroll.ERSÄTTARE,
        Närvaroroll.PERSONALFÖRETRÄDARE,
        Närvaroroll.REVISOR,
        Närvaroroll.ÖVRIG,
    )

    def bygg(self) -> None:
        roll = Valfält("roll", "Som", [(r, r.value.capitalize()) for r in self.ROLLER])
        roll.sätt(Närvaroroll.TJÄNSTEPERSON)
        self.lägg(Textfält("namn", "Namn"), Textfält("titel", "Titel eller parti"), roll)
        kl = f", kl. {klockslag(tid)}" if (tid := self.kl()) is not None else ""
        self.text(f"Är i salen från {self.nu.beteckning}{kl}.")

    def tjänst(self) -> Ändring:
        return rumsmote.ny_person(
            self.kontext.db,
            self.vy.sammanträde_id,
            self.nu.id,
            self.värde("namn"),
            self.värde("titel"),
            roll=self.värde("roll"),
            kl=self.kl(),
        )
