PRAGMA application_id=1313689156;
PRAGMA user_version=412615171;
BEGIN;
CREATE TABLE fil (
	sha256 VARCHAR NOT NULL, 
	storlek INTEGER NOT NULL, 
	mediatyp VARCHAR NOT NULL, 
	"innehåll" BLOB NOT NULL, 
	CONSTRAINT pk_fil PRIMARY KEY (sha256)
);
INSERT INTO "fil" ("sha256", "storlek", "mediatyp", "innehåll") VALUES ('a532d25586bad3a1707ea1d5d146369a78068ef02d4aef04a3adb1a1aa43c845', 36, 'image/png', X'456B62726F7320766170656E2C20696E746520656E2072696B7469672062696C64000102');
INSERT INTO "fil" ("sha256", "storlek", "mediatyp", "innehåll") VALUES ('6c0f1b14efb3dca953fabc450103f0649b52e1b27f96078cca288e276e343e10', 38, 'text/plain', X'52C3A46B6E6573C3A47474206F6368202263697461742220E2809320656E2062696C6167610A');
CREATE TABLE utkast (
	vad VARCHAR NOT NULL, 
	basversion INTEGER, 
	data JSON NOT NULL, 
	sparat DATETIME NOT NULL, 
	CONSTRAINT pk_utkast PRIMARY KEY (vad)
);
INSERT INTO "utkast" ("vad", "basversion", "data", "sparat") VALUES ('sammanträde:1', 1, '{"plats": "Stora salen", "punkter": [1, 2]}', '2026-11-23 17:58:30.182609');
CREATE TABLE logghandelse (
	id INTEGER NOT NULL, 
	tidpunkt DATETIME NOT NULL, 
	slag VARCHAR NOT NULL, 
	objekt VARCHAR NOT NULL, 
	digest VARCHAR NOT NULL, 
	kedja VARCHAR NOT NULL, 
	CONSTRAINT pk_logghandelse PRIMARY KEY (id)
);
INSERT INTO "logghandelse" ("id", "tidpunkt", "slag", "objekt", "digest", "kedja") VALUES (1, '2026-11-23 17:58:30.000000', 'registrering', 'arende:1', '8dee054f729a10edafa2a753e40c30db17309e2a16b4ea75b9c089807ba88d4a', '6a86c7203e2ceaccc367559282438e68ec1b80ce0fabb9d53ca6c1671c60f42f');
INSERT INTO "logghandelse" ("id", "tidpunkt", "slag", "objekt", "digest", "kedja") VALUES (2, '2026-11-23 17:58:30.000000', 'kallelse', 'sammantrade:1', '3b0121a57839c3c8c3ee899c382b7a107dc0842c866cb8b006597204147d2e3e', '5d05d3410151443bd653677cb84f3fa149e8f35cb4ca13cbca0487a3336613b4');
INSERT INTO "logghandelse" ("id", "tidpunkt", "slag", "objekt", "digest", "kedja") VALUES (3, '2026-11-23 17:58:30.000000', 'innehåll gallrat', 'logghandelse:2', 'edace7be27eb42d4056d28a2d0bb09029a28f814bec4c5a3abb12eae3793a39c', 'fcd57ed0662d4e96e77bb35c3725b79a826ec2b962f9f5a3cd4e886e3eb79f9c');
CREATE TABLE person (
	id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	namn VARCHAR NOT NULL, 
	e_post VARCHAR NOT NULL, 
	telefon VARCHAR NOT NULL, 
	skyddade_uppgifter BOOLEAN NOT NULL, 
	anteckning VARCHAR NOT NULL, 
	CONSTRAINT pk_person PRIMARY KEY (id)
);
INSERT INTO "person" ("id", "version", "namn", "e_post", "telefon", "skyddade_uppgifter", "anteckning") VALUES (1, 1, 'Åsa Öberg', 'asa.oberg@ekbro.example', '', 0, '');
INSERT INTO "person" ("id", "version", "namn", "e_post", "telefon", "skyddade_uppgifter", "anteckning") VALUES (2, 1, 'Örjan Ängström', '', '', 1, '');
CREATE TABLE logginnehall (
	logg_id INTEGER NOT NULL, 
	salt VARCHAR NOT NULL, 
	data JSON NOT NULL, 
	CONSTRAINT pk_logginnehall PRIMARY KEY (logg_id), 
	CONSTRAINT fk_logginnehall_logg_id_logghandelse FOREIGN KEY(logg_id) REFERENCES logghandelse (id)
);
INSERT INTO "logginnehall" ("logg_id", "salt", "data") VALUES (1, '0f555aff5ad98f04cf05d8ed8bb50754', '{"diarienummer": "SN 2026/17"}');
INSERT INTO "logginnehall" ("logg_id", "salt", "data") VALUES (3, 'abb07c4384ff2974cffa8c20a8dbca99', '{"sk\u00e4l": "gallrat enligt gallringsplan"}');
CREATE TABLE kommun (
	id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	namn VARCHAR NOT NULL, 
	organisationsnummer VARCHAR NOT NULL, 
	postadress VARCHAR NOT NULL, 
	"besöksadress" VARCHAR NOT NULL, 
	webb VARCHAR NOT NULL, 
	telefon VARCHAR NOT NULL, 
	e_post VARCHAR NOT NULL, 
	logotyp_sha256 VARCHAR, 
	logotyp_alttext VARCHAR NOT NULL, 
	CONSTRAINT pk_kommun PRIMARY KEY (id), 
	CONSTRAINT fk_kommun_logotyp_sha256_fil FOREIGN KEY(logotyp_sha256) REFERENCES fil (sha256)
);
INSERT INTO "kommun" ("id", "version", "namn", "organisationsnummer", "postadress", "besöksadress", "webb", "telefon", "e_post", "logotyp_sha256", "logotyp_alttext") VALUES (1, 1, 'Ekbro kommun', '212000-9994', 'Box 1, 999 01 Ekbro', '', '', '', '', 'a532d25586bad3a1707ea1d5d146369a78068ef02d4aef04a3adb1a1aa43c845', 'Ekbro kommuns vapen');
CREATE TABLE befattning (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	titel VARCHAR NOT NULL, 
	enhet VARCHAR NOT NULL, 
	"förvaltning" VARCHAR NOT NULL, 
	"från" DATE, 
	till DATE, 
	CONSTRAINT pk_befattning PRIMARY KEY (id), 
	CONSTRAINT fk_befattning_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);
INSERT INTO "befattning" ("id", "person_id", "titel", "enhet", "förvaltning", "från", "till") VALUES (1, 2, 'Nämndsekreterare', 'Kansliet', '', '2020-03-01', NULL);
CREATE TABLE namnd (
	id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	kommun_id INTEGER NOT NULL, 
	namn VARCHAR NOT NULL, 
	kod VARCHAR NOT NULL, 
	typ VARCHAR(40) NOT NULL, 
	"överordnad_id" INTEGER, 
	platser INTEGER, 
	"förvaltning" VARCHAR NOT NULL, 
	kallelse_dagar INTEGER NOT NULL, 
	"inställningar" JSON NOT NULL, 
	aktiv BOOLEAN NOT NULL, 
	CONSTRAINT pk_namnd PRIMARY KEY (id), 
	CONSTRAINT uq_namnd_kod UNIQUE (kod), 
	CONSTRAINT fk_namnd_kommun_id_kommun FOREIGN KEY(kommun_id) REFERENCES kommun (id), 
	CONSTRAINT "fk_namnd_överordnad_id_namnd" FOREIGN KEY("överordnad_id") REFERENCES namnd (id)
);
INSERT INTO "namnd" ("id", "version", "kommun_id", "namn", "kod", "typ", "överordnad_id", "platser", "förvaltning", "kallelse_dagar", "inställningar", "aktiv") VALUES (1, 1, 1, 'Socialnämnden', 'SN', 'nämnd', NULL, 9, 'Omsorgsförvaltningen', 5, '{"diarium": {"numrering": "egen serie", "m\u00f6nster": "SN {\u00e5r}/{nr}"}}', 1);
INSERT INTO "namnd" ("id", "version", "kommun_id", "namn", "kod", "typ", "överordnad_id", "platser", "förvaltning", "kallelse_dagar", "inställningar", "aktiv") VALUES (2, 1, 1, 'Socialnämndens utskott', 'SNAU', 'utskott', 1, 3, '', 5, '{}', 1);
CREATE TABLE arende (
	id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	"nämnd_id" INTEGER NOT NULL, 
	diarienummer VARCHAR, 
	diarienyckel VARCHAR, 
	"serie_år" INTEGER, 
	"löpnummer" INTEGER, 
	rubrik VARCHAR NOT NULL, 
	beskrivning VARCHAR NOT NULL, 
	status VARCHAR(40) NOT NULL, 
	registrerat DATE, 
	"handläggare" VARCHAR NOT NULL, 
	anteckning VARCHAR NOT NULL, 
	CONSTRAINT pk_arende PRIMARY KEY (id), 
	CONSTRAINT "uq_arende_nämnd_id_diarienyckel" UNIQUE ("nämnd_id", diarienyckel), 
	CONSTRAINT "fk_arende_nämnd_id_namnd" FOREIGN KEY("nämnd_id") REFERENCES namnd (id)
);
INSERT INTO "arende" ("id", "version", "nämnd_id", "diarienummer", "diarienyckel", "serie_år", "löpnummer", "rubrik", "beskrivning", "status", "registrerat", "handläggare", "anteckning") VALUES (1, 1, 1, 'SN 2026/17', 'SN|2026|17', 2026, 17, 'Månadsuppföljning för äldreomsorgen', 'Första raden
Andra raden', 'på föredragningslista', '2026-01-15', 'Örjan Ängström', '');
CREATE TABLE diarieserie (
	"nämnd_id" INTEGER NOT NULL, 
	"år" INTEGER NOT NULL, 
	senaste INTEGER NOT NULL, 
	CONSTRAINT pk_diarieserie PRIMARY KEY ("nämnd_id", "år"), 
	CONSTRAINT "fk_diarieserie_nämnd_id_namnd" FOREIGN KEY("nämnd_id") REFERENCES namnd (id)
);
INSERT INTO "diarieserie" ("nämnd_id", "år", "senaste") VALUES (1, 2026, 17);
CREATE TABLE handling (
	id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	"nämnd_id" INTEGER NOT NULL, 
	riktning VARCHAR(40) NOT NULL, 
	typ VARCHAR(40) NOT NULL, 
	rubrik VARCHAR NOT NULL, 
	datum DATE, 
	diarienummer VARCHAR, 
	motpart VARCHAR NOT NULL, 
	motpart_dold BOOLEAN NOT NULL, 
	sekretess_lagrum VARCHAR NOT NULL, 
	sekretess_datum DATE, 
	sekretess_myndighet VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	CONSTRAINT pk_handling PRIMARY KEY (id), 
	CONSTRAINT "fk_handling_nämnd_id_namnd" FOREIGN KEY("nämnd_id") REFERENCES namnd (id)
);
INSERT INTO "handling" ("id", "version", "nämnd_id", "riktning", "typ", "rubrik", "datum", "diarienummer", "motpart", "motpart_dold", "sekretess_lagrum", "sekretess_datum", "sekretess_myndighet", "text") VALUES (1, 1, 1, 'upprättad', 'tjansteskrivelse', 'Månadsuppföljning januari', '2026-01-20', 'SN 2026/17', '', 0, '26 kap. 1 § OSL', '2026-01-21', 'Socialnämnden', 'Nettokostnaden ökade. Vårdtyngden är högre än budgeterat.');
CREATE TABLE importerat_dokument (
	nyckel VARCHAR NOT NULL, 
	"nämnd_id" INTEGER NOT NULL, 
	fil_sha256 VARCHAR NOT NULL, 
	filnamn VARCHAR NOT NULL, 
	objekt VARCHAR NOT NULL, 
	importerat DATETIME NOT NULL, 
	CONSTRAINT pk_importerat_dokument PRIMARY KEY (nyckel, "nämnd_id"), 
	CONSTRAINT "fk_importerat_dokument_nämnd_id_namnd" FOREIGN KEY("nämnd_id") REFERENCES namnd (id)
);
INSERT INTO "importerat_dokument" ("nyckel", "nämnd_id", "fil_sha256", "filnamn", "objekt", "importerat") VALUES ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 1, 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'kallelse åäö.pdf', 'sammantrade:1', '2026-02-01 12:30:00.000000');
CREATE TABLE uppdrag (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	"nämnd_id" INTEGER NOT NULL, 
	roll VARCHAR(40) NOT NULL, 
	parti VARCHAR NOT NULL, 
	"från" DATE, 
	till DATE, 
	"tjänstgöringsordning" INTEGER, 
	CONSTRAINT pk_uppdrag PRIMARY KEY (id), 
	CONSTRAINT fk_uppdrag_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT "fk_uppdrag_nämnd_id_namnd" FOREIGN KEY("nämnd_id") REFERENCES namnd (id)
);
INSERT INTO "uppdrag" ("id", "person_id", "nämnd_id", "roll", "parti", "från", "till", "tjänstgöringsordning") VALUES (1, 1, 1, 'ordförande', 'EP', '2023-01-01', '2026-12-31', 1);
CREATE TABLE sammantrade (
	id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	"nämnd_id" INTEGER NOT NULL, 
	datum DATE NOT NULL, 
	starttid TIME, 
	sluttid TIME, 
	plats VARCHAR NOT NULL, 
	status VARCHAR(40) NOT NULL, 
	"öppet" BOOLEAN NOT NULL, 
	kallelse_datum DATE, 
	"ordförande" VARCHAR NOT NULL, 
	sekreterare VARCHAR NOT NULL, 
	"förslag_justerare" VARCHAR NOT NULL, 
	"förslag_ersättare" VARCHAR NOT NULL, 
	justering_plats VARCHAR NOT NULL, 
	justering_datum DATE, 
	justering_tid TIME, 
	"anmäl_förhinder" VARCHAR NOT NULL, 
	anteckning VARCHAR NOT NULL, 
	CONSTRAINT pk_sammantrade PRIMARY KEY (id), 
	CONSTRAINT "fk_sammantrade_nämnd_id_namnd" FOREIGN KEY("nämnd_id") REFERENCES namnd (id)
);
INSERT INTO "sammantrade" ("id", "version", "nämnd_id", "datum", "starttid", "sluttid", "plats", "status", "öppet", "kallelse_datum", "ordförande", "sekreterare", "förslag_justerare", "förslag_ersättare", "justering_plats", "justering_datum", "justering_tid", "anmäl_förhinder", "anteckning") VALUES (1, 1, 1, '2026-02-10', '13:15:00.000000', NULL, 'Ekbrosalen', 'kallat', 0, NULL, 'Åsa Öberg', '', '', '', '', NULL, NULL, '', '');
CREATE TABLE skrivelse (
	id INTEGER NOT NULL, 
	handling_id INTEGER NOT NULL, 
	"handläggare" VARCHAR NOT NULL, 
	"handläggare_titel" VARCHAR NOT NULL, 
	enhet VARCHAR NOT NULL, 
	"förvaltning" VARCHAR NOT NULL, 
	telefon VARCHAR NOT NULL, 
	ert_datum VARCHAR NOT NULL, 
	er_beteckning VARCHAR NOT NULL, 
	organ VARCHAR NOT NULL, 
	paragraf INTEGER, 
	beslut JSON NOT NULL, 
	svar_senast DATE, 
	adressater JSON NOT NULL, 
	skickas_till JSON NOT NULL, 
	"övriga_fält" JSON NOT NULL, 
	CONSTRAINT pk_skrivelse PRIMARY KEY (id), 
	CONSTRAINT uq_skrivelse_handling_id UNIQUE (handling_id), 
	CONSTRAINT fk_skrivelse_handling_id_handling FOREIGN KEY(handling_id) REFERENCES handling (id) ON DELETE CASCADE
);
INSERT INTO "skrivelse" ("id", "handling_id", "handläggare", "handläggare_titel", "enhet", "förvaltning", "telefon", "ert_datum", "er_beteckning", "organ", "paragraf", "beslut", "svar_senast", "adressater", "skickas_till", "övriga_fält") VALUES (1, 1, 'orjan.angstrom@ekbro.example', '', '', '', '', '', '', '', NULL, '["Socialn\u00e4mnden godk\u00e4nner uppf\u00f6ljningen."]', '2026-02-28', '["Socialn\u00e4mnden"]', '["Ekonomiavdelningen"]', '{"Ert datum": ""}');
CREATE TABLE arende_handling (
	"ärende_id" INTEGER NOT NULL, 
	handling_id INTEGER NOT NULL, 
	ordning INTEGER NOT NULL, 
	CONSTRAINT pk_arende_handling PRIMARY KEY ("ärende_id", handling_id), 
	CONSTRAINT "fk_arende_handling_ärende_id_arende" FOREIGN KEY("ärende_id") REFERENCES arende (id) ON DELETE CASCADE, 
	CONSTRAINT fk_arende_handling_handling_id_handling FOREIGN KEY(handling_id) REFERENCES handling (id) ON DELETE CASCADE
);
INSERT INTO "arende_handling" ("ärende_id", "handling_id", "ordning") VALUES (1, 1, 1);
CREATE TABLE bilaga (
	id INTEGER NOT NULL, 
	handling_id INTEGER NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	filnamn VARCHAR NOT NULL, 
	ordning INTEGER NOT NULL, 
	CONSTRAINT pk_bilaga PRIMARY KEY (id), 
	CONSTRAINT fk_bilaga_handling_id_handling FOREIGN KEY(handling_id) REFERENCES handling (id) ON DELETE CASCADE, 
	CONSTRAINT fk_bilaga_sha256_fil FOREIGN KEY(sha256) REFERENCES fil (sha256)
);
INSERT INTO "bilaga" ("id", "handling_id", "sha256", "filnamn", "ordning") VALUES (1, 1, '6c0f1b14efb3dca953fabc450103f0649b52e1b27f96078cca288e276e343e10', 'underlag åäö.txt', 0);
CREATE TABLE riskanalys (
	id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	"nämnd_id" INTEGER NOT NULL, 
	"ärende_id" INTEGER, 
	"år" INTEGER NOT NULL, 
	rubrik VARCHAR NOT NULL, 
	skala INTEGER NOT NULL, 
	"tröskel" INTEGER NOT NULL, 
	CONSTRAINT pk_riskanalys PRIMARY KEY (id), 
	CONSTRAINT "fk_riskanalys_nämnd_id_namnd" FOREIGN KEY("nämnd_id") REFERENCES namnd (id), 
	CONSTRAINT "fk_riskanalys_ärende_id_arende" FOREIGN KEY("ärende_id") REFERENCES arende (id) ON DELETE SET NULL
);
INSERT INTO "riskanalys" ("id", "version", "nämnd_id", "ärende_id", "år", "rubrik", "skala", "tröskel") VALUES (1, 1, 1, 1, 2026, 'Riskanalys 2026', 5, 10);
CREATE TABLE foredragningsgrupp (
	id INTEGER NOT NULL, 
	"sammanträde_id" INTEGER NOT NULL, 
	ordning INTEGER NOT NULL, 
	rubrik VARCHAR NOT NULL, 
	CONSTRAINT pk_foredragningsgrupp PRIMARY KEY (id), 
	CONSTRAINT "fk_foredragningsgrupp_sammanträde_id_sammantrade" FOREIGN KEY("sammanträde_id") REFERENCES sammantrade (id) ON DELETE CASCADE
);
INSERT INTO "foredragningsgrupp" ("id", "sammanträde_id", "ordning", "rubrik") VALUES (1, 1, 1, 'Ärenden till egen instans');
CREATE TABLE paragraf (
	id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	"sammanträde_id" INTEGER NOT NULL, 
	"ärende_id" INTEGER, 
	ordning INTEGER NOT NULL, 
	nummer INTEGER, 
	"preliminärt" INTEGER, 
	rubrik VARCHAR NOT NULL, 
	diarienummer VARCHAR, 
	omedelbart_justerad BOOLEAN NOT NULL, 
	redigerad BOOLEAN NOT NULL, 
	CONSTRAINT pk_paragraf PRIMARY KEY (id), 
	CONSTRAINT "fk_paragraf_sammanträde_id_sammantrade" FOREIGN KEY("sammanträde_id") REFERENCES sammantrade (id) ON DELETE CASCADE, 
	CONSTRAINT "fk_paragraf_ärende_id_arende" FOREIGN KEY("ärende_id") REFERENCES arende (id) ON DELETE SET NULL
);
INSERT INTO "paragraf" ("id", "version", "sammanträde_id", "ärende_id", "ordning", "nummer", "preliminärt", "rubrik", "diarienummer", "omedelbart_justerad", "redigerad") VALUES (1, 1, 1, 1, 1, 12, NULL, 'Månadsuppföljning', 'SN 2026/17', 0, 0);
CREATE TABLE skrivelseavsnitt (
	id INTEGER NOT NULL, 
	skrivelse_id INTEGER NOT NULL, 
	ordning INTEGER NOT NULL, 
	rubrik VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	CONSTRAINT pk_skrivelseavsnitt PRIMARY KEY (id), 
	CONSTRAINT fk_skrivelseavsnitt_skrivelse_id_skrivelse FOREIGN KEY(skrivelse_id) REFERENCES skrivelse (id) ON DELETE CASCADE
);
INSERT INTO "skrivelseavsnitt" ("id", "skrivelse_id", "ordning", "rubrik", "text") VALUES (1, 1, 1, 'Sammanfattning', '- en punkt
- en till');
CREATE TABLE beslutssats (
	id INTEGER NOT NULL, 
	skrivelse_id INTEGER NOT NULL, 
	ordning INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	CONSTRAINT pk_beslutssats PRIMARY KEY (id), 
	CONSTRAINT fk_beslutssats_skrivelse_id_skrivelse FOREIGN KEY(skrivelse_id) REFERENCES skrivelse (id) ON DELETE CASCADE
);
INSERT INTO "beslutssats" ("id", "skrivelse_id", "ordning", "text") VALUES (1, 1, 1, 'Socialnämnden godkänner månadsuppföljningen.');
CREATE TABLE underlag (
	id INTEGER NOT NULL, 
	skrivelse_id INTEGER NOT NULL, 
	ordning INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	organ VARCHAR, 
	datum DATE, 
	paragraf INTEGER, 
	CONSTRAINT pk_underlag PRIMARY KEY (id), 
	CONSTRAINT fk_underlag_skrivelse_id_skrivelse FOREIGN KEY(skrivelse_id) REFERENCES skrivelse (id) ON DELETE CASCADE
);
INSERT INTO "underlag" ("id", "skrivelse_id", "ordning", "text", "organ", "datum", "paragraf") VALUES (1, 1, 1, 'SN § 177', 'SN', '2025-12-09', 177);
CREATE TABLE undertecknare (
	id INTEGER NOT NULL, 
	skrivelse_id INTEGER NOT NULL, 
	ordning INTEGER NOT NULL, 
	namn VARCHAR NOT NULL, 
	titel VARCHAR NOT NULL, 
	parti VARCHAR NOT NULL, 
	CONSTRAINT pk_undertecknare PRIMARY KEY (id), 
	CONSTRAINT fk_undertecknare_skrivelse_id_skrivelse FOREIGN KEY(skrivelse_id) REFERENCES skrivelse (id) ON DELETE CASCADE
);
INSERT INTO "undertecknare" ("id", "skrivelse_id", "ordning", "namn", "titel", "parti") VALUES (1, 1, 1, 'Örjan Ängström', 'Nämndsekreterare', '');
CREATE TABLE meddelande (
	id INTEGER NOT NULL, 
	skrivelse_id INTEGER NOT NULL, 
	ordning INTEGER NOT NULL, 
	diarienummer VARCHAR, 
	text VARCHAR NOT NULL, 
	CONSTRAINT pk_meddelande PRIMARY KEY (id), 
	CONSTRAINT fk_meddelande_skrivelse_id_skrivelse FOREIGN KEY(skrivelse_id) REFERENCES skrivelse (id) ON DELETE CASCADE
);
INSERT INTO "meddelande" ("id", "skrivelse_id", "ordning", "diarienummer", "text") VALUES (1, 1, 1, NULL, 'Cirkulär om avgifter');
CREATE TABLE risk (
	id INTEGER NOT NULL, 
	riskanalys_id INTEGER NOT NULL, 
	ordning INTEGER NOT NULL, 
	"område" VARCHAR NOT NULL, 
	risk VARCHAR NOT NULL, 
	orsak VARCHAR NOT NULL, 
	"föregående" INTEGER, 
	sannolikhet INTEGER, 
	konsekvens INTEGER, 
	"riskvärde" INTEGER, 
	obligatorisk BOOLEAN NOT NULL, 
	kommentar VARCHAR NOT NULL, 
	CONSTRAINT pk_risk PRIMARY KEY (id), 
	CONSTRAINT fk_risk_riskanalys_id_riskanalys FOREIGN KEY(riskanalys_id) REFERENCES riskanalys (id) ON DELETE CASCADE
);
INSERT INTO "risk" ("id", "riskanalys_id", "ordning", "område", "risk", "orsak", "föregående", "sannolikhet", "konsekvens", "riskvärde", "obligatorisk", "kommentar") VALUES (1, 1, 1, 'Ekonomi', 'Felaktig utbetalning', '', NULL, 3, 4, 12, 0, '');
CREATE TABLE internkontrollplan (
	id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	"nämnd_id" INTEGER NOT NULL, 
	"ärende_id" INTEGER, 
	riskanalys_id INTEGER, 
	"år" INTEGER NOT NULL, 
	rubrik VARCHAR NOT NULL, 
	inledning VARCHAR NOT NULL, 
	status VARCHAR(40) NOT NULL, 
	beslutad_datum DATE, 
	beslutad_paragraf INTEGER, 
	CONSTRAINT pk_internkontrollplan PRIMARY KEY (id), 
	CONSTRAINT "fk_internkontrollplan_nämnd_id_namnd" FOREIGN KEY("nämnd_id") REFERENCES namnd (id), 
	CONSTRAINT "fk_internkontrollplan_ärende_id_arende" FOREIGN KEY("ärende_id") REFERENCES arende (id) ON DELETE SET NULL, 
	CONSTRAINT fk_internkontrollplan_riskanalys_id_riskanalys FOREIGN KEY(riskanalys_id) REFERENCES riskanalys (id) ON DELETE SET NULL
);
INSERT INTO "internkontrollplan" ("id", "version", "nämnd_id", "ärende_id", "riskanalys_id", "år", "rubrik", "inledning", "status", "beslutad_datum", "beslutad_paragraf") VALUES (1, 1, 1, 1, 1, 2026, 'Internkontrollplan 2026', '', 'beslutad', '2026-02-10', 12);
CREATE TABLE foredragningspunkt (
	id INTEGER NOT NULL, 
	"sammanträde_id" INTEGER NOT NULL, 
	grupp_id INTEGER, 
	"ärende_id" INTEGER, 
	ordning INTEGER NOT NULL, 
	rubrik VARCHAR NOT NULL, 
	diarienummer VARCHAR, 
	typ VARCHAR(40) NOT NULL, 
	"föredragande" VARCHAR NOT NULL, 
	klockslag TIME, 
	minuter INTEGER, 
	"stängda_dörrar" BOOLEAN NOT NULL, 
	anteckning VARCHAR NOT NULL, 
	CONSTRAINT pk_foredragningspunkt PRIMARY KEY (id), 
	CONSTRAINT "fk_foredragningspunkt_sammanträde_id_sammantrade" FOREIGN KEY("sammanträde_id") REFERENCES sammantrade (id) ON DELETE CASCADE, 
	CONSTRAINT fk_foredragningspunkt_grupp_id_foredragningsgrupp FOREIGN KEY(grupp_id) REFERENCES foredragningsgrupp (id) ON DELETE SET NULL, 
	CONSTRAINT "fk_foredragningspunkt_ärende_id_arende" FOREIGN KEY("ärende_id") REFERENCES arende (id) ON DELETE SET NULL
);
INSERT INTO "foredragningspunkt" ("id", "sammanträde_id", "grupp_id", "ärende_id", "ordning", "rubrik", "diarienummer", "typ", "föredragande", "klockslag", "minuter", "stängda_dörrar", "anteckning") VALUES (1, 1, 1, 1, 1, 'Månadsuppföljning', 'SN 2026/17', 'beslut', '', '13:30:00.000000', NULL, 0, '');
CREATE TABLE beslutspunkt (
	id INTEGER NOT NULL, 
	paragraf_id INTEGER NOT NULL, 
	ordning INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	CONSTRAINT pk_beslutspunkt PRIMARY KEY (id), 
	CONSTRAINT fk_beslutspunkt_paragraf_id_paragraf FOREIGN KEY(paragraf_id) REFERENCES paragraf (id) ON DELETE CASCADE
);
INSERT INTO "beslutspunkt" ("id", "paragraf_id", "ordning", "text") VALUES (1, 1, 1, 'Socialnämnden godkänner månadsuppföljningen.');
CREATE TABLE paragrafavsnitt (
	id INTEGER NOT NULL, 
	paragraf_id INTEGER NOT NULL, 
	ordning INTEGER NOT NULL, 
	rubrik VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	CONSTRAINT pk_paragrafavsnitt PRIMARY KEY (id), 
	CONSTRAINT fk_paragrafavsnitt_paragraf_id_paragraf FOREIGN KEY(paragraf_id) REFERENCES paragraf (id) ON DELETE CASCADE
);
INSERT INTO "paragrafavsnitt" ("id", "paragraf_id", "ordning", "rubrik", "text") VALUES (1, 1, 1, 'Sammanfattning', 'Kostnaden ökade.');
CREATE TABLE kontrollmoment (
	id INTEGER NOT NULL, 
	plan_id INTEGER NOT NULL, 
	risk_id INTEGER, 
	ordning INTEGER NOT NULL, 
	kategori VARCHAR NOT NULL, 
	kontroll VARCHAR NOT NULL, 
	ansvarig VARCHAR NOT NULL, 
	frekvens VARCHAR NOT NULL, 
	frekvenskod VARCHAR(40), 
	metod VARCHAR NOT NULL, 
	rapporteras_till VARCHAR NOT NULL, 
	CONSTRAINT pk_kontrollmoment PRIMARY KEY (id), 
	CONSTRAINT fk_kontrollmoment_plan_id_internkontrollplan FOREIGN KEY(plan_id) REFERENCES internkontrollplan (id) ON DELETE CASCADE, 
	CONSTRAINT fk_kontrollmoment_risk_id_risk FOREIGN KEY(risk_id) REFERENCES risk (id) ON DELETE SET NULL
);
INSERT INTO "kontrollmoment" ("id", "plan_id", "risk_id", "ordning", "kategori", "kontroll", "ansvarig", "frekvens", "frekvenskod", "metod", "rapporteras_till") VALUES (1, 1, 1, 1, 'Ekonomi', 'Stickprov på utbetalningar', '', 'två gånger per år', 'varje halvår', '', '');
CREATE TABLE punkt_handling (
	punkt_id INTEGER NOT NULL, 
	handling_id INTEGER NOT NULL, 
	ordning INTEGER NOT NULL, 
	CONSTRAINT pk_punkt_handling PRIMARY KEY (punkt_id, handling_id), 
	CONSTRAINT fk_punkt_handling_punkt_id_foredragningspunkt FOREIGN KEY(punkt_id) REFERENCES foredragningspunkt (id) ON DELETE CASCADE, 
	CONSTRAINT fk_punkt_handling_handling_id_handling FOREIGN KEY(handling_id) REFERENCES handling (id) ON DELETE CASCADE
);
INSERT INTO "punkt_handling" ("punkt_id", "handling_id", "ordning") VALUES (1, 1, 0);
CREATE TABLE paragraf_punkt (
	paragraf_id INTEGER NOT NULL, 
	punkt_id INTEGER NOT NULL, 
	CONSTRAINT pk_paragraf_punkt PRIMARY KEY (paragraf_id, punkt_id), 
	CONSTRAINT fk_paragraf_punkt_paragraf_id_paragraf FOREIGN KEY(paragraf_id) REFERENCES paragraf (id) ON DELETE CASCADE, 
	CONSTRAINT fk_paragraf_punkt_punkt_id_foredragningspunkt FOREIGN KEY(punkt_id) REFERENCES foredragningspunkt (id) ON DELETE CASCADE
);
INSERT INTO "paragraf_punkt" ("paragraf_id", "punkt_id") VALUES (1, 1);
CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" ("version_num") VALUES ('0001');
CREATE VIRTUAL TABLE sok USING fts5(slag UNINDEXED, objekt_id UNINDEXED, namnd_id UNINDEXED, rubrik, text, tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3');
INSERT INTO "sok" (rowid, "slag", "objekt_id", "namnd_id", "rubrik", "text") VALUES (9, 'ärende', 1, 1, 'SN 2026/17 Månadsuppföljning för äldreomsorgen', 'Första raden
Andra raden
Örjan Ängström
');
INSERT INTO "sok" (rowid, "slag", "objekt_id", "namnd_id", "rubrik", "text") VALUES (10, 'handling', 1, 1, 'Månadsuppföljning januari', 'SN 2026/17

Nettokostnaden ökade. Vårdtyngden är högre än budgeterat.');
INSERT INTO "sok" (rowid, "slag", "objekt_id", "namnd_id", "rubrik", "text") VALUES (11, 'handling', 1, 1, '', 'orjan.angstrom@ekbro.example
Sammanfattning
- en punkt
- en till
Socialnämnden godkänner månadsuppföljningen.
Cirkulär om avgifter');
INSERT INTO "sok" (rowid, "slag", "objekt_id", "namnd_id", "rubrik", "text") VALUES (12, 'sammanträde', 1, 1, '2026-02-10 Ekbrosalen', '
SN 2026/17 Månadsuppföljning');
INSERT INTO "sok" (rowid, "slag", "objekt_id", "namnd_id", "rubrik", "text") VALUES (13, 'paragraf', 1, 1, '§ 12 Månadsuppföljning', 'SN 2026/17
Socialnämnden godkänner månadsuppföljningen.
Sammanfattning
Kostnaden ökade.');
INSERT INTO "sok" (rowid, "slag", "objekt_id", "namnd_id", "rubrik", "text") VALUES (14, 'person', 1, NULL, 'Åsa Öberg', '');
INSERT INTO "sok" (rowid, "slag", "objekt_id", "namnd_id", "rubrik", "text") VALUES (22, 'person', 2, NULL, 'Örjan Ängström', '');
CREATE VIRTUAL TABLE soknamn USING fts5(slag UNINDEXED, objekt_id UNINDEXED, namnd_id UNINDEXED, namn, tokenize = 'trigram');
INSERT INTO "soknamn" (rowid, "slag", "objekt_id", "namnd_id", "namn") VALUES (9, 'ärende', 1, 1, 'SN 2026/17 Månadsuppföljning för äldreomsorgen');
INSERT INTO "soknamn" (rowid, "slag", "objekt_id", "namnd_id", "namn") VALUES (10, 'handling', 1, 1, 'Månadsuppföljning januari');
INSERT INTO "soknamn" (rowid, "slag", "objekt_id", "namnd_id", "namn") VALUES (12, 'sammanträde', 1, 1, '2026-02-10 Ekbrosalen');
INSERT INTO "soknamn" (rowid, "slag", "objekt_id", "namnd_id", "namn") VALUES (13, 'paragraf', 1, 1, '§ 12 Månadsuppföljning');
INSERT INTO "soknamn" (rowid, "slag", "objekt_id", "namnd_id", "namn") VALUES (14, 'person', 1, NULL, 'Åsa Öberg');
INSERT INTO "soknamn" (rowid, "slag", "objekt_id", "namnd_id", "namn") VALUES (22, 'person', 2, NULL, 'Örjan Ängström');
CREATE INDEX ix_person_namn ON person (namn);
CREATE INDEX ix_befattning_person_id ON befattning (person_id);
CREATE INDEX ix_namnd_kommun_id ON namnd (kommun_id);
CREATE INDEX "ix_arende_nämnd_id" ON arende ("nämnd_id");
CREATE INDEX ix_arende_diarienyckel ON arende (diarienyckel);
CREATE INDEX "ix_handling_nämnd_id" ON handling ("nämnd_id");
CREATE INDEX "ix_uppdrag_nämnd_id" ON uppdrag ("nämnd_id");
CREATE INDEX ix_uppdrag_person_id ON uppdrag (person_id);
CREATE INDEX "ix_sammantrade_nämnd_id" ON sammantrade ("nämnd_id");
CREATE INDEX ix_sammantrade_datum ON sammantrade (datum);
CREATE INDEX ix_bilaga_handling_id ON bilaga (handling_id);
CREATE INDEX ix_bilaga_sha256 ON bilaga (sha256);
CREATE INDEX "ix_riskanalys_nämnd_id" ON riskanalys ("nämnd_id");
CREATE INDEX "ix_riskanalys_år" ON riskanalys ("år");
CREATE INDEX "ix_foredragningsgrupp_sammanträde_id" ON foredragningsgrupp ("sammanträde_id");
CREATE INDEX "ix_paragraf_ärende_id" ON paragraf ("ärende_id");
CREATE INDEX "ix_paragraf_sammanträde_id" ON paragraf ("sammanträde_id");
CREATE INDEX ix_skrivelseavsnitt_skrivelse_id ON skrivelseavsnitt (skrivelse_id);
CREATE INDEX ix_beslutssats_skrivelse_id ON beslutssats (skrivelse_id);
CREATE INDEX ix_underlag_skrivelse_id ON underlag (skrivelse_id);
CREATE INDEX ix_undertecknare_skrivelse_id ON undertecknare (skrivelse_id);
CREATE INDEX ix_meddelande_skrivelse_id ON meddelande (skrivelse_id);
CREATE INDEX ix_risk_riskanalys_id ON risk (riskanalys_id);
CREATE INDEX "ix_internkontrollplan_nämnd_id" ON internkontrollplan ("nämnd_id");
CREATE INDEX "ix_internkontrollplan_år" ON internkontrollplan ("år");
CREATE INDEX "ix_foredragningspunkt_ärende_id" ON foredragningspunkt ("ärende_id");
CREATE INDEX "ix_foredragningspunkt_sammanträde_id" ON foredragningspunkt ("sammanträde_id");
CREATE INDEX ix_beslutspunkt_paragraf_id ON beslutspunkt (paragraf_id);
CREATE INDEX ix_paragrafavsnitt_paragraf_id ON paragrafavsnitt (paragraf_id);
CREATE INDEX ix_kontrollmoment_plan_id ON kontrollmoment (plan_id);
CREATE TRIGGER logg_orubblig_andrad BEFORE UPDATE ON logghandelse BEGIN SELECT RAISE(ABORT, 'loggen kan inte ändras'); END;
CREATE TRIGGER logg_orubblig_bort BEFORE DELETE ON logghandelse BEGIN SELECT RAISE(ABORT, 'loggen kan inte ändras'); END;
CREATE TRIGGER sok_arende_ny AFTER INSERT ON arende BEGIN DELETE FROM sok WHERE rowid = new.id * 8 + 1; DELETE FROM soknamn WHERE rowid = new.id * 8 + 1; INSERT INTO sok(rowid, slag, objekt_id, namnd_id, rubrik, text) SELECT t.id * 8 + 1, 'ärende', t.id, t."nämnd_id", coalesce(t.diarienummer || ' ', '') || t.rubrik, t.beskrivning || char(10) || t."handläggare" || char(10) || t.anteckning FROM arende t WHERE t.id = new.id; INSERT INTO soknamn(rowid, slag, objekt_id, namnd_id, namn) SELECT t.id * 8 + 1, 'ärende', t.id, t."nämnd_id", coalesce(t.diarienummer || ' ', '') || t.rubrik FROM arende t WHERE t.id = new.id; END;
CREATE TRIGGER sok_arende_andrad AFTER UPDATE OF "diarienummer", "rubrik", "beskrivning", "handläggare", "anteckning" ON arende BEGIN DELETE FROM sok WHERE rowid = new.id * 8 + 1; DELETE FROM soknamn WHERE rowid = new.id * 8 + 1; INSERT INTO sok(rowid, slag, objekt_id, namnd_id, rubrik, text) SELECT t.id * 8 + 1, 'ärende', t.id, t."nämnd_id", coalesce(t.diarienummer || ' ', '') || t.rubrik, t.beskrivning || char(10) || t."handläggare" || char(10) || t.anteckning FROM arende t WHERE t.id = new.id; INSERT INTO soknamn(rowid, slag, objekt_id, namnd_id, namn) SELECT t.id * 8 + 1, 'ärende', t.id, t."nämnd_id", coalesce(t.diarienummer || ' ', '') || t.rubrik FROM arende t WHERE t.id = new.id; END;
CREATE TRIGGER sok_arende_bort AFTER DELETE ON arende BEGIN DELETE FROM sok WHERE rowid = old.id * 8 + 1; DELETE FROM soknamn WHERE rowid = old.id * 8 + 1; END;
CREATE TRIGGER sok_handling_ny AFTER INSERT ON handling BEGIN DELETE FROM sok WHERE rowid = new.id * 8 + 2; DELETE FROM soknamn WHERE rowid = new.id * 8 + 2; INSERT INTO sok(rowid, slag, objekt_id, namnd_id, rubrik, text) SELECT t.id * 8 + 2, 'handling', t.id, t."nämnd_id", t.rubrik, coalesce(t.diarienummer, '') || char(10) || t.motpart || char(10) || t.text FROM handling t WHERE t.id = new.id; INSERT INTO soknamn(rowid, slag, objekt_id, namnd_id, namn) SELECT t.id * 8 + 2, 'handling', t.id, t."nämnd_id", t.rubrik FROM handling t WHERE t.id = new.id; END;
CREATE TRIGGER sok_handling_andrad AFTER UPDATE OF "rubrik", "diarienummer", "motpart", "text" ON handling BEGIN DELETE FROM sok WHERE rowid = new.id * 8 + 2; DELETE FROM soknamn WHERE rowid = new.id * 8 + 2; INSERT INTO sok(rowid, slag, objekt_id, namnd_id, rubrik, text) SELECT t.id * 8 + 2, 'handling', t.id, t."nämnd_id", t.rubrik, coalesce(t.diarienummer, '') || char(10) || t.motpart || char(10) || t.text FROM handling t WHERE t.id = new.id; INSERT INTO soknamn(rowid, slag, objekt_id, namnd_id, namn) SELECT t.id * 8 + 2, 'handling', t.id, t."nämnd_id", t.rubrik FROM handling t WHERE t.id = new.id; END;
CREATE TRIGGER sok_handling_bort AFTER DELETE ON handling BEGIN DELETE FROM sok WHERE rowid = old.id * 8 + 2; DELETE FROM soknamn WHERE rowid = old.id * 8 + 2; END;
CREATE TRIGGER sok_skrivelse_ny AFTER INSERT ON skrivelse BEGIN DELETE FROM sok WHERE rowid = new.id * 8 + 3; INSERT INTO sok(rowid, slag, objekt_id, namnd_id, rubrik, text) SELECT t.id * 8 + 3, 'handling', t.handling_id, (SELECT h."nämnd_id" FROM handling h WHERE h.id = t.handling_id), '', t."handläggare" || char(10) || coalesce((SELECT group_concat(b.rubrik || char(10) || b.text, char(10)) FROM skrivelseavsnitt b WHERE b.skrivelse_id = t.id), '') || char(10) || coalesce((SELECT group_concat(b.text, char(10)) FROM beslutssats b WHERE b.skrivelse_id = t.id), '') || char(10) || coalesce((SELECT group_concat(coalesce(b.diarienummer || ' ', '') || b.text, char(10)) FROM meddelande b WHERE b.skrivelse_id = t.id), '') FROM skrivelse t WHERE t.id = new.id; END;
CREATE TRIGGER sok_skrivelse_andrad AFTER UPDATE OF "handläggare", "beslut" ON skrivelse BEGIN DELETE FROM sok WHERE rowid = new.id * 8 + 3; INSERT INTO sok(rowid, slag, objekt_id, namnd_id, rubrik, text) SELECT t.id * 8 + 3, 'handling', t.handling_id, (SELECT h."nämnd_id" FROM handling h WHERE h.id = t.handling_id), '', t."handläggare" || char(10) || coalesce((SELECT group_concat(b.rubrik || char(10) || b.text, char(10)) FROM skrivelseavsnitt b WHERE b.skrivelse_id = t.id), '') || char(10) || coalesce((SELECT group_concat(b.text, char(10)) FROM beslutssats b WHERE b.skrivelse_id = t.id), '') || char(10) || coalesce((SELECT group_concat(coalesce(b.diarienummer || ' ', '') || b.text, char(10)) FROM meddelande b WHERE b.skrivelse_id = t.id), '') FROM skrivelse t WHERE t.id = new.id; END;
CREATE TRIGGER sok_skrivelse_bort AFTER DELETE ON skrivelse BEGIN DELETE FROM sok WHERE rowid = old.id * 8 + 3; END;
CREATE TRIGGER sok_skrivelse_skrivelseavsnitt_ny AFTER INSERT ON skrivelseavsnitt BEGIN DELETE FROM sok WHERE rowid = new.skrivelse_id * 8 + 3; INSERT INTO sok(rowid, slag, objekt_id, namnd_id, rubrik, text) SELECT t.id * 8 + 3, 'handling', t.handling_id, (SELECT h."nämnd_id" FROM handling h WHERE h.id = t.handling_id), '', t."handläggare" || char(10) || coalesce((SELECT group_concat(b.rubrik || char(10) || b.text, char(10)) FROM skrivelseavsnitt b WHERE b.skrivelse_id = t.id), '') || char(10) || coalesce((SELECT group_concat(b.text, char(10)) FROM beslutssats b WHERE b.skrivelse_id = t.id), '') || char(10) || coalesce((SELECT group_concat(coalesce(b.diarienummer || ' ', '') || b.text, char(10)) FROM meddelande b WHERE b.skrivelse_id = t.id), '') FROM skrivelse t WHERE t.id = new.skrivelse_id; END;
CREATE TRIGGER sok_skrivelse_skrivelseavsnitt_andrad AFTER UPDATE OF "rubrik", "text" ON skrivelseavsnitt BEGIN DELETE FROM sok WHERE rowid = new.skrivelse_id * 8 + 3; INSERT INTO sok(rowid, slag, objekt_id, namnd_id, rubrik, text) SELECT t.id * 8 + 3, 'handling', t.handling_id, (SELECT h."nämnd_id" FROM handling h WHERE h.id = t.handling_id), '', t."handläggare" || char(10) || coalesce((SELECT group_concat(b.rubrik || char(10) || b.text, char(10)) FROM skrivelseavsnitt b WHERE b.skrivelse_id = t.id), '') || char(10) || coalesce((SELECT group_concat(b.text, char(10)) FROM beslutssats b WHERE b.skrivelse_id = t.id), '') || char(10) || coalesce((SELECT group_concat(coalesce(b.diarienummer || ' ', '') || b.text, char(10)) FROM meddelande b WHERE b.skrivelse_id = t.id), '') FROM skrivelse t WHERE t.id = new.skrivelse_id; END;
CREATE TRIGGER sok_skrivelse_skrivelseavsnitt_bort AFTER DELETE ON skrivelseavsnitt BEGIN DELETE FROM sok WHERE rowid = old.skrivelse_id * 8 + 3; INSERT INTO sok(rowid, slag, objekt_id, namnd_id, rubrik, text) SELECT t.id * 8 + 3, 'handling', t.handling_id, (SELECT h."nämnd_id" FROM handling h WHERE h.id = t.handling_id), '', t."handläggare" || char(10) || coalesce((SELECT group_concat(b.rubrik || char(10) || b.text, char(10)) FROM skrivelseavsnitt b WHERE b.skrivelse_id = t.id), '') || char(10) || coalesce((SELECT group_concat(b.text, char(10)) FROM beslutssats b WHERE b.skrivelse_id = t.id), '') || char(10) || coalesce((SELECT group_concat(coalesce(b.diarienummer || ' ', '') || b.text, char(10)) FROM meddelande b WHERE b.skrivelse_id = t.id), '') FROM skrivelse t WHERE t.id = old.skrivelse_id; END;
CREATE TRIGGER sok_skrivelse_beslutssats_ny AFTER INSERT ON beslutssats BEGIN DELETE FROM sok WHERE rowid = new.skrivelse_id * 8 + 3; INSERT INTO sok(rowid, slag, objekt_id, namnd_id, rubrik, text) SELECT t.id * 8 + 3, 'handling', t.handling_id, (SELECT h."nämnd_id" FROM handling h WHERE h.id = t.handling_id), '', t."handläggare" || char(10) || coalesce((SELECT group_concat(b.rubrik || char(10) || b.text, char(10)) FROM skrivelseavsnitt b WHERE b.skrivelse_id = t.id), '') || char(10) || coalesce((SELECT group_concat(b.text, char(10)) FROM beslutssats b WHERE b.skrivelse_id = t.id), '') || char(10) || coalesce((SELECT group_concat(coalesce(b.diarienummer || ' ', '') || b.text, char(10)) FROM meddelande b WHERE b.skrivelse_id = t.id), '') FROM skrivelse t WHERE t.id = new.skrivelse_id; END;
CREATE TRIGGER sok_skrivelse_beslutssats_andrad AFTER UPDATE OF "text" ON beslutssats BEGIN DELETE FROM sok WHERE rowid = new.skrivelse_id * 8 + 3; INSERT INTO sok(rowid, slag, objekt_id, namnd_id, rubrik, text) SELECT t.id * 8 + 3, 'handling', t.handling_id, (SELECT h."nämnd_id" FROM handling h WHERE h.id = t.handling_id), '', t."handläggare" || char(10) || coalesce((SELECT group_concat(b.rubrik || char(10) || b.text, char(10)) FROM skrivelseavsnitt b WHERE b.skrivelse_id = t.id), '') || char(10) || coalesce((SELECT group_concat(b.text, char(10)) FROM beslutssats b WHERE b.skrivelse_id = t.id), '') || char(10) || coalesce((SELECT group_concat(coalesce(b.diarienummer || ' ', '') || b.text, char(10)) FROM meddelande b WHERE b.skrivelse_id = t.id), '') FROM skrivelse t WHERE t.id = new.skrivelse_id; END;
CREATE TRIGGER sok_skrivelse_beslutssats_bort AFTER DELETE ON beslutssats BEGIN DELETE FROM sok WHERE rowid = old.skrivelse_id * 8 + 3; INSERT INTO sok(rowid, slag, objekt_id, namnd_id, rubrik, text) SELECT t.id * 8 + 3, 'handling', t.handling_id, (SELECT h."nämnd_id" FROM handling h WHERE h.id = t.handling_id), '', t."handläggare" || char(10) || coalesce((SELECT group_concat(b.rubrik || char(10) || b.text, char(10)) FROM skrivelseavsnitt b WHERE b.skrivelse_id = t.id), '') || char(10) || coalesce((SELECT group_concat(b.text, char(10)) FROM beslutssats b WHERE b.skrivelse_id = t.id), '') || char(10) || coalesce((SELECT group_concat(coalesce(b.diarienummer || ' ', '') || b.text, char(10)) FROM meddelande b WHERE b.skrivelse_id = t.id), '') FROM skrivelse t WHERE t.id = old.skrivelse_id; END;
CREATE TRIGGER sok_skrivelse_meddelande_ny AFTER INSERT ON meddelande BEGIN DELETE FROM sok WHERE rowid = new.skrivelse_id * 8 + 3; INSERT INTO sok(rowid, slag, objekt_id, namnd_id, rubrik, text) SELECT t.id * 8 + 3, 'handling', t.handling_id, (SELECT h."nämnd_id" FROM handling h WHERE h.id = t.handling_id), '', t."handläggare" || char(10) || coalesce((SELECT group_concat(b.rubrik || char(10) || b.text, char(10)) FROM skrivelseavsnitt b WHERE b.skrivelse_id = t.id), '') || char(10) || coalesce((SELECT group_concat(b.text, char(10)) FROM beslutssats b WHERE b.skrivelse_id = t.id), '') || char(10) || coalesce((SELECT group_concat(coalesce(b.diarienummer || ' ', '') || b.text, char(10)) FROM meddelande b WHERE b.skrivelse_id = t.id), '') FROM skrivelse t WHERE t.id = new.skrivelse_id; END;
CREATE TRIGGER sok_skrivelse_meddelande_andrad AFTER UPDATE OF "diarienummer", "text" ON meddelande BEGIN DELETE FROM sok WHERE rowid = new.skrivelse_id * 8 + 3; INSERT INTO sok(rowid, slag, objekt_id, namnd_id, rubrik, text) SELECT t.id * 8 + 3, 'handling', t.handling_id, (SELECT h."nämnd_id" FROM handling h WHERE h.id = t.handling_id), '', t."handläggare" || char(10) || coalesce((SELECT group_concat(b.rubrik || char(10) || b.text, char(10)) FROM skrivelseavsnitt b WHERE b.skrivelse_id = t.id), '') || char(10) || coalesce((SELECT group_concat(b.text, char(10)) FROM beslutssats b WHERE b.skrivelse_id = t.id), '') || char(10) || coalesce((SELECT group_concat(coalesce(b.diarienummer || ' ', '') || b.text, char(10)) FROM meddelande b WHERE b.skrivelse_id = t.id), '') FROM skrivelse t WHERE t.id = new.skrivelse_id; END;
CREATE TRIGGER sok_skrivelse_meddelande_bort AFTER DELETE ON meddelande BEGIN DELETE FROM sok WHERE rowid = old.skrivelse_id * 8 + 3; INSERT INTO sok(rowid, slag, objekt_id, namnd_id, rubrik, text) SELECT t.id * 8 + 3, 'handling', t.handling_id, (SELECT h."nämnd_id" FROM handling h WHERE h.id = t.handling_id), '', t."handläggare" || char(10) || coalesce((SELECT group_concat(b.rubrik || char(10) || b.text, char(10)) FROM skrivelseavsnitt b WHERE b.skrivelse_id = t.id), '') || char(10) || coalesce((SELECT group_concat(b.text, char(10)) FROM beslutssats b WHERE b.skrivelse_id = t.id), '') || char(10) || coalesce((SELECT group_concat(coalesce(b.diarienummer || ' ', '') || b.text, char(10)) FROM meddelande b WHERE b.skrivelse_id = t.id), '') FROM skrivelse t WHERE t.id = old.skrivelse_id; END;
CREATE TRIGGER sok_sammantrade_ny AFTER INSERT ON sammantrade BEGIN DELETE FROM sok WHERE rowid = new.id * 8 + 4; DELETE FROM soknamn WHERE rowid = new.id * 8 + 4; INSERT INTO sok(rowid, slag, objekt_id, namnd_id, rubrik, text) SELECT t.id * 8 + 4, 'sammanträde', t.id, t."nämnd_id", t.datum || ' ' || t.plats, t.anteckning || char(10) || coalesce((SELECT group_concat(coalesce(b.diarienummer || ' ', '') || b.rubrik, char(10)) FROM foredragningspunkt b WHERE b."sammanträde_id" = t.id), '') FROM sammantrade t WHERE t.id = new.id; INSERT INTO soknamn(rowid, slag, objekt_id, namnd_id, namn) SELECT t.id * 8 + 4, 'sammanträde', t.id, t."nämnd_id", t.datum || ' ' || t.plats FROM sammantrade t WHERE t.id = new.id; END;
CREATE TRIGGER sok_sammantrade_andrad AFTER UPDATE OF "datum", "plats", "anteckning" ON sammantrade BEGIN DELETE FROM sok WHERE rowid = new.id * 8 + 4; DELETE FROM soknamn WHERE rowid = new.id * 8 + 4; INSERT INTO sok(rowid, slag, objekt_id, namnd_id, rubrik, text) SELECT t.id * 8 + 4, 'sammanträde', t.id, t."nämnd_id", t.datum || ' ' || t.plats, t.anteckning || char(10) || coalesce((SELECT group_concat(coalesce(b.diarienummer || ' ', '') || b.rubrik, char(10)) FROM foredragningspunkt b WHERE b."sammanträde_id" = t.id), '') FROM sammantrade t WHERE t.id = new.id; INSERT INTO soknamn(rowid, slag, objekt_id, namnd_id, namn) SELECT t.id * 8 + 4, 'sammanträde', t.id, t."nämnd_id", t.datum || ' ' || t.plats FROM sammantrade t WHERE t.id = new.id; END;
CREATE TRIGGER sok_sammantrade_bort AFTER DELETE ON sammantrade BEGIN DELETE FROM sok WHERE rowid = old.id * 8 + 4; DELETE FROM soknamn WHERE rowid = old.id * 8 + 4; END;
CREATE TRIGGER sok_sammantrade_foredragningspunkt_ny AFTER INSERT ON foredragningspunkt BEGIN DELETE FROM sok WHERE rowid = new."sammanträde_id" * 8 + 4; DELETE FROM soknamn WHERE rowid = new."sammanträde_id" * 8 + 4; INSERT INTO sok(rowid, slag, objekt_id, namnd_id, rubrik, text) SELECT t.id * 8 + 4, 'sammanträde', t.id, t."nämnd_id", t.datum || ' ' || t.plats, t.anteckning || char(10) || coalesce((SELECT group_concat(coalesce(b.diarienummer || ' ', '') || b.rubrik, char(10)) FROM foredragningspunkt b WHERE b."sammanträde_id" = t.id), '') FROM sammantrade t WHERE t.id = new."sammanträde_id"; INSERT INTO soknamn(rowid, slag, objekt_id, namnd_id, namn) SELECT t.id * 8 + 4, 'sammanträde', t.id, t."nämnd_id", t.datum || ' ' || t.plats FROM sammantrade t WHERE t.id = new."sammanträde_id"; END;
CREATE TRIGGER sok_sammantrade_foredragningspunkt_andrad AFTER UPDATE OF "diarienummer", "rubrik", "sammanträde_id" ON foredragningspunkt BEGIN DELETE FROM sok WHERE rowid = new."sammanträde_id" * 8 + 4; DELETE FROM soknamn WHERE rowid = new."sammanträde_id" * 8 + 4; INSERT INTO sok(rowid, slag, objekt_id, namnd_id, rubrik, text) SELECT t.id * 8 + 4, 'sammanträde', t.id, t."nämnd_id", t.datum || ' ' || t.plats, t.anteckning || char(10) || coalesce((SELECT group_concat(coalesce(b.diarienummer || ' ', '') || b.rubrik, char(10)) FROM foredragningspunkt b WHERE b."sammanträde_id" = t.id), '') FROM sammantrade t WHERE t.id = new."sammanträde_id"; INSERT INTO soknamn(rowid, slag, objekt_id, namnd_id, namn) SELECT t.id * 8 + 4, 'sammanträde', t.id, t."nämnd_id", t.datum || ' ' || t.plats FROM sammantrade t WHERE t.id = new."sammanträde_id"; END;
CREATE TRIGGER sok_sammantrade_foredragningspunkt_bort AFTER DELETE ON foredragningspunkt BEGIN DELETE FROM sok WHERE rowid = old."sammanträde_id" * 8 + 4; DELETE FROM soknamn WHERE rowid = old."sammanträde_id" * 8 + 4; INSERT INTO sok(rowid, slag, objekt_id, namnd_id, rubrik, text) SELECT t.id * 8 + 4, 'sammanträde', t.id, t."nämnd_id", t.datum || ' ' || t.plats, t.anteckning || char(10) || coalesce((SELECT group_concat(coalesce(b.diarienummer || ' ', '') || b.rubrik, char(10)) FROM foredragningspunkt b WHERE b."sammanträde_id" = t.id), '') FROM sammantrade t WHERE t.id = old."sammanträde_id"; INSERT INTO soknamn(rowid, slag, objekt_id, namnd_id, namn) SELECT t.id * 8 + 4, 'sammanträde', t.id, t."nämnd_id", t.datum || ' ' || t.plats FROM sammantrade t WHERE t.id = old."sammanträde_id"; END;
CREATE TRIGGER sok_paragraf_ny AFTER INSERT ON paragraf BEGIN DELETE FROM sok WHERE rowid = new.id * 8 + 5; DELETE FROM soknamn WHERE rowid = new.id * 8 + 5; INSERT INTO sok(rowid, slag, objekt_id, namnd_id, rubrik, text) SELECT t.id * 8 + 5, 'paragraf', t.id, (SELECT s."nämnd_id" FROM sammantrade s WHERE s.id = t."sammanträde_id"), coalesce('§ ' || t.nummer || ' ', '') || t.rubrik, coalesce(t.diarienummer, '') || char(10) || coalesce((SELECT group_concat(b.text, char(10)) FROM beslutspunkt b WHERE b.paragraf_id = t.id), '') || char(10) || coalesce((SELECT group_concat(b.rubrik || char(10) || b.text, char(10)) FROM paragrafavsnitt b WHERE b.paragraf_id = t.id), '') FROM paragraf t WHERE t.id = new.id; INSERT INTO soknamn(rowid, slag, objekt_id, namnd_id, namn) SELECT t.id * 8 + 5, 'paragraf', t.id, (SELECT s."nämnd_id" FROM sammantrade s WHERE s.id = t."sammanträde_id"), coalesce('§ ' || t.nummer || ' ', '') || t.rubrik FROM paragraf t WHERE t.id = new.id; END;
CREATE TRIGGER sok_paragraf_andrad AFTER UPDATE OF "rubrik", "diarienummer", "nummer" ON paragraf BEGIN DELETE FROM sok WHERE rowid = new.id * 8 + 5; DELETE FROM soknamn WHERE rowid = new.id * 8 + 5; INSERT INTO sok(rowid, slag, objekt_id, namnd_id, rubrik, text) SELECT t.id * 8 + 5, 'paragraf', t.id, (SELECT s."nämnd_id" FROM sammantrade s WHERE s.id = t."sammanträde_id"), coalesce('§ ' || t.nummer || ' ', '') || t.rubrik, coalesce(t.diarienummer, '') || char(10) || coalesce((SELECT group_concat(b.text, char(10)) FROM beslutspunkt b WHERE b.paragraf_id = t.id), '') || char(10) || coalesce((SELECT group_concat(b.rubrik || char(10) || b.text, char(10)) FROM paragrafavsnitt b WHERE b.paragraf_id = t.id), '') FROM paragraf t WHERE t.id = new.id; INSERT INTO soknamn(rowid, slag, objekt_id, namnd_id, namn) SELECT t.id * 8 + 5, 'paragraf', t.id, (SELECT s."nämnd_id" FROM sammantrade s WHERE s.id = t."sammanträde_id"), coalesce('§ ' || t.nummer || ' ', '') || t.rubrik FROM paragraf t WHERE t.id = new.id; END;
CREATE TRIGGER sok_paragraf_bort AFTER DELETE ON paragraf BEGIN DELETE FROM sok WHERE rowid = old.id * 8 + 5; DELETE FROM soknamn WHERE rowid = old.id * 8 + 5; END;
CREATE TRIGGER sok_paragraf_beslutspunkt_ny AFTER INSERT ON beslutspunkt BEGIN DELETE FROM sok WHERE rowid = new.paragraf_id * 8 + 5; DELETE FROM soknamn WHERE rowid = new.paragraf_id * 8 + 5; INSERT INTO sok(rowid, slag, objekt_id, namnd_id, rubrik, text) SELECT t.id * 8 + 5, 'paragraf', t.id, (SELECT s."nämnd_id" FROM sammantrade s WHERE s.id = t."sammanträde_id"), coalesce('§ ' || t.nummer || ' ', '') || t.rubrik, coalesce(t.diarienummer, '') || char(10) || coalesce((SELECT group_concat(b.text, char(10)) FROM beslutspunkt b WHERE b.paragraf_id = t.id), '') || char(10) || coalesce((SELECT group_concat(b.rubrik || char(10) || b.text, char(10)) FROM paragrafavsnitt b WHERE b.paragraf_id = t.id), '') FROM paragraf t WHERE t.id = new.paragraf_id; INSERT INTO soknamn(rowid, slag, objekt_id, namnd_id, namn) SELECT t.id * 8 + 5, 'paragraf', t.id, (SELECT s."nämnd_id" FROM sammantrade s WHERE s.id = t."sammanträde_id"), coalesce('§ ' || t.nummer || ' ', '') || t.rubrik FROM paragraf t WHERE t.id = new.paragraf_id; END;
CREATE TRIGGER sok_paragraf_beslutspunkt_andrad AFTER UPDATE OF "text" ON beslutspunkt BEGIN DELETE FROM sok WHERE rowid = new.paragraf_id * 8 + 5; DELETE FROM soknamn WHERE rowid = new.paragraf_id * 8 + 5; INSERT INTO sok(rowid, slag, objekt_id, namnd_id, rubrik, text) SELECT t.id * 8 + 5, 'paragraf', t.id, (SELECT s."nämnd_id" FROM sammantrade s WHERE s.id = t."sammanträde_id"), coalesce('§ ' || t.nummer || ' ', '') || t.rubrik, coalesce(t.diarienummer, '') || char(10) || coalesce((SELECT group_concat(b.text, char(10)) FROM beslutspunkt b WHERE b.paragraf_id = t.id), '') || char(10) || coalesce((SELECT group_concat(b.rubrik || char(10) || b.text, char(10)) FROM paragrafavsnitt b WHERE b.paragraf_id = t.id), '') FROM paragraf t WHERE t.id = new.paragraf_id; INSERT INTO soknamn(rowid, slag, objekt_id, namnd_id, namn) SELECT t.id * 8 + 5, 'paragraf', t.id, (SELECT s."nämnd_id" FROM sammantrade s WHERE s.id = t."sammanträde_id"), coalesce('§ ' || t.nummer || ' ', '') || t.rubrik FROM paragraf t WHERE t.id = new.paragraf_id; END;
CREATE TRIGGER sok_paragraf_beslutspunkt_bort AFTER DELETE ON beslutspunkt BEGIN DELETE FROM sok WHERE rowid = old.paragraf_id * 8 + 5; DELETE FROM soknamn WHERE rowid = old.paragraf_id * 8 + 5; INSERT INTO sok(rowid, slag, objekt_id, namnd_id, rubrik, text) SELECT t.id * 8 + 5, 'paragraf', t.id, (SELECT s."nämnd_id" FROM sammantrade s WHERE s.id = t."sammanträde_id"), coalesce('§ ' || t.nummer || ' ', '') || t.rubrik, coalesce(t.diarienummer, '') || char(10) || coalesce((SELECT group_concat(b.text, char(10)) FROM beslutspunkt b WHERE b.paragraf_id = t.id), '') || char(10) || coalesce((SELECT group_concat(b.rubrik || char(10) || b.text, char(10)) FROM paragrafavsnitt b WHERE b.paragraf_id = t.id), '') FROM paragraf t WHERE t.id = old.paragraf_id; INSERT INTO soknamn(rowid, slag, objekt_id, namnd_id, namn) SELECT t.id * 8 + 5, 'paragraf', t.id, (SELECT s."nämnd_id" FROM sammantrade s WHERE s.id = t."sammanträde_id"), coalesce('§ ' || t.nummer || ' ', '') || t.rubrik FROM paragraf t WHERE t.id = old.paragraf_id; END;
CREATE TRIGGER sok_paragraf_paragrafavsnitt_ny AFTER INSERT ON paragrafavsnitt BEGIN DELETE FROM sok WHERE rowid = new.paragraf_id * 8 + 5; DELETE FROM soknamn WHERE rowid = new.paragraf_id * 8 + 5; INSERT INTO sok(rowid, slag, objekt_id, namnd_id, rubrik, text) SELECT t.id * 8 + 5, 'paragraf', t.id, (SELECT s."nämnd_id" FROM sammantrade s WHERE s.id = t."sammanträde_id"), coalesce('§ ' || t.nummer || ' ', '') || t.rubrik, coalesce(t.diarienummer, '') || char(10) || coalesce((SELECT group_concat(b.text, char(10)) FROM beslutspunkt b WHERE b.paragraf_id = t.id), '') || char(10) || coalesce((SELECT group_concat(b.rubrik || char(10) || b.text, char(10)) FROM paragrafavsnitt b WHERE b.paragraf_id = t.id), '') FROM paragraf t WHERE t.id = new.paragraf_id; INSERT INTO soknamn(rowid, slag, objekt_id, namnd_id, namn) SELECT t.id * 8 + 5, 'paragraf', t.id, (SELECT s."nämnd_id" FROM sammantrade s WHERE s.id = t."sammanträde_id"), coalesce('§ ' || t.nummer || ' ', '') || t.rubrik FROM paragraf t WHERE t.id = new.paragraf_id; END;
CREATE TRIGGER sok_paragraf_paragrafavsnitt_andrad AFTER UPDATE OF "rubrik", "text" ON paragrafavsnitt BEGIN DELETE FROM sok WHERE rowid = new.paragraf_id * 8 + 5; DELETE FROM soknamn WHERE rowid = new.paragraf_id * 8 + 5; INSERT INTO sok(rowid, slag, objekt_id, namnd_id, rubrik, text) SELECT t.id * 8 + 5, 'paragraf', t.id, (SELECT s."nämnd_id" FROM sammantrade s WHERE s.id = t."sammanträde_id"), coalesce('§ ' || t.nummer || ' ', '') || t.rubrik, coalesce(t.diarienummer, '') || char(10) || coalesce((SELECT group_concat(b.text, char(10)) FROM beslutspunkt b WHERE b.paragraf_id = t.id), '') || char(10) || coalesce((SELECT group_concat(b.rubrik || char(10) || b.text, char(10)) FROM paragrafavsnitt b WHERE b.paragraf_id = t.id), '') FROM paragraf t WHERE t.id = new.paragraf_id; INSERT INTO soknamn(rowid, slag, objekt_id, namnd_id, namn) SELECT t.id * 8 + 5, 'paragraf', t.id, (SELECT s."nämnd_id" FROM sammantrade s WHERE s.id = t."sammanträde_id"), coalesce('§ ' || t.nummer || ' ', '') || t.rubrik FROM paragraf t WHERE t.id = new.paragraf_id; END;
CREATE TRIGGER sok_paragraf_paragrafavsnitt_bort AFTER DELETE ON paragrafavsnitt BEGIN DELETE FROM sok WHERE rowid = old.paragraf_id * 8 + 5; DELETE FROM soknamn WHERE rowid = old.paragraf_id * 8 + 5; INSERT INTO sok(rowid, slag, objekt_id, namnd_id, rubrik, text) SELECT t.id * 8 + 5, 'paragraf', t.id, (SELECT s."nämnd_id" FROM sammantrade s WHERE s.id = t."sammanträde_id"), coalesce('§ ' || t.nummer || ' ', '') || t.rubrik, coalesce(t.diarienummer, '') || char(10) || coalesce((SELECT group_concat(b.text, char(10)) FROM beslutspunkt b WHERE b.paragraf_id = t.id), '') || char(10) || coalesce((SELECT group_concat(b.rubrik || char(10) || b.text, char(10)) FROM paragrafavsnitt b WHERE b.paragraf_id = t.id), '') FROM paragraf t WHERE t.id = old.paragraf_id; INSERT INTO soknamn(rowid, slag, objekt_id, namnd_id, namn) SELECT t.id * 8 + 5, 'paragraf', t.id, (SELECT s."nämnd_id" FROM sammantrade s WHERE s.id = t."sammanträde_id"), coalesce('§ ' || t.nummer || ' ', '') || t.rubrik FROM paragraf t WHERE t.id = old.paragraf_id; END;
CREATE TRIGGER sok_person_ny AFTER INSERT ON person BEGIN DELETE FROM sok WHERE rowid = new.id * 8 + 6; DELETE FROM soknamn WHERE rowid = new.id * 8 + 6; INSERT INTO sok(rowid, slag, objekt_id, namnd_id, rubrik, text) SELECT t.id * 8 + 6, 'person', t.id, NULL, t.namn, '' FROM person t WHERE t.id = new.id; INSERT INTO soknamn(rowid, slag, objekt_id, namnd_id, namn) SELECT t.id * 8 + 6, 'person', t.id, NULL, t.namn FROM person t WHERE t.id = new.id; END;
CREATE TRIGGER sok_person_andrad AFTER UPDATE OF "namn" ON person BEGIN DELETE FROM sok WHERE rowid = new.id * 8 + 6; DELETE FROM soknamn WHERE rowid = new.id * 8 + 6; INSERT INTO sok(rowid, slag, objekt_id, namnd_id, rubrik, text) SELECT t.id * 8 + 6, 'person', t.id, NULL, t.namn, '' FROM person t WHERE t.id = new.id; INSERT INTO soknamn(rowid, slag, objekt_id, namnd_id, namn) SELECT t.id * 8 + 6, 'person', t.id, NULL, t.namn FROM person t WHERE t.id = new.id; END;
CREATE TRIGGER sok_person_bort AFTER DELETE ON person BEGIN DELETE FROM sok WHERE rowid = old.id * 8 + 6; DELETE FROM soknamn WHERE rowid = old.id * 8 + 6; END;
COMMIT;
