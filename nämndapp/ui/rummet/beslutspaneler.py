"""Forms about the matter: yrkande, withdrawal, klubba, bordläggning, återremiss, and what is noted after it."""

from __future__ import annotations

from typing import Any

from nämndapp.bas.svenska import datum_långt
from nämndapp.models import Paragrafutgång, Yrkandeslag, Yttrandeslag
from nämndapp.services import rummet, rumsfragor, rumstext
from nämndapp.services.andring import Ändring
from nämndapp.services.rumsfragor import Beslutsval
from nämndapp.services.rumsvy import Del
from nämndapp.ui.kit.falt import Kryssfält, Talfält, Textfält, Valfält
from nämndapp.ui.rummet.panel import Panel, flerrad
from nämndapp.ui.rummet.personfalt import Personfält, kandidater

_YRKANDEN = tuple(s for s in Yrkandeslag if s is not Yrkandeslag.GRUNDFÖRSLAG)


class Yrkandepanel(Panel):
    """Y: who, what, the text where the kind needs one, on which point."""

    slag, rubrik = "yrkande", "Yrkande"

    def bygg(self) -> None:
        vem = Personfält("vem", "Vem yrkar?", kandidater(self.nu.med(Del.TJÄNSTGÖR)))
        vad = Valfält("vad", "Vad?", [(s, s.value.capitalize()) for s in _YRKANDEN])
        vad.sätt(Yrkandeslag.BIFALL)
        self.lägg(vem, vad)
        antal = len(self.nu.uppgifter.beslutspunkter)
        self.lägg(flerrad("text", "Yrkandets ord"))
        self.lägg(Talfält("punkt", f"Beslutspunkt (1–{antal}; tomt: hela förslaget)", 1, max(antal, 1)))
        vad.inmatning.currentIndexChanged.connect(self._visa_det_som_behövs)  # type: ignore[attr-defined]
        self._visa_det_som_behövs()

    def _visa_det_som_behövs(self) -> None:
        vad: Valfält = self.fält["vad"]  # type: ignore[assignment]
        slag = vad.värde()
        self.fält["text"].setVisible(slag in rumsfragor.MED_TEXT or slag is Yrkandeslag.ÅTERREMISS)
        flera = len(self.nu.uppgifter.beslutspunkter) > 1
        self.fält["punkt"].setVisible(flera and slag not in {Yrkandeslag.ÅTERREMISS, Yrkandeslag.BORDLÄGGNING})

    def tjänst(self) -> Ändring:
        vem, vad = self.värde("vem"), self.värde("vad")
        text, punkt = self.värde("text") or "", self.värde("punkt")
        return rummet.yrka(self.kontext.db, self.nu.id, vem, vad, text=text, beslutspunkt=punkt)


class Återtapanel(Panel):
    """Å: which of the yrkanden is withdrawn."""

    slag, rubrik, knapptext = "återta", "Återta ett yrkande", "Återta"

    def bygg(self) -> None:
        rader = [
            (y.nyckel, self._rad(y.personer, y.slag, y.text))
            for y in rumsfragor.gällande(self.nu.uppgifter)
            if y.slag is not Yrkandeslag.GRUNDFÖRSLAG
        ]
        val = self.lägg(Valfält("vilket", "Vilket?", rader))
        val.sätt(rader[-1][0] if rader else None)

    def _rad(self, personer: tuple[int, ...], slag: Yrkandeslag, text: str) -> str:
        namn = {p.id: p.namn for p in self.nu.personer}
        vem = ", ".join(namn[i] for i in personer if i in namn)
        return rumstext.kort(f"{vem}: {slag.value}{f' – {text}' if text else ''}", 90)

    def tjänst(self) -> Ändring:
        nyckel = self.värde("vilket")
        if not nyckel:
            raise ValueError("Det finns inget yrkande att återta.")
        return rummet.återta(self.kontext.db, self.nu.id, nyckel)


class Klubbpanel(Panel):
    """K, where there is something to choose or to write: how the § ends, in words that may be changed."""

    slag, rubrik, knapptext = "klubba", "Beslut", "Klubba"

    def bygg(self) -> None:
        self.val = rumsfragor.beslutsval(self.nu.uppgifter, self.vy.nämnd, bara_information=self.nu.bara_information)
        egna = [(nr, self._rad(v)) for nr, v in enumerate(self.val)]
        self._vad = self.lägg(Valfält("vad", "Nämnden beslutar", [*egna, (-1, "Något annat")]))
        self._text = self.lägg(flerrad("text", "Beslutet (en tom rad mellan beslutspunkterna)", 3))
        self._vad.inmatning.currentIndexChanged.connect(self._fyll)  # type: ignore[attr-defined]
        self._vad.sätt(0 if self.val else -1)
        if kvar := rumsfragor.obesvarade(self.nu.uppgifter):
            antal = "En fråga" if len(kvar) == 1 else f"{len(kvar)} frågor"
            slut = "Klubban besvarar den utan votering." if len(kvar) == 1 else "V ställer dem, en i taget."
            self.text(f"{antal} är inte ställd. {slut}" if len(kvar) == 1 else f"{antal} är inte ställda. {slut}")

    def _rad(self, val: Beslutsval) -> str:
        if val.utgång is Paragrafutgång.INFORMATION:
            return "Informationen noteras"
        if val.nyckel == rumsfragor.AVSLAG:
            return "Avslag"
        y = next((y for y in self.nu.uppgifter.yrkanden if y.nyckel == val.nyckel), None)
        if y is None or y.slag is Yrkandeslag.GRUNDFÖRSLAG:
            return "Enligt förslaget"
        namn = {p.id: p.namn for p in self.nu.personer}
        vem = ", ".join(namn[i] for i in y.personer if i in namn)
        return f"Enligt yrkandet av {vem}" if vem else "Enligt yrkandet"

    def _fyll(self) -> None:
        nr = self._vad.värde()
        if nr is not None:
            self._text.sätt_råtext("\n\n".join(self.val[nr].beslut) if nr >= 0 else "")

    def tjänst(self) -> Ändring:
        nr = self.värde("vad")
        beslut = tuple(d.strip() for d in self._text.råtext().split("\n\n") if d.strip())
        grund = self.val[nr] if nr is not None and nr >= 0 else Beslutsval(Paragrafutgång.BESLUT, ())
        val = Beslutsval(grund.utgång, beslut, grund.nyckel)
        return rummet.klubba(self.kontext.db, self.nu.id, val, self.vy.klubbtid(self.kl()))


class Bordläggpanel(Panel):
    """B: to which meeting, and why if somebody says so."""

    slag, rubrik, knapptext = "bordlägg", "Bordläggning", "Bordlägg"

    def bygg(self) -> None:
        self._möten = dict(rummet.kommande_möten(self.kontext.db, self.nu.id))
        rader: list[tuple[Any, str]] = [(id_, datum_långt(dag)) for id_, dag in self._möten.items()]
        val = self.lägg(Valfält("möte", "Till vilket sammanträde?", [*rader, (None, "Ett senare sammanträde")]))
        val.sätt(rader[0][0] if rader else None)
        self.lägg(Textfält("skäl", "Varför? (kan vara tomt)"))

    def tjänst(self) -> Ändring:
        möte, skäl = self.värde("möte"), self.värde("skäl")
        datum = self._möten.get(möte)
        return rummet.bordlägg(self.kontext.db, self.nu.id, möte, skäl, self.vy.klubbtid(self.kl()), datum=datum)


class Återremisspanel(Panel):
    """T: to whom, and why."""

    slag, rubrik, knapptext = "återremiss", "Återremiss", "Återremittera"

    def bygg(self) -> None:
        till = Textfält("till", "Till vem?", "till exempel förvaltningen")
        self.lägg(till)
        skäl = self.lägg(flerrad("skäl", "Varför? (”för att …” skrivs in i beslutet)"))
        yrkat = (y.text for y in rumsfragor.gällande(self.nu.uppgifter) if y.slag is Yrkandeslag.ÅTERREMISS)
        if text := next(yrkat, ""):
            skäl.sätt_råtext(text)

    def tjänst(self) -> Ändring:
        return rummet.återremittera(
            self.kontext.db, self.nu.id, self.värde("till"), self.värde("skäl") or "", self.vy.klubbtid(self.kl())
        )


class Yttrandepanel(Panel):
    """R, S and P: who, and what is to stand there."""

    yttrandeslag = Yttrandeslag.RESERVATION
    slag, rubrik = "reservation", "Reservation"

    def bygg(self) -> None:
        reservation = self.yttrandeslag is Yttrandeslag.RESERVATION
        vilka = self.nu.beslutande if reservation else self.nu.med(Del.TJÄNSTGÖR, Del.NÄRVARANDE, Del.JÄVIG)
        self.lägg(Personfält("vem", "Vem?", kandidater(vilka)))
        self.lägg(flerrad("text", "Ordalydelse (kan vara tomt)" if reservation else "Ordalydelse"))
        self.lägg(Kryssfält("skriftligt", "Lämnas skriftligt senast när protokollet justeras"))

    def tjänst(self) -> Ändring:
        vem, skriftligt = self.värde("vem"), self.värde("skriftligt")
        text = self.värde("text") or ""
        return rummet.yttra(
            self.kontext.db, self.nu.id, self.yttrandeslag, vem, text, skriftligt=skriftligt, kl=self.kl()
        )


class Särskiltpanel(Yttrandepanel):
    """S."""

    yttrandeslag = Yttrandeslag.SÄRSKILT_YTTRANDE
    slag, rubrik = "särskilt", "Särskilt yttrande"


class Anteckningspanel(Yttrandepanel):
    """P."""

    yttrandeslag = Yttrandeslag.PROTOKOLLSANTECKNING
    slag, rubrik = "protokollsanteckning", "Protokollsanteckning"
