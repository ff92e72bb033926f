"""Writes the filled dump that a released schema leaves behind: ``python tests/data/make_dump.py``.

Run once per release, before the schema changes again. A dump that is there is never written over: later versions
must be able to open what was released. All content is invented (Ekbro kommun).
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path

HÄR = Path(__file__).resolve().parent
ÄLDSTA = HÄR.parent.parent / "resources" / "sjalvtest"  # the first dump ships with the program, for its self-test
sys.path.insert(0, str(HÄR.parent.parent))

from sqlmodel import select  # noqa: E402

from nämndapp import __version__  # noqa: E402
from nämndapp.bas.forslag import Dokumenttyp  # noqa: E402
from nämndapp.models import (  # noqa: E402
    Ajournering,
    Anslag,
    Attestlista,
    Attestlistestatus,
    Attestperson,
    Attestrad,
    Avgörande,
    Befattning,
    Beslutspunkt,
    Beslutssats,
    Bevakning,
    Bilaga,
    Delegat,
    Delegationsbeslut,
    Delegationskapitel,
    Delegationsordning,
    Delegationspunkt,
    Delegationsstatistik,
    Delegatkod,
    Diarieserie,
    EjDeltagande,
    Expediering,
    Expedieringssätt,
    Frasplats,
    Frekvenskod,
    Föredragningsgrupp,
    Föredragningspunkt,
    Förkortning,
    Gruppmedlem,
    Handling,
    Handlingsriktning,
    ImporteratDokument,
    Inkallelseordning,
    Inkallelserad,
    Internkontrollplan,
    Internkontrollworkshop,
    Justering,
    Justeringssätt,
    Jäv,
    Kallad,
    Kallelsesvar,
    Kommun,
    Kontrollmoment,
    KontrollmomentRisk,
    Kontrolltillfälle,
    Kontrollutfall,
    Kvittering,
    Listpublicering,
    Mandatperiod,
    Meddelande,
    Meddelandepost,
    Mottagare,
    Mottagargrupp,
    Nämnd,
    Nämndtyp,
    Närvarande,
    Närvarointervall,
    Närvaroroll,
    Omröstning,
    Ordningsstatus,
    Paragraf,
    Paragrafavsnitt,
    ParagrafPunkt,
    Paragrafutgång,
    Parti,
    Person,
    Planstatus,
    Proposition,
    Propositionsslag,
    Protokolljusterare,
    PunktHandling,
    Punkttyp,
    Risk,
    Riskanalys,
    Rättelse,
    Röst,
    Röstval,
    Sammanträde,
    Sammanträdesstatus,
    Skrivelse,
    Skrivelseavsnitt,
    StåendePunkt,
    SärskiltProtokoll,
    Textfras,
    Underlag,
    Undertecknare,
    Uppdrag,
    Uppdragsroll,
    Utfall,
    Utskottsanmälan,
    Workshopbeslut,
    Workshoprad,
    Yrkande,
    YrkandePerson,
    Yrkandeslag,
    Yttrande,
    YttrandePerson,
    Yttrandeslag,
    Ärende,
    ÄrendeHandling,
    Ärendestatus,
    Årshjulspost,
    Årshjulstillfälle,
)
from nämndapp.storage import Enhet, filer, logg, utkast, öppna  # noqa: E402
from nämndapp.storage.schema import SCHEMA  # noqa: E402

DNR = "SN 2026/17"
VAPEN = b"Ekbros vapen, inte en riktig bild\x00\x01\x02"


def fyll(enhet: Enhet) -> None:
    """At least one row in every table, with å, ä, ö, line breaks and quotes in the texts."""
    session = enhet.session
    vapen = filer.spara(session, VAPEN, "image/png")
    underlag = filer.spara(session, 'Räknesätt och "citat" – en bilaga\n'.encode(), "text/plain")
    kommun = enhet.lägg_till(
        Kommun(namn="Ekbro kommun", organisationsnummer="212000-9994", postadress="Box 1, 999 01 Ekbro",
               logotyp_sha256=vapen, logotyp_alttext="Ekbro kommuns vapen")
    )  # fmt: skip
    nämnd = enhet.lägg_till(
        Nämnd(kommun_id=kommun.id, namn="Socialnämnden", kod="SN", platser=9, förvaltning="Omsorgsförvaltningen",
              inställningar={"diarium": {"numrering": "egen serie", "mönster": "SN {år}/{nr}"}})
    )  # fmt: skip
    enhet.lägg_till(
        Nämnd(kommun_id=kommun.id, namn="Socialnämndens utskott", kod="SNAU", typ=Nämndtyp.UTSKOTT,
              överordnad_id=nämnd.id, platser=3)
    )  # fmt: skip
    enhet.lägg_till(
        Person(
            namn="Åsa Öberg",
            e_post="asa.oberg@ekbro.example",
            uppdrag=[
                Uppdrag(nämnd_id=nämnd.id, roll=Uppdragsroll.ORDFÖRANDE, parti="EP", från=date(2023, 1, 1),
                        till=date(2026, 12, 31), tjänstgöringsordning=1)
            ],
        )
    )  # fmt: skip
    enhet.lägg_till(
        Person(
            namn="Örjan Ängström",
            skyddade_uppgifter=True,
            befattningar=[Befattning(titel="Nämndsekreterare", enhet="Kansliet", från=date(2020, 3, 1))],
        )
    )
    session.add(Diarieserie(nämnd_id=nämnd.id, år=2026, senaste=17))
    ärende = enhet.lägg_till(
        Ärende(nämnd_id=nämnd.id, diarienummer=DNR, diarienyckel="SN|2026|17", serie_år=2026,
               löpnummer=17, rubrik="Månadsuppföljning för äldreomsorgen", status=Ärendestatus.PÅ_LISTA,
               registrerat=date(2026, 1, 15), handläggare="Örjan Ängström", beskrivning="Första raden\nAndra raden")
    )  # fmt: skip
    handling = enhet.lägg_till(_tjänsteskrivelse(nämnd, underlag))
    session.add(ÄrendeHandling(ärende_id=ärende.id, handling_id=handling.id, ordning=1))
    möte = _sammanträde(enhet, nämnd, ärende, handling)
    _internkontroll(enhet, nämnd, ärende)
    _register(enhet, nämnd)
    _planering(enhet, nämnd, ärende, handling, möte)
    _hållet(enhet, nämnd)
    _attest(enhet, nämnd, ärende)
    _delegation(enhet, nämnd, ärende)
    session.add(
        ImporteratDokument(nyckel="a" * 64, nämnd_id=nämnd.id or 0, fil_sha256="b" * 64, filnamn="kallelse åäö.pdf",
                           objekt=f"sammantrade:{möte.id}", importerat=datetime(2026, 2, 1, 12, 30, tzinfo=UTC))
    )  # fmt: skip
    utkast.spara(enhet, f"sammanträde:{möte.id}", 1, {"plats": "Stora salen", "punkter": [1, 2]})
    logg.skriv(enhet, "registrering", f"arende:{ärende.id}", {"diarienummer": DNR})
    hemlig = logg.skriv(enhet, "kallelse", f"sammantrade:{möte.id}", {"mottagare": ["Åsa Öberg"]})
    logg.radera_innehåll(enhet, hemlig, "gallrat enligt gallringsplan")


def _tjänsteskrivelse(nämnd: Nämnd, fil: str) -> Handling:
    return Handling(
        nämnd_id=nämnd.id or 0,
        riktning=Handlingsriktning.UPPRÄTTAD,
        typ=Dokumenttyp.TJÄNSTESKRIVELSE,
        rubrik="Månadsuppföljning januari",
        datum=date(2026, 1, 20),
        diarienummer=DNR,
        sekretess_lagrum="26 kap. 1 § OSL",
        sekretess_datum=date(2026, 1, 21),
        sekretess_myndighet="Socialnämnden",
        text="Nettokostnaden ökade. Vårdtyngden är högre än budgeterat.",
        bilagor=[Bilaga(sha256=fil, filnamn="underlag åäö.txt")],
        skrivelse=Skrivelse(
            handläggare="orjan.angstrom@ekbro.example",
            adressater=["Socialnämnden"],
            skickas_till=["Ekonomiavdelningen"],
            beslut=["Socialnämnden godkänner uppföljningen."],
            övriga_fält={"Ert datum": ""},
            svar_senast=date(2026, 2, 28),
            avsnitt=[Skrivelseavsnitt(ordning=1, rubrik="Sammanfattning", text="- en punkt\n- en till")],
            satser=[Beslutssats(ordning=1, text="Socialnämnden godkänner månadsuppföljningen.")],
            underlag=[Underlag(ordning=1, text="SN § 177", organ="SN", datum=date(2025, 12, 9), paragraf=177)],
            undertecknare=[Undertecknare(ordning=1, namn="Örjan Ängström", titel="Nämndsekreterare")],
            meddelanden=[Meddelande(ordning=1, diarienummer=None, text="Cirkulär om avgifter")],
        ),
    )  # fmt: skip


def _sammanträde(enhet: Enhet, nämnd: Nämnd, ärende: Ärende, handling: Handling) -> Sammanträde:
    möte = enhet.lägg_till(
        Sammanträde(nämnd_id=nämnd.id, datum=date(2026, 2, 10), starttid=time(13, 15), plats="Ekbrosalen",
                    status=Sammanträdesstatus.KALLAT, ordförande="Åsa Öberg",
                    grupper=[Föredragningsgrupp(ordning=1, rubrik="Ärenden till egen instans")])
    )  # fmt: skip
    punkt = enhet.lägg_till(
        Föredragningspunkt(sammanträde_id=möte.id, grupp_id=möte.grupper[0].id, ärende_id=ärende.id, ordning=1,
                           rubrik="Månadsuppföljning", diarienummer=DNR, typ=Punkttyp.BESLUT, klockslag=time(13, 30),
                           handlingar=[PunktHandling(handling_id=handling.id)])
    )  # fmt: skip
    enhet.lägg_till(
        Paragraf(
            sammanträde_id=möte.id,
            ärende_id=ärende.id,
            ordning=1,
            nummer=12,
            rubrik="Månadsuppföljning",
            diarienummer=DNR,
            beslutspunkter=[Beslutspunkt(ordning=1, text="Socialnämnden godkänner månadsuppföljningen.")],
            avsnitt=[Paragrafavsnitt(ordning=1, rubrik="Sammanfattning", text="Kostnaden ökade.")],
            punkter=[ParagrafPunkt(punkt_id=punkt.id)],
        )
    )
    return möte


def _internkontroll(enhet: Enhet, nämnd: Nämnd, ärende: Ärende) -> None:
    analys = enhet.lägg_till(
        Riskanalys(nämnd_id=nämnd.id, ärende_id=ärende.id, år=2026, rubrik="Riskanalys 2026",
                   risker=[Risk(ordning=1, område="Ekonomi", risk="Felaktig utbetalning", sannolikhet=3, konsekvens=4,
                                riskvärde=12)])
    )  # fmt: skip
    plan = enhet.lägg_till(
        Internkontrollplan(
            nämnd_id=nämnd.id, ärende_id=ärende.id, riskanalys_id=analys.id, år=2026, rubrik="Internkontrollplan 2026",
            status=Planstatus.BESLUTAD, beslutad_datum=date(2026, 2, 10), beslutad_paragraf=12,
            kontroller=[Kontrollmoment(risklänkar=[KontrollmomentRisk(risk_id=analys.risker[0].id)], ordning=1,
                                       kategori="Ekonomi", kontroll="Stickprov på utbetalningar",
                                       frekvens="två gånger per år", frekvenskod=Frekvenskod.HALVÅR)],
        )
    )  # fmt: skip
    _kontroller(enhet, nämnd, plan.kontroller[0])


def _kontroller(enhet: Enhet, nämnd: Nämnd, kontroll: Kontrollmoment) -> None:
    enhet.lägg_till(
        Kontrolltillfälle(kontroll_id=kontroll.id, period="halvår 1 2026", senast=date(2026, 7, 14),
                          utfört=date(2026, 7, 2), utfall=Kontrollutfall.AVVIKELSE, resultat="En av tjugo var fel",
                          avvikelse="Dubbel betalning", åtgärd="Ny rutin",
                          underlag_sha256=filer.spara(enhet.session, b"tjugo fakturor", "text/plain"),
                          underlag_namn="stickprov.txt")
    )  # fmt: skip
    enhet.lägg_till(
        Internkontrollworkshop(nämnd_id=nämnd.id, år=2027, datum=date(2026, 9, 29), rubrik="Workshop 2027",
                               rader=[Workshoprad(ordning=1, nr=1, kontroll_id=kontroll.id, rutin="Utbetalningar",
                                                  beslut=Workshopbeslut.BEHÅLLS, ha_kvar=True)])
    )  # fmt: skip


def _register(enhet: Enhet, nämnd: Nämnd) -> None:
    enhet.lägg_till(Parti(beteckning="EP", namn="Ekbropartiet", ordning=1))
    enhet.lägg_till(Mandatperiod(namn="2023–2026", från=date(2023, 1, 1), till=date(2026, 12, 31)))
    mottagare = enhet.lägg_till(Mottagare(namn="Ekonomiavdelningen", e_post="ekonomi@ekbro.example"))
    enhet.lägg_till(Mottagargrupp(namn="Ekonomi", medlemmar=[Gruppmedlem(mottagare_id=mottagare.id)]))
    enhet.lägg_till(Förkortning(kort="SoL", betydelse="socialtjänstlagen (2025:400)"))
    enhet.lägg_till(Textfras(nämnd_id=nämnd.id, plats=Frasplats.FÖRSLAG, text="Nämnden lägger … till handlingarna."))
    enhet.lägg_till(
        Inkallelseordning(nämnd_id=nämnd.id, antagen_datum=date(2023, 1, 23), antagen_paragraf=7,
                          rader=[Inkallelserad(parti="EP", reservpartier=["S", "M"])])
    )  # fmt: skip
    enhet.lägg_till(StåendePunkt(nämnd_id=nämnd.id, rubrik="Upprop", grupp="Inledning"))


def _planering(enhet: Enhet, nämnd: Nämnd, ärende: Ärende, handling: Handling, möte: Sammanträde) -> None:
    punkt = enhet.session.exec(select(Föredragningspunkt)).first()
    assert punkt is not None
    enhet.lägg_till(
        Årshjulspost(nämnd_id=nämnd.id, rubrik="Delårsrapport", månader=[9], lagrum="KL 11:16",
                     tillfällen=[Årshjulstillfälle(år=2026, månad=9, punkt_id=punkt.id)])
    )  # fmt: skip
    enhet.lägg_till(
        Bevakning(nämnd_id=nämnd.id, text="Redovisa vårdtyngden", källa="SN 2026-02-10 § 12", ärende_id=ärende.id,
                  återrapport_senast=date(2026, 6, 1), ansvarig="Örjan Ängström")
    )  # fmt: skip
    enhet.lägg_till(
        Meddelandepost(nämnd_id=nämnd.id, datum=date(2026, 2, 3), diarienummer="SN 2026/3, SN 2026/4",
                       text="- Beslut från IVO\n  - Bilaga", handling_id=handling.id)
    )  # fmt: skip
    enhet.lägg_till(
        Kallad(sammanträde_id=möte.id, person_id=1, svar=Kallelsesvar.JA, svarat=datetime(2026, 2, 4, 9, 5))
    )
    enhet.lägg_till(
        Listpublicering(sammanträde_id=möte.id, tidpunkt=datetime(2026, 2, 3, 10, 0),
                        lista=[{"id": punkt.id, "nr": 1, "rubrik": "Månadsuppföljning"}])
    )  # fmt: skip


def _hållet(enhet: Enhet, nämnd: Nämnd) -> None:
    """A held meeting, justerat last: after that its tables are locked."""
    möte = enhet.lägg_till(
        Sammanträde(nämnd_id=nämnd.id, datum=date(2026, 3, 10), starttid=time(9), sluttid=time(12), plats="Lilla salen",
                    status=Sammanträdesstatus.JUSTERAT)
    )  # fmt: skip
    p = enhet.lägg_till(
        Paragraf(sammanträde_id=möte.id, nummer=13, rubrik="Ny taxa – ”hemtjänst”", utgång=Paragrafutgång.ÅTERREMISS,
                 skäl="Utred\nkostnaden", åter_till="Förvaltningen", åter_sammanträde_id=möte.id)
    )  # fmt: skip
    åsa = enhet.lägg_till(
        Närvarande(sammanträde_id=möte.id, person_id=1, namn="Åsa Öberg", parti="EP", roll=Närvaroroll.ORDFÖRANDE,
                   resa_km=12, restid=20, förlorad_tid=180, förlorad_inkomst=700, arvode_till=time(12, 15))
    )  # fmt: skip
    per = enhet.lägg_till(
        Närvarande(sammanträde_id=möte.id, ordning=1, namn="Per Ärlig", roll=Närvaroroll.ERSÄTTARE, titel="gäst")
    )
    for n, vad in (
        (åsa, {}),
        (per, {"från_paragraf_id": p.id, "del_från": True, "kl_från": time(10), "för_id": åsa.id}),
    ):
        enhet.lägg_till(Närvarointervall(närvarande_id=n.id, tjänstgör=True, **vad))
    p.ordförande_id = åsa.id
    enhet.lägg_till(Protokolljusterare(sammanträde_id=möte.id, närvarande_id=per.id, ersättare=True))
    enhet.lägg_till(Ajournering(sammanträde_id=möte.id, från=time(10), till=time(10, 15), paragraf_id=p.id))
    enhet.lägg_till(
        Yrkande(paragraf_id=p.id, nyckel="a", slag=Yrkandeslag.ÅTERREMISS, text="Utred.", beslutspunkt=1,
                personer=[YrkandePerson(närvarande_id=åsa.id)])
    )  # fmt: skip
    enhet.lägg_till(
        Proposition(paragraf_id=p.id, slag=Propositionsslag.ÅTERREMISS, nej="a", omröstning=Omröstning.ÖPPEN,
                    avgörande=Avgörande.UTSLAGSRÖST, utfall=Utfall.NEJ,
                    röster=[Röst(närvarande_id=åsa.id, val=Röstval.NEJ)])
    )  # fmt: skip
    enhet.lägg_till(Jäv(paragraf_id=p.id, närvarande_id=per.id, grund=3, anteckning="styrelsen", ersättare_id=åsa.id))
    enhet.lägg_till(
        Yttrande(paragraf_id=p.id, slag=Yttrandeslag.RESERVATION, yrkande="a", anmäld=time(11),
                 personer=[YttrandePerson(närvarande_id=per.id)])
    )  # fmt: skip
    enhet.lägg_till(EjDeltagande(paragraf_id=p.id, närvarande_id=per.id))
    enhet.lägg_till(
        Kvittering(sammanträde_id=möte.id, kod="PRO-sen-justering", plats_typ="sammantrade", plats_id=möte.id,
                   anteckning="Ordföranden var sjuk.", av="Örjan Ängström", tidpunkt=datetime(2026, 3, 30, 8, 0))
    )  # fmt: skip
    sha = filer.spara(enhet.session, b"%PDF-1.7 inte ett riktigt protokoll", "application/pdf")
    post = logg.skriv(enhet, "justering", f"sammantrade:{möte.id}", {"datum": "2026-03-12", "data": {}})
    enhet.lägg_till(
        Justering(sammanträde_id=möte.id, datum=date(2026, 3, 12), tidpunkt=datetime(2026, 3, 12, 15, 0),
                  sätt=Justeringssätt.DIGITALT, av=[{"namn": "Åsa Öberg", "uppgift": "ordförande", "paragrafer": ""}],
                  pdf_sha256=sha, data_sha256="0" * 64, logg_id=post)
    )  # fmt: skip
    enhet.lägg_till(
        Anslag(nämnd_id=nämnd.id, sammanträde_id=möte.id, justerat=date(2026, 3, 12), uppsatt=date(2026, 3, 13),
               ned_tidigast=date(2026, 4, 8), nedtaget=date(2026, 4, 9), förvaringsplats="Ekbro kommunhus",
               av="Örjan Ängström", paragrafer=[p.id])
    )  # fmt: skip
    enhet.lägg_till(
        Expediering(paragraf_id=p.id, mottagare="Ekonomiavdelningen", sätt=Expedieringssätt.DELGIVNING,
                    skickat=date(2026, 3, 13), delfången=date(2026, 3, 17), av="Örjan Ängström")
    )  # fmt: skip
    enhet.lägg_till(Rättelse(paragraf_id=p.id, datum=date(2026, 3, 20), av="Örjan Ängström", text="§ 13: 100 kronor"))


def _attest(enhet: Enhet, nämnd: Nämnd, ärende: Ärende) -> None:
    """A decided list with a row of two persons, one of them known."""
    person = enhet.session.exec(select(Person)).first()
    enhet.lägg_till(
        Attestlista(
            nämnd_id=nämnd.id, ärende_id=ärende.id, år=2026, rubrik="Attestlista", status=Attestlistestatus.BESLUTAD,
            beslutad_datum=date(2025, 12, 16), beslutad_paragraf=118, gäller_från=date(2026, 1, 1),
            regler="Egna kostnader attesteras av överordnad.\n",
            koddelar=[{"nyckel": "identitet", "namn": "Identitet", "siffror": 5, "huvud": True}],
            roller=[{"nyckel": "attestant", "namn": "Beslutsattestant"}],
            rader=[
                Attestrad(
                    ordning=1024, koder={"identitet": "00710"}, kod="00710", benämning="Förskola “Äpplet”",
                    villkor="inom budget", belopp=50_000,
                    personer=[
                        Attestperson(namn="Åsa Öberg", person_id=person.id if person else None, ordning=0),
                        Attestperson(namn="Örjan Ängström", roll="ersättare", ordning=1, till=date(2026, 12, 31)),
                    ],
                )
            ],
        )
    )  # fmt: skip


def _delegation(enhet: Enhet, nämnd: Nämnd, ärende: Ärende) -> None:
    punkt = enhet.session.exec(select(Föredragningspunkt)).first()
    assert punkt is not None
    nyckel = "0123456789abcdef" * 2
    enhet.lägg_till(
        Delegationsordning(
            nämnd_id=nämnd.id, ärende_id=ärende.id, rubrik='Delegationsordning för "omsorgen"',
            inledning="Rad ett\n\nRad två", status=Ordningsstatus.BESLUTAD, beslutad_datum=date(2026, 2, 10),
            beslutad_paragraf=13,
            gäller_från=date(2026, 3, 1),
            kapitel=[Delegationskapitel(nr=12, rubrik="Alkohollagen", sfs="2010:1622", punkter=[
                Delegationspunkt(löpnr=8, nyckel=nyckel, ärende="Tillfälligt tillstånd", lagrum="8 kap 2 §",
                                 delegater=[Delegat(kod="ÄC", belopp=Decimal("0.5"), osäker=True)]),
                Delegationspunkt(ordning=1, löpnr=9, ärende="Kort tillstånd", anteckning=f"Ingår i {{{nyckel}}}",
                                 hänvisningar=[nyckel]),
            ])],
        )
    )  # fmt: skip
    enhet.lägg_till(Delegatkod(nämnd_id=nämnd.id, kod="ÄC", betydelse="Äldreomsorgschef", chef=True))
    enhet.lägg_till(
        Delegationsbeslut(nämnd_id=nämnd.id, datum=date(2026, 2, 5), punkt_nyckel=nyckel, punkt_nr="12.8", delegat="ÄC",
                          diarienummer=DNR, ärende_id=ärende.id, rubrik="Vårmarknaden", utfall="bifall", belopp=900,
                          anmäld_punkt_id=punkt.id, person_id=1)
    )  # fmt: skip
    eget = enhet.lägg_till(
        SärskiltProtokoll(nämnd_id=nämnd.id, nr=1, datum=date(2026, 2, 6), av="Åsa Öberg", titel="äldreomsorgschef",
                          justerat=date(2026, 2, 6))
    )  # fmt: skip
    enhet.lägg_till(
        Delegationsbeslut(nämnd_id=nämnd.id, datum=date(2026, 2, 6), punkt_nr="12.9", delegat="ÄC",
                          rubrik="Höstmarknad", särskilt_protokoll=True, särskilt_protokoll_id=eget.id)
    )  # fmt: skip
    enhet.lägg_till(
        Utskottsanmälan(nämnd_id=nämnd.id, utskott="myndighetsutskottet", datum=date(2026, 2, 1), från=3, till=9,
                        anmäld_punkt_id=punkt.id)
    )  # fmt: skip
    for värde, månad in ((4, 1), (None, 2)):
        enhet.lägg_till(
            Delegationsstatistik(
                nämnd_id=nämnd.id, kategori="Färdtjänst", mått="bifall", år=2026, månad=månad, värde=värde
            )
        )


def dumpa(fil: Path) -> str:
    """The whole file as SQL: tables, rows, indexes, full-text tables with their rows, triggers."""
    anslutning = sqlite3.connect(fil)
    slag = dict(anslutning.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall())
    virtuella = [n for n, sql in slag.items() if sql.startswith("CREATE VIRTUAL")]
    skuggor = {n for n in slag for v in virtuella if n.startswith(f"{v}_") and slag[n].startswith("CREATE TABLE")}
    tabeller = [n for n, sql in slag.items() if sql.startswith("CREATE TABLE") and n not in skuggor]
    sist = [n for n, sql in slag.items() if sql.startswith(("CREATE INDEX", "CREATE UNIQUE", "CREATE TRIGGER"))]
    märken = {p: anslutning.execute(f"PRAGMA {p}").fetchone()[0] for p in ("application_id", "user_version")}
    rader = [*(f"PRAGMA {p}={värde};" for p, värde in märken.items()), "BEGIN;"]
    for namn in (*tabeller, *virtuella):
        rader += [f"{slag[namn]};", *_insättningar(anslutning, namn, med_rowid=namn in virtuella)]
    rader += [f"{slag[namn]};" for namn in sist]
    anslutning.close()
    return "\n".join([*rader, "COMMIT;", ""])


def _insättningar(anslutning: sqlite3.Connection, tabell: str, *, med_rowid: bool) -> list[str]:
    kolumner = (["rowid"] if med_rowid else []) + [
        rad[1] for rad in anslutning.execute(f'PRAGMA table_info("{tabell}")')
    ]
    namn = ", ".join(k if k == "rowid" else f'"{k}"' for k in kolumner)
    citerade = " || ', ' || ".join(f"quote({k})" if k == "rowid" else f'quote("{k}")' for k in kolumner)
    return [
        f'INSERT INTO "{tabell}" ({namn}) VALUES ({värden});'
        for (värden,) in anslutning.execute(f'SELECT {citerade} FROM "{tabell}" ORDER BY rowid')
    ]


def main() -> int:
    mål = HÄR / f"schema_{SCHEMA}_{__version__}.sql"
    if any([*HÄR.glob(f"schema_{SCHEMA}_*.sql"), *ÄLDSTA.glob(f"schema_{SCHEMA}_*.sql")]):
        print(f"Schema {SCHEMA} har redan en dump; en utgiven dump ändras aldrig.")
        return 1
    with tempfile.TemporaryDirectory() as mapp:
        fil = Path(mapp) / "Ekbro.namnd"
        with öppna(fil) as databas, databas.skrivning() as enhet:
            fyll(enhet)
        mål.write_text(dumpa(fil), encoding="utf-8", newline="\n")
    print(mål)
    return 0


if __name__ == "__main__":
    sys.exit(main())
