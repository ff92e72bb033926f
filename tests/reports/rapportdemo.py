"""A paper of Ekbro kommun (invented) with every kind of block, for the renderers' tests."""

from __future__ import annotations

from io import BytesIO

from nämndapp.reports.dokument import (
    Bild,
    Cell,
    Dokument,
    Fältruta,
    Håll,
    Innehåll,
    Kolumn,
    Lista,
    Marginalblock,
    Nyckelvärden,
    Rad,
    Radslag,
    Rubrik,
    Run,
    Ruta,
    Sidbrytning,
    Sidfot,
    Sidhuvud,
    Stil,
    Stycke,
    Tabell,
    Underskrift,
    Underskrifter,
    runs,
)

NBSP = "\u00a0"
BRÖD = (
    "Socialnämnden har att ta ställning till internkontrollplanen för det kommande verksamhetsåret. Förvaltningen "
    "har tillsammans med enhetscheferna gått igenom riskerna och bedömt sannolikhet och konsekvens för var och en. "
    "De allvarligaste riskerna finns inom bemanning, dokumentation och läkemedelshantering, och kontrollmomenten "
    "har valts därefter. Arbetsmiljöarbetet följs upp två gånger om året tillsammans med skyddsombuden."
)


def png(bredd: int = 60, höjd: int = 40) -> bytes:
    from PIL import Image

    ut = BytesIO()
    Image.new("RGBA", (bredd, höjd), (31, 78, 121, 255)).save(ut, "PNG")
    return ut.getvalue()


def huvud(*, skrivelse: bool = False, logotyp: bool = True) -> Sidhuvud:
    return Sidhuvud(
        avsändare=("Ekbro kommun", "Socialnämnden"),
        dokumenttyp="Tjänsteskrivelse" if skrivelse else "Sammanträdesprotokoll",
        fält=(
            (
                Fältruta("Datum", "2026-11-23"),
                Fältruta("Ert datum"),
                Fältruta("Diarienummer", f"SN{NBSP}2026/37"),
                Fältruta("Er beteckning"),
            )
            if skrivelse
            else (Fältruta("Sammanträdesdatum", "2026-12-08"), Fältruta("Paragrafer", f"§§{NBSP}101–112"))
        ),
        vänster=(
            (
                Fältruta(
                    "Vår handläggare", "asa.lindqvist@ekbro.example\nÅsa Lindqvist\nEnhetschef\nSocialförvaltningen"
                ),
            )
            if skrivelse
            else ()
        ),
        följande=(Fältruta("Datum", "2026-11-23"), Fältruta("Diarienummer", f"SN{NBSP}2026/37")),
        logotyp=Bild(png(), "Ekbro kommuns vapen", 14) if logotyp else None,
    )


FOT = Sidfot(
    första=(
        Fältruta("Postadress", "Ekbro kommun\nSocialförvaltningen\n123 45 Ekbro"),
        Fältruta("Besöksadress", "Storgatan 1"),
        Fältruta("Webb", "www.ekbro.example"),
        Fältruta("Telefon växel", "0123-45 60 00"),
        Fältruta("Telefon direkt", "0123-45 60 12"),
        Fältruta("Organisationsnr", "212000-9994"),
    )
)


def tabell(antal: int = 6, *, lång: bool = False) -> Tabell:
    rader = [Rad((Cell(runs("Bemanning och kompetens")),), Radslag.GRUPP)]
    rader += [
        Rad(
            (
                Cell(runs(f"{i}"), rubrik=True),
                Cell(runs("Vikarier saknas" if i == 1 else BRÖD * 8 if lång and i == 2 else "Dokumentation brister")),
                Cell(runs("Enhetschef"), upprepad=i > 1),
                Cell(runs("hög: 16" if i % 2 else "låg: 4"), ton="röd" if i % 2 else "grön"),
                Cell(runs(f"{i}{NBSP}250")),
            )
        )
        for i in range(1, antal + 1)
    ]
    rader.append(Rad((Cell(runs("Summa"), kolumner=4), Cell(runs(f"12{NBSP}500"))), Radslag.SUMMA))
    return Tabell(
        (
            Kolumn(runs("Nr"), 0.4),
            Kolumn(runs("Riskbeskrivning"), 3),
            Kolumn(runs("Ansvarig"), 1.2),
            Kolumn(runs("Riskvärde"), 1),
            Kolumn(runs("Belopp"), 1, justering="höger", siffror=True),
        ),
        tuple(rader),
        bildtext="Riskanalys 2026",
        sammanfattning="Risker med ansvarig, riskvärde och belopp",
    )


def demodokument(*, märkning: str = "UTKAST – ej justerat", liggande: bool = False) -> Dokument:
    return Dokument(
        titel="Protokoll socialnämnden 2026-12-08",
        huvud=huvud(),
        fot=Sidfot(första=FOT.första, rutor=("Justerandes sign", "Utdragsbestyrkande"), text="Ekbro kommun, SN 2026"),
        författare="Socialnämnden",
        ämne="Protokoll",
        nyckelord=("socialnämnden", "protokoll"),
        datum="2026-12-08",
        märkning=märkning,
        liggande=liggande,
        block=(
            Rubrik(1, runs("Protokoll för socialnämnden"), "topp"),
            Nyckelvärden(
                (
                    ("Plats och tid", (runs("Ekbrosalen, kommunhuset"), runs(f"kl.{NBSP}13.30–16.05"))),
                    ("Beslutande ledamöter", (runs("Maja Holm (S), ordförande"), runs("Ivar Ström (M)"))),
                    ("Övriga närvarande", ()),
                ),
                visa_tomma=True,
            ),
            Underskrifter(
                (
                    Underskrift("Sekreterare", "Åsa Lindqvist", "nämndsekreterare"),
                    Underskrift("Ordförande", "Maja Holm"),
                )
            ),
            Innehåll(),
            Sidbrytning(),
            Rubrik(2, runs(f"§{NBSP}101  Internkontrollplan 2027"), "p101"),
            Stycke(runs(f"Diarienummer SN{NBSP}2026/37"), Stil.NOT),
            Stycke(runs("Paragrafen justeras omedelbart."), Stil.INGRESS),
            Rubrik(3, runs("Beslut"), nära=True),
            Lista((runs("Socialnämnden antar planen."), runs("Planen gäller från 2027-01-01.")), numrerad=True),
            Rubrik(3, runs("Ärendebeskrivning")),
            Stycke(runs(BRÖD)),
            Stycke(
                runs(
                    "Före ",
                    Run("fet", fet=True),
                    " och ",
                    Run("kursiv", kursiv=True),
                    ", ",
                    Run("nytt belopp", infogad=True),
                    " ",
                    Run("gammalt belopp", borttagen=True),
                    ", se ",
                    Run("kommunens webbplats", länk="https://www.ekbro.example/"),
                    " och ",
                    Run("paragraf 102", länk="#p102"),
                    ".",
                )
            ),
            Lista((runs("punkt ett"), runs("punkt två med ", Run("fet text", fet=True)))),
            tabell(),
            Ruta(
                (Stycke(runs("Antagen av socialnämnden 2026-12-08, § 101.")), Stycke(runs("Ersätter 2025 års plan.")))
            ),
            Rubrik(2, runs(f"§{NBSP}102  Delegationsordning"), "p102"),
            Marginalblock(Rubrik(3, runs("Beslutsunderlag")), (Stycke(runs(BRÖD)), Stycke(runs("Tjänsteskrivelse.")))),
            Marginalblock(Rubrik(3, runs("Förslag till beslut på sammanträdet")), (Stycke(runs("Bifall.")),)),
            Bild(png(300, 100), "Stapeldiagram över avvikelser", 80),
            Stycke(runs("Etiketten"), Stil.ETIKETT),
            Stycke(runs("Beslutet i sak."), Stil.BESLUT),
            Håll((Stycke(runs("Hålls ihop ett.")), Stycke(runs("Hålls ihop två.")))),
            Stycke(runs("Gun Åberg"), Stil.NAMN),
            Stycke(runs("Socialchef"), Stil.NAMNTITEL),
            Underskrifter(
                (
                    Underskrift("", "Gun Åberg", "Socialchef", linje=False),
                    Underskrift("", "Åsa Lindqvist", "Enhetschef", linje=False),
                ),
                bredvid=True,
            ),
        ),
    )
