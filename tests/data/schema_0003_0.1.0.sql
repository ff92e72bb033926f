PRAGMA application_id=1313689156;
PRAGMA user_version=540899499;
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
INSERT INTO "fil" ("sha256", "storlek", "mediatyp", "innehåll") VALUES ('f058d3938f202f763ab2ffd32768e4f891d85fc8541f232d393053f66f803573', 14, 'text/plain', X'746A75676F2066616B7475726F72');
INSERT INTO "fil" ("sha256", "storlek", "mediatyp", "innehåll") VALUES ('e164c14dac6cff5d42971a1311e6694d86b5af3123248e7fff3232d02e76b0a2', 35, 'application/pdf', X'255044462D312E3720696E7465206574742072696B746967742070726F746F6B6F6C6C');
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
CREATE TABLE utkast (
	vad VARCHAR NOT NULL, 
	basversion INTEGER, 
	data JSON NOT NULL, 
	sparat DATETIME NOT NULL, 
	CONSTRAINT pk_utkast PRIMARY KEY (vad)
);
INSERT INTO "utkast" ("vad", "basversion", "data", "sparat") VALUES ('sammanträde:1', 1, '{"plats": "Stora salen", "punkter": [1, 2]}', '2026-11-26 19:00:32.912421');
CREATE TABLE logghandelse (
	id INTEGER NOT NULL, 
	tidpunkt DATETIME NOT NULL, 
	slag VARCHAR NOT NULL, 
	objekt VARCHAR NOT NULL, 
	digest VARCHAR NOT NULL, 
	kedja VARCHAR NOT NULL, 
	CONSTRAINT pk_logghandelse PRIMARY KEY (id)
);
INSERT INTO "logghandelse" ("id", "tidpunkt", "slag", "objekt", "digest", "kedja") VALUES (1, '2026-11-26 19:00:32.000000', 'justering', 'sammantrade:2', '3c8f829c081d87b3b980e97ca32fc899321d30e08f293e2fee218935095f54c2', '4d7fd28e5409eb8ba55f7864116d9c29a96edded029c448cba09e966fda69071');
INSERT INTO "logghandelse" ("id", "tidpunkt", "slag", "objekt", "digest", "kedja") VALUES (2, '2026-11-26 19:00:32.000000', 'registrering', 'arende:1', '632b7f5875062045812f3cba630861d74a225fe123be3e7f706d2a17db51fec5', '1b721f90acee568099305431a97b60902ab4f16858b0ecd23f3ab810a9d8a5be');
INSERT INTO "logghandelse" ("id", "tidpunkt", "slag", "objekt", "digest", "kedja") VALUES (3, '2026-11-26 19:00:32.000000', 'kallelse', 'sammantrade:1', '80f0cc08436fb0b29fdc73fea4e98e89dfd9c0c335c901c186d5614b49094a94', '3c2428b3e64b976a9f006d4db6bea7321943db2b9ef8e4d8b1166e18a9cc69b9');
INSERT INTO "logghandelse" ("id", "tidpunkt", "slag", "objekt", "digest", "kedja") VALUES (4, '2026-11-26 19:00:32.000000', 'innehåll gallrat', 'logghandelse:3', 'a085741f37fbe2db44cf049651d4bf7767fb7a3879448534fcbdb3bb008ce327', 'd9ad0e335ef60ba516262cd57d78e886c1be4beb53a199a0c042cd77dc0d3421');
CREATE TABLE parti (
	id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	beteckning VARCHAR NOT NULL, 
	namn VARCHAR NOT NULL, 
	ordning INTEGER NOT NULL, 
	aktivt BOOLEAN NOT NULL, 
	CONSTRAINT pk_parti PRIMARY KEY (id), 
	CONSTRAINT uq_parti_beteckning UNIQUE (beteckning)
);
INSERT INTO "parti" ("id", "version", "beteckning", "namn", "ordning", "aktivt") VALUES (1, 1, 'EP', 'Ekbropartiet', 1, 1);
CREATE TABLE mandatperiod (
	id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	namn VARCHAR NOT NULL, 
	"från" DATE NOT NULL, 
	till DATE NOT NULL, 
	CONSTRAINT pk_mandatperiod PRIMARY KEY (id)
);
INSERT INTO "mandatperiod" ("id", "version", "namn", "från", "till") VALUES (1, 1, '2023–2026', '2023-01-01', '2026-12-31');
CREATE TABLE mottagare (
	id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	namn VARCHAR NOT NULL, 
	e_post VARCHAR NOT NULL, 
	adress VARCHAR NOT NULL, 
	anteckning VARCHAR NOT NULL, 
	aktiv BOOLEAN NOT NULL, 
	CONSTRAINT pk_mottagare PRIMARY KEY (id)
);
INSERT INTO "mottagare" ("id", "version", "namn", "e_post", "adress", "anteckning", "aktiv") VALUES (1, 1, 'Ekonomiavdelningen', 'ekonomi@ekbro.example', '', '', 1);
CREATE TABLE mottagargrupp (
	id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	namn VARCHAR NOT NULL, 
	CONSTRAINT pk_mottagargrupp PRIMARY KEY (id)
);
INSERT INTO "mottagargrupp" ("id", "version", "namn") VALUES (1, 1, 'Ekonomi');
CREATE TABLE forkortning (
	id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	kort VARCHAR NOT NULL, 
	betydelse VARCHAR NOT NULL, 
	CONSTRAINT pk_forkortning PRIMARY KEY (id), 
	CONSTRAINT uq_forkortning_kort UNIQUE (kort)
);
INSERT INTO "forkortning" ("id", "version", "kort", "betydelse") VALUES (1, 1, 'SoL', 'socialtjänstlagen (2025:400)');
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
CREATE TABLE logginnehall (
	logg_id INTEGER NOT NULL, 
	salt VARCHAR NOT NULL, 
	data JSON NOT NULL, 
	CONSTRAINT pk_logginnehall PRIMARY KEY (logg_id), 
	CONSTRAINT fk_logginnehall_logg_id_logghandelse FOREIGN KEY(logg_id) REFERENCES logghandelse (id)
);
INSERT INTO "logginnehall" ("logg_id", "salt", "data") VALUES (1, '6321364ae79e3903be92b29010445ef5', '{"datum": "2026-03-12", "data": {}}');
INSERT INTO "logginnehall" ("logg_id", "salt", "data") VALUES (2, '76a85ca39f1d0a67877323d82f7e7155', '{"diarienummer": "SN 2026/17"}');
INSERT INTO "logginnehall" ("logg_id", "salt", "data") VALUES (4, '84ebf1bd764bcf0db20608ee63f9f4cf', '{"sk\u00e4l": "gallrat enligt gallringsplan"}');
CREATE TABLE gruppmedlem (
	id INTEGER NOT NULL, 
	grupp_id INTEGER NOT NULL, 
	ordning INTEGER NOT NULL, 
	mottagare_id INTEGER, 
	person_id INTEGER, 
	CONSTRAINT pk_gruppmedlem PRIMARY KEY (id), 
	CONSTRAINT fk_gruppmedlem_grupp_id_mottagargrupp FOREIGN KEY(grupp_id) REFERENCES mottagargrupp (id) ON DELETE CASCADE, 
	CONSTRAINT fk_gruppmedlem_mottagare_id_mottagare FOREIGN KEY(mottagare_id) REFERENCES mottagare (id) ON DELETE CASCADE, 
	CONSTRAINT fk_gruppmedlem_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);
INSERT INTO "gruppmedlem" ("id", "grupp_id", "ordning", "mottagare_id", "person_id") VALUES (1, 1, 0, 1, NULL);
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
CREATE TABLE uppdrag (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	"nämnd_id" INTEGER NOT NULL, 
	roll VARCHAR(40) NOT NULL, 
	parti VARCHAR NOT NULL, 
	"från" DATE, 
	till DATE, 
	"tjänstgöringsordning" INTEGER, 
	"ersätter_id" INTEGER, 
	CONSTRAINT pk_uppdrag PRIMARY KEY (id), 
	CONSTRAINT fk_uppdrag_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT "fk_uppdrag_nämnd_id_namnd" FOREIGN KEY("nämnd_id") REFERENCES namnd (id), 
	CONSTRAINT "fk_uppdrag_ersätter_id_uppdrag" FOREIGN KEY("ersätter_id") REFERENCES uppdrag (id) ON DELETE SET NULL
);
INSERT INTO "uppdrag" ("id", "person_id", "nämnd_id", "roll", "parti", "från", "till", "tjänstgöringsordning", "ersätter_id") VALUES (1, 1, 1, 'ordförande', 'EP', '2023-01-01', '2026-12-31', 1, NULL);
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
	slag VARCHAR(40) NOT NULL, 
	"skäl" VARCHAR NOT NULL, 
	bereder_id INTEGER, 
	stoppdatum DATE, 
	uid VARCHAR NOT NULL, 
	sekvens INTEGER NOT NULL, 
	distans BOOLEAN NOT NULL, 
	"länk" VARCHAR NOT NULL, 
	"gruppmöten" VARCHAR NOT NULL, 
	"måltid" VARCHAR NOT NULL, 
	CONSTRAINT pk_sammantrade PRIMARY KEY (id), 
	CONSTRAINT "fk_sammantrade_nämnd_id_namnd" FOREIGN KEY("nämnd_id") REFERENCES namnd (id), 
	CONSTRAINT fk_sammantrade_bereder_id_sammantrade FOREIGN KEY(bereder_id) REFERENCES sammantrade (id) ON DELETE SET NULL
);
INSERT INTO "sammantrade" ("id", "version", "nämnd_id", "datum", "starttid", "sluttid", "plats", "status", "öppet", "kallelse_datum", "ordförande", "sekreterare", "förslag_justerare", "förslag_ersättare", "justering_plats", "justering_datum", "justering_tid", "anmäl_förhinder", "anteckning", "slag", "skäl", "bereder_id", "stoppdatum", "uid", "sekvens", "distans", "länk", "gruppmöten", "måltid") VALUES (1, 1, 1, '2026-02-10', '13:15:00.000000', NULL, 'Ekbrosalen', 'kallat', 0, NULL, 'Åsa Öberg', '', '', '', '', NULL, NULL, '', '', 'ordinarie', '', NULL, NULL, 'd895e8ba54b24706a075102cc5c09e9b', 0, 0, '', '', '');
INSERT INTO "sammantrade" ("id", "version", "nämnd_id", "datum", "starttid", "sluttid", "plats", "status", "öppet", "kallelse_datum", "ordförande", "sekreterare", "förslag_justerare", "förslag_ersättare", "justering_plats", "justering_datum", "justering_tid", "anmäl_förhinder", "anteckning", "slag", "skäl", "bereder_id", "stoppdatum", "uid", "sekvens", "distans", "länk", "gruppmöten", "måltid") VALUES (2, 1, 1, '2026-03-10', '09:00:00.000000', '12:00:00.000000', 'Lilla salen', 'justerat', 0, NULL, '', '', '', '', '', NULL, NULL, '', '', 'ordinarie', '', NULL, NULL, 'fe3691158fdc45a89b40d571e51a2e09', 0, 0, '', '', '');
CREATE TABLE delegatkod (
	id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	"nämnd_id" INTEGER NOT NULL, 
	kod VARCHAR NOT NULL, 
	betydelse VARCHAR NOT NULL, 
	slag VARCHAR(40) NOT NULL, 
	chef BOOLEAN NOT NULL, 
	CONSTRAINT pk_delegatkod PRIMARY KEY (id), 
	CONSTRAINT "uq_delegatkod_nämnd_id_kod" UNIQUE ("nämnd_id", kod), 
	CONSTRAINT "fk_delegatkod_nämnd_id_namnd" FOREIGN KEY("nämnd_id") REFERENCES namnd (id) ON DELETE CASCADE
);
INSERT INTO "delegatkod" ("id", "version", "nämnd_id", "kod", "betydelse", "slag", "chef") VALUES (1, 1, 1, 'ÄC', 'Äldreomsorgschef', 'anställd', 1);
CREATE TABLE delegationsstatistik (
	id INTEGER NOT NULL, 
	"nämnd_id" INTEGER NOT NULL, 
	kategori VARCHAR NOT NULL, 
	"mått" VARCHAR NOT NULL, 
	"år" INTEGER NOT NULL, 
	"månad" INTEGER NOT NULL, 
	"värde" INTEGER, 
	CONSTRAINT pk_delegationsstatistik PRIMARY KEY (id), 
	CONSTRAINT "uq_delegationsstatistik_nämnd_id_kategori_mått_år_månad" UNIQUE ("nämnd_id", kategori, "mått", "år", "månad"), 
	CONSTRAINT "fk_delegationsstatistik_nämnd_id_namnd" FOREIGN KEY("nämnd_id") REFERENCES namnd (id) ON DELETE CASCADE
);
INSERT INTO "delegationsstatistik" ("id", "nämnd_id", "kategori", "mått", "år", "månad", "värde") VALUES (1, 1, 'Färdtjänst', 'bifall', 2026, 1, 4);
INSERT INTO "delegationsstatistik" ("id", "nämnd_id", "kategori", "mått", "år", "månad", "värde") VALUES (2, 1, 'Färdtjänst', 'bifall', 2026, 2, NULL);
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
CREATE TABLE inkallelseordning (
	id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	"nämnd_id" INTEGER NOT NULL, 
	modell VARCHAR(40) NOT NULL, 
	"personlig_först" BOOLEAN NOT NULL, 
	"växling" BOOLEAN NOT NULL, 
	"sen_ledamot_inträder" BOOLEAN NOT NULL, 
	"åter_efter_avbrott" BOOLEAN NOT NULL, 
	antagen_datum DATE, 
	antagen_paragraf INTEGER, 
	anteckning VARCHAR NOT NULL, 
	CONSTRAINT pk_inkallelseordning PRIMARY KEY (id), 
	CONSTRAINT "uq_inkallelseordning_nämnd_id" UNIQUE ("nämnd_id"), 
	CONSTRAINT "fk_inkallelseordning_nämnd_id_namnd" FOREIGN KEY("nämnd_id") REFERENCES namnd (id) ON DELETE CASCADE
);
INSERT INTO "inkallelseordning" ("id", "version", "nämnd_id", "modell", "personlig_först", "växling", "sen_ledamot_inträder", "åter_efter_avbrott", "antagen_datum", "antagen_paragraf", "anteckning") VALUES (1, 1, 1, 'parti för parti', 0, 0, 1, 0, '2023-01-23', 7, '');
CREATE TABLE arshjulspost (
	id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	"nämnd_id" INTEGER NOT NULL, 
	ordning INTEGER NOT NULL, 
	rubrik VARCHAR NOT NULL, 
	typ VARCHAR(40) NOT NULL, 
	grupp VARCHAR NOT NULL, 
	"månader" JSON NOT NULL, 
	"framförhållning" INTEGER NOT NULL, 
	lagrum VARCHAR NOT NULL, 
	ansvarig VARCHAR NOT NULL, 
	anteckning VARCHAR NOT NULL, 
	aktiv BOOLEAN NOT NULL, 
	CONSTRAINT pk_arshjulspost PRIMARY KEY (id), 
	CONSTRAINT "fk_arshjulspost_nämnd_id_namnd" FOREIGN KEY("nämnd_id") REFERENCES namnd (id) ON DELETE CASCADE
);
INSERT INTO "arshjulspost" ("id", "version", "nämnd_id", "ordning", "rubrik", "typ", "grupp", "månader", "framförhållning", "lagrum", "ansvarig", "anteckning", "aktiv") VALUES (1, 1, 1, 0, 'Delårsrapport', 'beslut', '', '[9]', 30, 'KL 11:16', '', '', 1);
CREATE TABLE staende_punkt (
	id INTEGER NOT NULL, 
	"nämnd_id" INTEGER NOT NULL, 
	ordning INTEGER NOT NULL, 
	rubrik VARCHAR NOT NULL, 
	grupp VARCHAR NOT NULL, 
	typ VARCHAR(40) NOT NULL, 
	"föredragande" VARCHAR NOT NULL, 
	minuter INTEGER, 
	sist BOOLEAN NOT NULL, 
	CONSTRAINT pk_staende_punkt PRIMARY KEY (id), 
	CONSTRAINT "fk_staende_punkt_nämnd_id_namnd" FOREIGN KEY("nämnd_id") REFERENCES namnd (id) ON DELETE CASCADE
);
INSERT INTO "staende_punkt" ("id", "nämnd_id", "ordning", "rubrik", "grupp", "typ", "föredragande", "minuter", "sist") VALUES (1, 1, 0, 'Upprop', 'Inledning', 'formalia', '', NULL, 0);
CREATE TABLE textfras (
	id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	"nämnd_id" INTEGER, 
	plats VARCHAR(40) NOT NULL, 
	kortord VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	ordning INTEGER NOT NULL, 
	CONSTRAINT pk_textfras PRIMARY KEY (id), 
	CONSTRAINT "fk_textfras_nämnd_id_namnd" FOREIGN KEY("nämnd_id") REFERENCES namnd (id) ON DELETE CASCADE
);
INSERT INTO "textfras" ("id", "version", "nämnd_id", "plats", "kortord", "text", "ordning") VALUES (1, 1, 1, 'förslag till beslut', '', 'Nämnden lägger … till handlingarna.', 0);
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
	"planerat_sammanträde_id" INTEGER, 
	parkerat BOOLEAN NOT NULL, 
	bevakas DATE, 
	CONSTRAINT pk_arende PRIMARY KEY (id), 
	CONSTRAINT "uq_arende_nämnd_id_diarienyckel" UNIQUE ("nämnd_id", diarienyckel), 
	CONSTRAINT "fk_arende_nämnd_id_namnd" FOREIGN KEY("nämnd_id") REFERENCES namnd (id), 
	CONSTRAINT "fk_arende_planerat_sammanträde_id_sammantrade" FOREIGN KEY("planerat_sammanträde_id") REFERENCES sammantrade (id) ON DELETE SET NULL
);
INSERT INTO "arende" ("id", "version", "nämnd_id", "diarienummer", "diarienyckel", "serie_år", "löpnummer", "rubrik", "beskrivning", "status", "registrerat", "handläggare", "anteckning", "planerat_sammanträde_id", "parkerat", "bevakas") VALUES (1, 1, 1, 'SN 2026/17', 'SN|2026|17', 2026, 17, 'Månadsuppföljning för äldreomsorgen', 'Första raden
Andra raden', 'på föredragningslista', '2026-01-15', 'Örjan Ängström', '', NULL, 0, NULL);
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
CREATE TABLE narvarande (
	id INTEGER NOT NULL, 
	"sammanträde_id" INTEGER NOT NULL, 
	person_id INTEGER, 
	ordning INTEGER NOT NULL, 
	namn VARCHAR NOT NULL, 
	parti VARCHAR NOT NULL, 
	titel VARCHAR NOT NULL, 
	roll VARCHAR(40) NOT NULL, 
	"arvode_från" TIME, 
	arvode_till TIME, 
	resa_km INTEGER, 
	restid INTEGER, 
	"förlorad_tid" INTEGER, 
	"förlorad_inkomst" INTEGER, 
	anteckning VARCHAR NOT NULL, 
	CONSTRAINT pk_narvarande PRIMARY KEY (id), 
	CONSTRAINT "uq_narvarande_sammanträde_id_person_id" UNIQUE ("sammanträde_id", person_id), 
	CONSTRAINT "fk_narvarande_sammanträde_id_sammantrade" FOREIGN KEY("sammanträde_id") REFERENCES sammantrade (id) ON DELETE CASCADE, 
	CONSTRAINT fk_narvarande_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE SET NULL
);
INSERT INTO "narvarande" ("id", "sammanträde_id", "person_id", "ordning", "namn", "parti", "titel", "roll", "arvode_från", "arvode_till", "resa_km", "restid", "förlorad_tid", "förlorad_inkomst", "anteckning") VALUES (1, 2, 1, 0, 'Åsa Öberg', 'EP', '', 'ordförande', NULL, '12:15:00.000000', 12, 20, 180, 700, '');
INSERT INTO "narvarande" ("id", "sammanträde_id", "person_id", "ordning", "namn", "parti", "titel", "roll", "arvode_från", "arvode_till", "resa_km", "restid", "förlorad_tid", "förlorad_inkomst", "anteckning") VALUES (2, 2, NULL, 1, 'Per Ärlig', '', 'gäst', 'ersättare', NULL, NULL, NULL, NULL, NULL, NULL, '');
CREATE TABLE justering (
	id INTEGER NOT NULL, 
	"sammanträde_id" INTEGER NOT NULL, 
	datum DATE NOT NULL, 
	tidpunkt DATETIME NOT NULL, 
	"sätt" VARCHAR(40) NOT NULL, 
	av JSON NOT NULL, 
	paragrafer JSON NOT NULL, 
	anteckning VARCHAR NOT NULL, 
	pdf_sha256 VARCHAR, 
	data_sha256 VARCHAR NOT NULL, 
	logg_id INTEGER, 
	CONSTRAINT pk_justering PRIMARY KEY (id), 
	CONSTRAINT "fk_justering_sammanträde_id_sammantrade" FOREIGN KEY("sammanträde_id") REFERENCES sammantrade (id) ON DELETE CASCADE, 
	CONSTRAINT fk_justering_pdf_sha256_fil FOREIGN KEY(pdf_sha256) REFERENCES fil (sha256)
);
INSERT INTO "justering" ("id", "sammanträde_id", "datum", "tidpunkt", "sätt", "av", "paragrafer", "anteckning", "pdf_sha256", "data_sha256", "logg_id") VALUES (1, 2, '2026-03-12', '2026-03-12 15:00:00.000000', 'digitalt', '[{"namn": "\u00c5sa \u00d6berg", "uppgift": "ordf\u00f6rande", "paragrafer": ""}]', '[]', '', 'e164c14dac6cff5d42971a1311e6694d86b5af3123248e7fff3232d02e76b0a2', '0000000000000000000000000000000000000000000000000000000000000000', 1);
CREATE TABLE kvittering (
	id INTEGER NOT NULL, 
	"sammanträde_id" INTEGER NOT NULL, 
	kod VARCHAR NOT NULL, 
	plats_typ VARCHAR NOT NULL, 
	plats_id INTEGER, 
	anteckning VARCHAR NOT NULL, 
	av VARCHAR NOT NULL, 
	tidpunkt DATETIME NOT NULL, 
	CONSTRAINT pk_kvittering PRIMARY KEY (id), 
	CONSTRAINT "uq_kvittering_sammanträde_id_kod_plats_typ_plats_id" UNIQUE ("sammanträde_id", kod, plats_typ, plats_id), 
	CONSTRAINT "fk_kvittering_sammanträde_id_sammantrade" FOREIGN KEY("sammanträde_id") REFERENCES sammantrade (id) ON DELETE CASCADE
);
INSERT INTO "kvittering" ("id", "sammanträde_id", "kod", "plats_typ", "plats_id", "anteckning", "av", "tidpunkt") VALUES (1, 2, 'PRO-sen-justering', 'sammantrade', 2, 'Ordföranden var sjuk.', 'Örjan Ängström', '2026-03-30 08:00:00.000000');
CREATE TABLE foredragningsgrupp (
	id INTEGER NOT NULL, 
	"sammanträde_id" INTEGER NOT NULL, 
	ordning INTEGER NOT NULL, 
	rubrik VARCHAR NOT NULL, 
	CONSTRAINT pk_foredragningsgrupp PRIMARY KEY (id), 
	CONSTRAINT "fk_foredragningsgrupp_sammanträde_id_sammantrade" FOREIGN KEY("sammanträde_id") REFERENCES sammantrade (id) ON DELETE CASCADE
);
INSERT INTO "foredragningsgrupp" ("id", "sammanträde_id", "ordning", "rubrik") VALUES (1, 1, 1, 'Ärenden till egen instans');
CREATE TABLE inkallelserad (
	id INTEGER NOT NULL, 
	inkallelseordning_id INTEGER NOT NULL, 
	ordning INTEGER NOT NULL, 
	parti VARCHAR NOT NULL, 
	reservpartier JSON NOT NULL, 
	CONSTRAINT pk_inkallelserad PRIMARY KEY (id), 
	CONSTRAINT fk_inkallelserad_inkallelseordning_id_inkallelseordning FOREIGN KEY(inkallelseordning_id) REFERENCES inkallelseordning (id) ON DELETE CASCADE
);
INSERT INTO "inkallelserad" ("id", "inkallelseordning_id", "ordning", "parti", "reservpartier") VALUES (1, 1, 0, 'EP', '["S", "M"]');
CREATE TABLE kallad (
	id INTEGER NOT NULL, 
	"sammanträde_id" INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	ordning INTEGER NOT NULL, 
	roll VARCHAR(40) NOT NULL, 
	parti VARCHAR NOT NULL, 
	svar VARCHAR(40) NOT NULL, 
	svarat DATETIME, 
	"ersätter_id" INTEGER, 
	anteckning VARCHAR NOT NULL, 
	CONSTRAINT pk_kallad PRIMARY KEY (id), 
	CONSTRAINT "uq_kallad_sammanträde_id_person_id" UNIQUE ("sammanträde_id", person_id), 
	CONSTRAINT "fk_kallad_sammanträde_id_sammantrade" FOREIGN KEY("sammanträde_id") REFERENCES sammantrade (id) ON DELETE CASCADE, 
	CONSTRAINT fk_kallad_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT "fk_kallad_ersätter_id_kallad" FOREIGN KEY("ersätter_id") REFERENCES kallad (id) ON DELETE SET NULL
);
INSERT INTO "kallad" ("id", "sammanträde_id", "person_id", "ordning", "roll", "parti", "svar", "svarat", "ersätter_id", "anteckning") VALUES (1, 1, 1, 0, 'ledamot', '', 'kommer', '2026-02-04 09:05:00.000000', NULL, '');
CREATE TABLE listpublicering (
	id INTEGER NOT NULL, 
	"sammanträde_id" INTEGER NOT NULL, 
	nummer INTEGER NOT NULL, 
	slag VARCHAR(40) NOT NULL, 
	tidpunkt DATETIME NOT NULL, 
	lista JSON NOT NULL, 
	CONSTRAINT pk_listpublicering PRIMARY KEY (id), 
	CONSTRAINT "uq_listpublicering_sammanträde_id_nummer" UNIQUE ("sammanträde_id", nummer), 
	CONSTRAINT "fk_listpublicering_sammanträde_id_sammantrade" FOREIGN KEY("sammanträde_id") REFERENCES sammantrade (id) ON DELETE CASCADE
);
INSERT INTO "listpublicering" ("id", "sammanträde_id", "nummer", "slag", "tidpunkt", "lista") VALUES (1, 1, 0, 'kallelse', '2026-02-03 10:00:00.000000', '[{"id": 1, "nr": 1, "rubrik": "M\u00e5nadsuppf\u00f6ljning"}]');
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
CREATE TABLE arende_handling (
	"ärende_id" INTEGER NOT NULL, 
	handling_id INTEGER NOT NULL, 
	ordning INTEGER NOT NULL, 
	CONSTRAINT pk_arende_handling PRIMARY KEY ("ärende_id", handling_id), 
	CONSTRAINT "fk_arende_handling_ärende_id_arende" FOREIGN KEY("ärende_id") REFERENCES arende (id) ON DELETE CASCADE, 
	CONSTRAINT fk_arende_handling_handling_id_handling FOREIGN KEY(handling_id) REFERENCES handling (id) ON DELETE CASCADE
);
INSERT INTO "arende_handling" ("ärende_id", "handling_id", "ordning") VALUES (1, 1, 1);
CREATE TABLE attestlista (
	id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	"nämnd_id" INTEGER NOT NULL, 
	"ärende_id" INTEGER, 
	"bygger_på_id" INTEGER, 
	handling_id INTEGER, 
	"år" INTEGER NOT NULL, 
	nummer INTEGER NOT NULL, 
	rubrik VARCHAR NOT NULL, 
	status VARCHAR(40) NOT NULL, 
	beslutad_datum DATE, 
	beslutad_paragraf INTEGER, 
	"gäller_från" DATE, 
	"gäller_till" DATE, 
	regler VARCHAR NOT NULL, 
	namnteckningsprov VARCHAR NOT NULL, 
	koddelar JSON NOT NULL, 
	roller JSON NOT NULL, 
	CONSTRAINT pk_attestlista PRIMARY KEY (id), 
	CONSTRAINT "fk_attestlista_nämnd_id_namnd" FOREIGN KEY("nämnd_id") REFERENCES namnd (id), 
	CONSTRAINT "fk_attestlista_ärende_id_arende" FOREIGN KEY("ärende_id") REFERENCES arende (id) ON DELETE SET NULL, 
	CONSTRAINT "fk_attestlista_bygger_på_id_attestlista" FOREIGN KEY("bygger_på_id") REFERENCES attestlista (id) ON DELETE SET NULL, 
	CONSTRAINT fk_attestlista_handling_id_handling FOREIGN KEY(handling_id) REFERENCES handling (id) ON DELETE SET NULL
);
INSERT INTO "attestlista" ("id", "version", "nämnd_id", "ärende_id", "bygger_på_id", "handling_id", "år", "nummer", "rubrik", "status", "beslutad_datum", "beslutad_paragraf", "gäller_från", "gäller_till", "regler", "namnteckningsprov", "koddelar", "roller") VALUES (1, 1, 1, 1, NULL, NULL, 2026, 1, 'Attestlista', 'beslutad', '2025-12-16', 118, '2026-01-01', NULL, 'Egna kostnader attesteras av överordnad.
', '', '[{"nyckel": "identitet", "namn": "Identitet", "siffror": 5, "huvud": true}]', '[{"nyckel": "attestant", "namn": "Beslutsattestant"}]');
CREATE TABLE protokolljusterare (
	id INTEGER NOT NULL, 
	"sammanträde_id" INTEGER NOT NULL, 
	"närvarande_id" INTEGER NOT NULL, 
	ordning INTEGER NOT NULL, 
	"ersättare" BOOLEAN NOT NULL, 
	CONSTRAINT pk_protokolljusterare PRIMARY KEY (id), 
	CONSTRAINT "fk_protokolljusterare_sammanträde_id_sammantrade" FOREIGN KEY("sammanträde_id") REFERENCES sammantrade (id) ON DELETE CASCADE, 
	CONSTRAINT "fk_protokolljusterare_närvarande_id_narvarande" FOREIGN KEY("närvarande_id") REFERENCES narvarande (id) ON DELETE CASCADE
);
INSERT INTO "protokolljusterare" ("id", "sammanträde_id", "närvarande_id", "ordning", "ersättare") VALUES (1, 2, 2, 0, 1);
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
	instans VARCHAR(40) NOT NULL, 
	sekretess_lagrum VARCHAR NOT NULL, 
	"utgår" BOOLEAN NOT NULL, 
	"väckt_av" VARCHAR NOT NULL, 
	utan_paragraf BOOLEAN NOT NULL, 
	CONSTRAINT pk_foredragningspunkt PRIMARY KEY (id), 
	CONSTRAINT "fk_foredragningspunkt_sammanträde_id_sammantrade" FOREIGN KEY("sammanträde_id") REFERENCES sammantrade (id) ON DELETE CASCADE, 
	CONSTRAINT fk_foredragningspunkt_grupp_id_foredragningsgrupp FOREIGN KEY(grupp_id) REFERENCES foredragningsgrupp (id) ON DELETE SET NULL, 
	CONSTRAINT "fk_foredragningspunkt_ärende_id_arende" FOREIGN KEY("ärende_id") REFERENCES arende (id) ON DELETE SET NULL
);
INSERT INTO "foredragningspunkt" ("id", "sammanträde_id", "grupp_id", "ärende_id", "ordning", "rubrik", "diarienummer", "typ", "föredragande", "klockslag", "minuter", "stängda_dörrar", "anteckning", "instans", "sekretess_lagrum", "utgår", "väckt_av", "utan_paragraf") VALUES (1, 1, 1, 1, 1, 'Månadsuppföljning', 'SN 2026/17', 'beslut', '', '13:30:00.000000', NULL, 0, '', 'egen', '', 0, '', 0);
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
	"utgång" VARCHAR(40) NOT NULL, 
	"skäl" VARCHAR NOT NULL, 
	"åter_till" VARCHAR NOT NULL, 
	"åter_sammanträde_id" INTEGER, 
	"ordförande_id" INTEGER, 
	"myndighetsutövning" BOOLEAN NOT NULL, 
	val BOOLEAN NOT NULL, 
	klubbat TIME, 
	CONSTRAINT pk_paragraf PRIMARY KEY (id), 
	CONSTRAINT "fk_paragraf_sammanträde_id_sammantrade" FOREIGN KEY("sammanträde_id") REFERENCES sammantrade (id) ON DELETE CASCADE, 
	CONSTRAINT "fk_paragraf_ärende_id_arende" FOREIGN KEY("ärende_id") REFERENCES arende (id) ON DELETE SET NULL, 
	CONSTRAINT "fk_paragraf_åter_sammanträde_id_sammantrade" FOREIGN KEY("åter_sammanträde_id") REFERENCES sammantrade (id) ON DELETE SET NULL, 
	CONSTRAINT "fk_paragraf_ordförande_id_narvarande" FOREIGN KEY("ordförande_id") REFERENCES narvarande (id) ON DELETE SET NULL
);
INSERT INTO "paragraf" ("id", "version", "sammanträde_id", "ärende_id", "ordning", "nummer", "preliminärt", "rubrik", "diarienummer", "omedelbart_justerad", "redigerad", "utgång", "skäl", "åter_till", "åter_sammanträde_id", "ordförande_id", "myndighetsutövning", "val", "klubbat") VALUES (1, 1, 1, 1, 1, 12, NULL, 'Månadsuppföljning', 'SN 2026/17', 0, 0, 'beslut', '', '', NULL, NULL, 0, 0, NULL);
INSERT INTO "paragraf" ("id", "version", "sammanträde_id", "ärende_id", "ordning", "nummer", "preliminärt", "rubrik", "diarienummer", "omedelbart_justerad", "redigerad", "utgång", "skäl", "åter_till", "åter_sammanträde_id", "ordförande_id", "myndighetsutövning", "val", "klubbat") VALUES (2, 1, 2, NULL, 0, 13, NULL, 'Ny taxa – ”hemtjänst”', NULL, 0, 0, 'återremiss', 'Utred
kostnaden', 'Förvaltningen', 2, 1, 0, 0, NULL);
CREATE TABLE delegationsordning (
	id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	"nämnd_id" INTEGER NOT NULL, 
	"ärende_id" INTEGER, 
	"bygger_på_id" INTEGER, 
	nummer INTEGER NOT NULL, 
	"benämning" VARCHAR NOT NULL, 
	rubrik VARCHAR NOT NULL, 
	status VARCHAR(40) NOT NULL, 
	beslutad_datum DATE, 
	beslutad_paragraf INTEGER, 
	"gäller_från" DATE, 
	"gäller_till" DATE, 
	inledning VARCHAR NOT NULL, 
	CONSTRAINT pk_delegationsordning PRIMARY KEY (id), 
	CONSTRAINT "fk_delegationsordning_nämnd_id_namnd" FOREIGN KEY("nämnd_id") REFERENCES namnd (id), 
	CONSTRAINT "fk_delegationsordning_ärende_id_arende" FOREIGN KEY("ärende_id") REFERENCES arende (id) ON DELETE SET NULL, 
	CONSTRAINT "fk_delegationsordning_bygger_på_id_delegationsordning" FOREIGN KEY("bygger_på_id") REFERENCES delegationsordning (id) ON DELETE SET NULL
);
INSERT INTO "delegationsordning" ("id", "version", "nämnd_id", "ärende_id", "bygger_på_id", "nummer", "benämning", "rubrik", "status", "beslutad_datum", "beslutad_paragraf", "gäller_från", "gäller_till", "inledning") VALUES (1, 1, 1, 1, NULL, 1, 'delegationsordning', 'Delegationsordning för "omsorgen"', 'beslutad', '2026-02-10', 13, '2026-03-01', NULL, 'Rad ett

Rad två');
CREATE TABLE riskanalys (
	id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	"nämnd_id" INTEGER NOT NULL, 
	"ärende_id" INTEGER, 
	"år" INTEGER NOT NULL, 
	rubrik VARCHAR NOT NULL, 
	skala INTEGER NOT NULL, 
	"tröskel" INTEGER NOT NULL, 
	sannolikhetsnamn JSON NOT NULL, 
	konsekvensnamn JSON NOT NULL, 
	"nivåer" JSON NOT NULL, 
	CONSTRAINT pk_riskanalys PRIMARY KEY (id), 
	CONSTRAINT "fk_riskanalys_nämnd_id_namnd" FOREIGN KEY("nämnd_id") REFERENCES namnd (id), 
	CONSTRAINT "fk_riskanalys_ärende_id_arende" FOREIGN KEY("ärende_id") REFERENCES arende (id) ON DELETE SET NULL
);
INSERT INTO "riskanalys" ("id", "version", "nämnd_id", "ärende_id", "år", "rubrik", "skala", "tröskel", "sannolikhetsnamn", "konsekvensnamn", "nivåer") VALUES (1, 1, 1, 1, 2026, 'Riskanalys 2026', 5, 10, '[]', '[]', '[]');
CREATE TABLE internkontrollworkshop (
	id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	"nämnd_id" INTEGER NOT NULL, 
	"ärende_id" INTEGER, 
	"år" INTEGER NOT NULL, 
	datum DATE, 
	rubrik VARCHAR NOT NULL, 
	anteckning VARCHAR NOT NULL, 
	CONSTRAINT pk_internkontrollworkshop PRIMARY KEY (id), 
	CONSTRAINT "fk_internkontrollworkshop_nämnd_id_namnd" FOREIGN KEY("nämnd_id") REFERENCES namnd (id), 
	CONSTRAINT "fk_internkontrollworkshop_ärende_id_arende" FOREIGN KEY("ärende_id") REFERENCES arende (id) ON DELETE SET NULL
);
INSERT INTO "internkontrollworkshop" ("id", "version", "nämnd_id", "ärende_id", "år", "datum", "rubrik", "anteckning") VALUES (1, 1, 1, NULL, 2027, '2026-09-29', 'Workshop 2027', '');
CREATE TABLE attestrad (
	id INTEGER NOT NULL, 
	lista_id INTEGER NOT NULL, 
	ordning INTEGER NOT NULL, 
	slag VARCHAR(40) NOT NULL, 
	koder JSON NOT NULL, 
	namn JSON NOT NULL, 
	"ärvda" JSON NOT NULL, 
	kod VARCHAR NOT NULL, 
	"benämning" VARCHAR NOT NULL, 
	villkor VARCHAR NOT NULL, 
	belopp INTEGER, 
	anteckning VARCHAR NOT NULL, 
	"källrad" INTEGER, 
	CONSTRAINT pk_attestrad PRIMARY KEY (id), 
	CONSTRAINT fk_attestrad_lista_id_attestlista FOREIGN KEY(lista_id) REFERENCES attestlista (id) ON DELETE CASCADE
);
INSERT INTO "attestrad" ("id", "lista_id", "ordning", "slag", "koder", "namn", "ärvda", "kod", "benämning", "villkor", "belopp", "anteckning", "källrad") VALUES (1, 1, 1024, 'rad', '{"identitet": "00710"}', '{}', '[]', '00710', 'Förskola “Äpplet”', 'inom budget', 50000, '', NULL);
CREATE TABLE narvarointervall (
	id INTEGER NOT NULL, 
	"närvarande_id" INTEGER NOT NULL, 
	ordning INTEGER NOT NULL, 
	"från_paragraf_id" INTEGER, 
	till_paragraf_id INTEGER, 
	"del_från" BOOLEAN NOT NULL, 
	del_till BOOLEAN NOT NULL, 
	"kl_från" TIME, 
	kl_till TIME, 
	"tjänstgör" BOOLEAN NOT NULL, 
	"för_id" INTEGER, 
	distans BOOLEAN NOT NULL, 
	CONSTRAINT pk_narvarointervall PRIMARY KEY (id), 
	CONSTRAINT "fk_narvarointervall_närvarande_id_narvarande" FOREIGN KEY("närvarande_id") REFERENCES narvarande (id) ON DELETE CASCADE, 
	CONSTRAINT "fk_narvarointervall_från_paragraf_id_paragraf" FOREIGN KEY("från_paragraf_id") REFERENCES paragraf (id) ON DELETE SET NULL, 
	CONSTRAINT fk_narvarointervall_till_paragraf_id_paragraf FOREIGN KEY(till_paragraf_id) REFERENCES paragraf (id) ON DELETE SET NULL, 
	CONSTRAINT "fk_narvarointervall_för_id_narvarande" FOREIGN KEY("för_id") REFERENCES narvarande (id) ON DELETE SET NULL
);
INSERT INTO "narvarointervall" ("id", "närvarande_id", "ordning", "från_paragraf_id", "till_paragraf_id", "del_från", "del_till", "kl_från", "kl_till", "tjänstgör", "för_id", "distans") VALUES (1, 1, 0, NULL, NULL, 0, 0, NULL, NULL, 1, NULL, 0);
INSERT INTO "narvarointervall" ("id", "närvarande_id", "ordning", "från_paragraf_id", "till_paragraf_id", "del_från", "del_till", "kl_från", "kl_till", "tjänstgör", "för_id", "distans") VALUES (2, 2, 0, 2, NULL, 1, 0, '10:00:00.000000', NULL, 1, 1, 0);
CREATE TABLE ajournering (
	id INTEGER NOT NULL, 
	"sammanträde_id" INTEGER NOT NULL, 
	ordning INTEGER NOT NULL, 
	"från" TIME NOT NULL, 
	till TIME, 
	paragraf_id INTEGER, 
	anteckning VARCHAR NOT NULL, 
	CONSTRAINT pk_ajournering PRIMARY KEY (id), 
	CONSTRAINT "fk_ajournering_sammanträde_id_sammantrade" FOREIGN KEY("sammanträde_id") REFERENCES sammantrade (id) ON DELETE CASCADE, 
	CONSTRAINT fk_ajournering_paragraf_id_paragraf FOREIGN KEY(paragraf_id) REFERENCES paragraf (id) ON DELETE SET NULL
);
INSERT INTO "ajournering" ("id", "sammanträde_id", "ordning", "från", "till", "paragraf_id", "anteckning") VALUES (1, 2, 0, '10:00:00.000000', '10:15:00.000000', 2, '');
CREATE TABLE yrkande (
	id INTEGER NOT NULL, 
	paragraf_id INTEGER NOT NULL, 
	ordning INTEGER NOT NULL, 
	nyckel VARCHAR NOT NULL, 
	slag VARCHAR(40) NOT NULL, 
	text VARCHAR NOT NULL, 
	beslutspunkt INTEGER, 
	"återtaget" BOOLEAN NOT NULL, 
	CONSTRAINT pk_yrkande PRIMARY KEY (id), 
	CONSTRAINT fk_yrkande_paragraf_id_paragraf FOREIGN KEY(paragraf_id) REFERENCES paragraf (id) ON DELETE CASCADE
);
INSERT INTO "yrkande" ("id", "paragraf_id", "ordning", "nyckel", "slag", "text", "beslutspunkt", "återtaget") VALUES (1, 2, 0, 'a', 'återremiss', 'Utred.', 1, 0);
CREATE TABLE proposition (
	id INTEGER NOT NULL, 
	paragraf_id INTEGER NOT NULL, 
	ordning INTEGER NOT NULL, 
	slag VARCHAR(40) NOT NULL, 
	ja VARCHAR NOT NULL, 
	nej VARCHAR NOT NULL, 
	ja_text VARCHAR NOT NULL, 
	nej_text VARCHAR NOT NULL, 
	"omröstning" VARCHAR(40) NOT NULL, 
	"röst_ja" INTEGER, 
	"röst_nej" INTEGER, 
	"röst_avstår" INTEGER, 
	"avgörande" VARCHAR(40) NOT NULL, 
	utfall VARCHAR(40), 
	CONSTRAINT pk_proposition PRIMARY KEY (id), 
	CONSTRAINT fk_proposition_paragraf_id_paragraf FOREIGN KEY(paragraf_id) REFERENCES paragraf (id) ON DELETE CASCADE
);
INSERT INTO "proposition" ("id", "paragraf_id", "ordning", "slag", "ja", "nej", "ja_text", "nej_text", "omröstning", "röst_ja", "röst_nej", "röst_avstår", "avgörande", "utfall") VALUES (1, 2, 0, 'avgöras i dag eller återremitteras', '', 'a', '', '', 'öppen', NULL, NULL, NULL, 'ordförandens utslagsröst', 'nej');
CREATE TABLE jav (
	id INTEGER NOT NULL, 
	paragraf_id INTEGER NOT NULL, 
	ordning INTEGER NOT NULL, 
	"närvarande_id" INTEGER NOT NULL, 
	grund INTEGER NOT NULL, 
	undantag VARCHAR(40) NOT NULL, 
	"prövad" BOOLEAN NOT NULL, 
	anteckning VARCHAR NOT NULL, 
	"ersättare_id" INTEGER, 
	CONSTRAINT pk_jav PRIMARY KEY (id), 
	CONSTRAINT fk_jav_paragraf_id_paragraf FOREIGN KEY(paragraf_id) REFERENCES paragraf (id) ON DELETE CASCADE, 
	CONSTRAINT "fk_jav_närvarande_id_narvarande" FOREIGN KEY("närvarande_id") REFERENCES narvarande (id), 
	CONSTRAINT "fk_jav_ersättare_id_narvarande" FOREIGN KEY("ersättare_id") REFERENCES narvarande (id)
);
INSERT INTO "jav" ("id", "paragraf_id", "ordning", "närvarande_id", "grund", "undantag", "prövad", "anteckning", "ersättare_id") VALUES (1, 2, 0, 2, 3, '', 0, 'styrelsen', 1);
CREATE TABLE yttrande (
	id INTEGER NOT NULL, 
	paragraf_id INTEGER NOT NULL, 
	ordning INTEGER NOT NULL, 
	slag VARCHAR(40) NOT NULL, 
	text VARCHAR NOT NULL, 
	yrkande VARCHAR NOT NULL, 
	skriftligt BOOLEAN NOT NULL, 
	"anmäld" TIME, 
	CONSTRAINT pk_yttrande PRIMARY KEY (id), 
	CONSTRAINT fk_yttrande_paragraf_id_paragraf FOREIGN KEY(paragraf_id) REFERENCES paragraf (id) ON DELETE CASCADE
);
INSERT INTO "yttrande" ("id", "paragraf_id", "ordning", "slag", "text", "yrkande", "skriftligt", "anmäld") VALUES (1, 2, 0, 'reservation', '', 'a', 0, '11:00:00.000000');
CREATE TABLE ej_deltagande (
	paragraf_id INTEGER NOT NULL, 
	"närvarande_id" INTEGER NOT NULL, 
	CONSTRAINT pk_ej_deltagande PRIMARY KEY (paragraf_id, "närvarande_id"), 
	CONSTRAINT fk_ej_deltagande_paragraf_id_paragraf FOREIGN KEY(paragraf_id) REFERENCES paragraf (id) ON DELETE CASCADE, 
	CONSTRAINT "fk_ej_deltagande_närvarande_id_narvarande" FOREIGN KEY("närvarande_id") REFERENCES narvarande (id)
);
INSERT INTO "ej_deltagande" ("paragraf_id", "närvarande_id") VALUES (2, 2);
CREATE TABLE rattelse (
	id INTEGER NOT NULL, 
	paragraf_id INTEGER NOT NULL, 
	datum DATE NOT NULL, 
	av VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	CONSTRAINT pk_rattelse PRIMARY KEY (id), 
	CONSTRAINT fk_rattelse_paragraf_id_paragraf FOREIGN KEY(paragraf_id) REFERENCES paragraf (id) ON DELETE CASCADE
);
INSERT INTO "rattelse" ("id", "paragraf_id", "datum", "av", "text") VALUES (1, 2, '2026-03-20', 'Örjan Ängström', '§ 13: 100 kronor');
CREATE TABLE punkt_handling (
	punkt_id INTEGER NOT NULL, 
	handling_id INTEGER NOT NULL, 
	ordning INTEGER NOT NULL, 
	bordsdelad BOOLEAN NOT NULL, 
	CONSTRAINT pk_punkt_handling PRIMARY KEY (punkt_id, handling_id), 
	CONSTRAINT fk_punkt_handling_punkt_id_foredragningspunkt FOREIGN KEY(punkt_id) REFERENCES foredragningspunkt (id) ON DELETE CASCADE, 
	CONSTRAINT fk_punkt_handling_handling_id_handling FOREIGN KEY(handling_id) REFERENCES handling (id) ON DELETE CASCADE
);
INSERT INTO "punkt_handling" ("punkt_id", "handling_id", "ordning", "bordsdelad") VALUES (1, 1, 0, 0);
CREATE TABLE paragraf_punkt (
	paragraf_id INTEGER NOT NULL, 
	punkt_id INTEGER NOT NULL, 
	CONSTRAINT pk_paragraf_punkt PRIMARY KEY (paragraf_id, punkt_id), 
	CONSTRAINT fk_paragraf_punkt_paragraf_id_paragraf FOREIGN KEY(paragraf_id) REFERENCES paragraf (id) ON DELETE CASCADE, 
	CONSTRAINT fk_paragraf_punkt_punkt_id_foredragningspunkt FOREIGN KEY(punkt_id) REFERENCES foredragningspunkt (id) ON DELETE CASCADE
);
INSERT INTO "paragraf_punkt" ("paragraf_id", "punkt_id") VALUES (1, 1);
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
CREATE TABLE delegationskapitel (
	id INTEGER NOT NULL, 
	delegationsordning_id INTEGER NOT NULL, 
	ordning INTEGER NOT NULL, 
	nr INTEGER, 
	rubrik VARCHAR NOT NULL, 
	sfs VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	CONSTRAINT pk_delegationskapitel PRIMARY KEY (id), 
	CONSTRAINT fk_delegationskapitel_delegationsordning_id_delegationsordning FOREIGN KEY(delegationsordning_id) REFERENCES delegationsordning (id) ON DELETE CASCADE
);
INSERT INTO "delegationskapitel" ("id", "delegationsordning_id", "ordning", "nr", "rubrik", "sfs", "text") VALUES (1, 1, 0, 12, 'Alkohollagen', '2010:1622', '');
CREATE TABLE delegationsbeslut (
	id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	"nämnd_id" INTEGER NOT NULL, 
	datum DATE NOT NULL, 
	nr VARCHAR NOT NULL, 
	punkt_nyckel VARCHAR NOT NULL, 
	punkt_nr VARCHAR NOT NULL, 
	diarienummer VARCHAR, 
	"ärende_id" INTEGER, 
	delegat VARCHAR NOT NULL, 
	beslutsfattare VARCHAR NOT NULL, 
	person_id INTEGER, 
	titel VARCHAR NOT NULL, 
	rubrik VARCHAR NOT NULL, 
	beslut VARCHAR NOT NULL, 
	utfall VARCHAR NOT NULL, 
	lagrum VARCHAR NOT NULL, 
	belopp INTEGER, 
	sekretess BOOLEAN NOT NULL, 
	sekretess_lagrum VARCHAR NOT NULL, 
	"brådskande" BOOLEAN NOT NULL, 
	"anmäld_punkt_id" INTEGER, 
	"särskilt_protokoll" BOOLEAN NOT NULL, 
	anteckning VARCHAR NOT NULL, 
	CONSTRAINT pk_delegationsbeslut PRIMARY KEY (id), 
	CONSTRAINT "fk_delegationsbeslut_nämnd_id_namnd" FOREIGN KEY("nämnd_id") REFERENCES namnd (id), 
	CONSTRAINT "fk_delegationsbeslut_ärende_id_arende" FOREIGN KEY("ärende_id") REFERENCES arende (id) ON DELETE SET NULL, 
	CONSTRAINT fk_delegationsbeslut_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE SET NULL, 
	CONSTRAINT "fk_delegationsbeslut_anmäld_punkt_id_foredragningspunkt" FOREIGN KEY("anmäld_punkt_id") REFERENCES foredragningspunkt (id) ON DELETE SET NULL
);
INSERT INTO "delegationsbeslut" ("id", "version", "nämnd_id", "datum", "nr", "punkt_nyckel", "punkt_nr", "diarienummer", "ärende_id", "delegat", "beslutsfattare", "person_id", "titel", "rubrik", "beslut", "utfall", "lagrum", "belopp", "sekretess", "sekretess_lagrum", "brådskande", "anmäld_punkt_id", "särskilt_protokoll", "anteckning") VALUES (1, 1, 1, '2026-02-05', '', '0123456789abcdef0123456789abcdef', '12.8', 'SN 2026/17', 1, 'ÄC', '', 1, '', 'Vårmarknaden', '', 'bifall', '', 900, 0, '', 0, 1, 0, '');
CREATE TABLE utskottsanmalan (
	id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	"nämnd_id" INTEGER NOT NULL, 
	utskott VARCHAR NOT NULL, 
	datum DATE NOT NULL, 
	"från" INTEGER NOT NULL, 
	till INTEGER NOT NULL, 
	"anmäld_punkt_id" INTEGER, 
	anteckning VARCHAR NOT NULL, 
	CONSTRAINT pk_utskottsanmalan PRIMARY KEY (id), 
	CONSTRAINT "fk_utskottsanmalan_nämnd_id_namnd" FOREIGN KEY("nämnd_id") REFERENCES namnd (id), 
	CONSTRAINT "fk_utskottsanmalan_anmäld_punkt_id_foredragningspunkt" FOREIGN KEY("anmäld_punkt_id") REFERENCES foredragningspunkt (id) ON DELETE SET NULL
);
INSERT INTO "utskottsanmalan" ("id", "version", "nämnd_id", "utskott", "datum", "från", "till", "anmäld_punkt_id", "anteckning") VALUES (1, 1, 1, 'myndighetsutskottet', '2026-02-01', 3, 9, 1, '');
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
	nyckel VARCHAR NOT NULL, 
	"kommunövergripande" BOOLEAN NOT NULL, 
	"bedömning" VARCHAR(40) NOT NULL, 
	CONSTRAINT pk_risk PRIMARY KEY (id), 
	CONSTRAINT fk_risk_riskanalys_id_riskanalys FOREIGN KEY(riskanalys_id) REFERENCES riskanalys (id) ON DELETE CASCADE
);
INSERT INTO "risk" ("id", "riskanalys_id", "ordning", "område", "risk", "orsak", "föregående", "sannolikhet", "konsekvens", "riskvärde", "obligatorisk", "kommentar", "nyckel", "kommunövergripande", "bedömning") VALUES (1, 1, 1, 'Ekonomi', 'Felaktig utbetalning', '', NULL, 3, 4, 12, 0, '', 'e1061da1c416430f8bdb1e511f3ea712', 0, '');
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
CREATE TABLE arshjulstillfalle (
	id INTEGER NOT NULL, 
	post_id INTEGER NOT NULL, 
	"år" INTEGER NOT NULL, 
	"månad" INTEGER NOT NULL, 
	punkt_id INTEGER, 
	"avstås" VARCHAR NOT NULL, 
	CONSTRAINT pk_arshjulstillfalle PRIMARY KEY (id), 
	CONSTRAINT "uq_arshjulstillfalle_post_id_år_månad" UNIQUE (post_id, "år", "månad"), 
	CONSTRAINT fk_arshjulstillfalle_post_id_arshjulspost FOREIGN KEY(post_id) REFERENCES arshjulspost (id) ON DELETE CASCADE, 
	CONSTRAINT fk_arshjulstillfalle_punkt_id_foredragningspunkt FOREIGN KEY(punkt_id) REFERENCES foredragningspunkt (id) ON DELETE SET NULL
);
INSERT INTO "arshjulstillfalle" ("id", "post_id", "år", "månad", "punkt_id", "avstås") VALUES (1, 1, 2026, 9, 1, '');
CREATE TABLE bevakning (
	id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	"nämnd_id" INTEGER NOT NULL, 
	slag VARCHAR(40) NOT NULL, 
	text VARCHAR NOT NULL, 
	"källa" VARCHAR NOT NULL, 
	paragraf_id INTEGER, 
	"ärende_id" INTEGER, 
	ansvarig VARCHAR NOT NULL, 
	beslutat DATE, 
	"återrapport_senast" DATE, 
	"läge" VARCHAR(40) NOT NULL, 
	punkt_id INTEGER, 
	anteckning VARCHAR NOT NULL, 
	CONSTRAINT pk_bevakning PRIMARY KEY (id), 
	CONSTRAINT "fk_bevakning_nämnd_id_namnd" FOREIGN KEY("nämnd_id") REFERENCES namnd (id) ON DELETE CASCADE, 
	CONSTRAINT fk_bevakning_paragraf_id_paragraf FOREIGN KEY(paragraf_id) REFERENCES paragraf (id) ON DELETE SET NULL, 
	CONSTRAINT "fk_bevakning_ärende_id_arende" FOREIGN KEY("ärende_id") REFERENCES arende (id) ON DELETE SET NULL, 
	CONSTRAINT fk_bevakning_punkt_id_foredragningspunkt FOREIGN KEY(punkt_id) REFERENCES foredragningspunkt (id) ON DELETE SET NULL
);
INSERT INTO "bevakning" ("id", "version", "nämnd_id", "slag", "text", "källa", "paragraf_id", "ärende_id", "ansvarig", "beslutat", "återrapport_senast", "läge", "punkt_id", "anteckning") VALUES (1, 1, 1, 'uppdrag', 'Redovisa vårdtyngden', 'SN 2026-02-10 § 12', NULL, 1, 'Örjan Ängström', NULL, '2026-06-01', 'öppen', NULL, '');
CREATE TABLE meddelandepost (
	id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	"nämnd_id" INTEGER NOT NULL, 
	ordning INTEGER NOT NULL, 
	datum DATE, 
	diarienummer VARCHAR, 
	text VARCHAR NOT NULL, 
	handling_id INTEGER, 
	"ärende_id" INTEGER, 
	punkt_id INTEGER, 
	CONSTRAINT pk_meddelandepost PRIMARY KEY (id), 
	CONSTRAINT "fk_meddelandepost_nämnd_id_namnd" FOREIGN KEY("nämnd_id") REFERENCES namnd (id) ON DELETE CASCADE, 
	CONSTRAINT fk_meddelandepost_handling_id_handling FOREIGN KEY(handling_id) REFERENCES handling (id) ON DELETE SET NULL, 
	CONSTRAINT "fk_meddelandepost_ärende_id_arende" FOREIGN KEY("ärende_id") REFERENCES arende (id) ON DELETE SET NULL, 
	CONSTRAINT fk_meddelandepost_punkt_id_foredragningspunkt FOREIGN KEY(punkt_id) REFERENCES foredragningspunkt (id) ON DELETE SET NULL
);
INSERT INTO "meddelandepost" ("id", "version", "nämnd_id", "ordning", "datum", "diarienummer", "text", "handling_id", "ärende_id", "punkt_id") VALUES (1, 1, 1, 0, '2026-02-03', 'SN 2026/3, SN 2026/4', '- Beslut från IVO
  - Bilaga', 1, NULL, NULL);
CREATE TABLE attestperson (
	id INTEGER NOT NULL, 
	rad_id INTEGER NOT NULL, 
	person_id INTEGER, 
	roll VARCHAR NOT NULL, 
	ordning INTEGER NOT NULL, 
	namn VARCHAR NOT NULL, 
	"från" DATE, 
	till DATE, 
	"osäker" BOOLEAN NOT NULL, 
	CONSTRAINT pk_attestperson PRIMARY KEY (id), 
	CONSTRAINT fk_attestperson_rad_id_attestrad FOREIGN KEY(rad_id) REFERENCES attestrad (id) ON DELETE CASCADE, 
	CONSTRAINT fk_attestperson_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE SET NULL
);
INSERT INTO "attestperson" ("id", "rad_id", "person_id", "roll", "ordning", "namn", "från", "till", "osäker") VALUES (1, 1, 1, 'attestant', 0, 'Åsa Öberg', NULL, NULL, 0);
INSERT INTO "attestperson" ("id", "rad_id", "person_id", "roll", "ordning", "namn", "från", "till", "osäker") VALUES (2, 1, NULL, 'ersättare', 1, 'Örjan Ängström', NULL, '2026-12-31', 0);
CREATE TABLE yrkande_person (
	yrkande_id INTEGER NOT NULL, 
	"närvarande_id" INTEGER NOT NULL, 
	ordning INTEGER NOT NULL, 
	CONSTRAINT pk_yrkande_person PRIMARY KEY (yrkande_id, "närvarande_id"), 
	CONSTRAINT fk_yrkande_person_yrkande_id_yrkande FOREIGN KEY(yrkande_id) REFERENCES yrkande (id) ON DELETE CASCADE, 
	CONSTRAINT "fk_yrkande_person_närvarande_id_narvarande" FOREIGN KEY("närvarande_id") REFERENCES narvarande (id)
);
INSERT INTO "yrkande_person" ("yrkande_id", "närvarande_id", "ordning") VALUES (1, 1, 0);
CREATE TABLE rost (
	id INTEGER NOT NULL, 
	proposition_id INTEGER NOT NULL, 
	"närvarande_id" INTEGER NOT NULL, 
	ordning INTEGER NOT NULL, 
	val VARCHAR(40) NOT NULL, 
	CONSTRAINT pk_rost PRIMARY KEY (id), 
	CONSTRAINT fk_rost_proposition_id_proposition FOREIGN KEY(proposition_id) REFERENCES proposition (id) ON DELETE CASCADE, 
	CONSTRAINT "fk_rost_närvarande_id_narvarande" FOREIGN KEY("närvarande_id") REFERENCES narvarande (id)
);
INSERT INTO "rost" ("id", "proposition_id", "närvarande_id", "ordning", "val") VALUES (1, 1, 1, 0, 'nej');
CREATE TABLE yttrande_person (
	yttrande_id INTEGER NOT NULL, 
	"närvarande_id" INTEGER NOT NULL, 
	ordning INTEGER NOT NULL, 
	CONSTRAINT pk_yttrande_person PRIMARY KEY (yttrande_id, "närvarande_id"), 
	CONSTRAINT fk_yttrande_person_yttrande_id_yttrande FOREIGN KEY(yttrande_id) REFERENCES yttrande (id) ON DELETE CASCADE, 
	CONSTRAINT "fk_yttrande_person_närvarande_id_narvarande" FOREIGN KEY("närvarande_id") REFERENCES narvarande (id)
);
INSERT INTO "yttrande_person" ("yttrande_id", "närvarande_id", "ordning") VALUES (1, 2, 0);
CREATE TABLE delegationspunkt (
	id INTEGER NOT NULL, 
	kapitel_id INTEGER NOT NULL, 
	ordning INTEGER NOT NULL, 
	nyckel VARCHAR NOT NULL, 
	grupp VARCHAR NOT NULL, 
	"löpnr" INTEGER, 
	"ärende" VARCHAR NOT NULL, 
	lagrum VARCHAR NOT NULL, 
	"ersättare" VARCHAR NOT NULL, 
	villkor VARCHAR NOT NULL, 
	belopp INTEGER, 
	beloppsenhet VARCHAR(40) NOT NULL, 
	vidaredelegation BOOLEAN, 
	"anmäls" BOOLEAN, 
	anteckning VARCHAR NOT NULL, 
	"hänvisningar" JSON NOT NULL, 
	CONSTRAINT pk_delegationspunkt PRIMARY KEY (id), 
	CONSTRAINT fk_delegationspunkt_kapitel_id_delegationskapitel FOREIGN KEY(kapitel_id) REFERENCES delegationskapitel (id) ON DELETE CASCADE
);
INSERT INTO "delegationspunkt" ("id", "kapitel_id", "ordning", "nyckel", "grupp", "löpnr", "ärende", "lagrum", "ersättare", "villkor", "belopp", "beloppsenhet", "vidaredelegation", "anmäls", "anteckning", "hänvisningar") VALUES (1, 1, 0, '0123456789abcdef0123456789abcdef', '', 8, 'Tillfälligt tillstånd', '8 kap 2 §', '', '', NULL, 'kr', NULL, NULL, '', '[]');
INSERT INTO "delegationspunkt" ("id", "kapitel_id", "ordning", "nyckel", "grupp", "löpnr", "ärende", "lagrum", "ersättare", "villkor", "belopp", "beloppsenhet", "vidaredelegation", "anmäls", "anteckning", "hänvisningar") VALUES (2, 1, 1, 'a4d9c2501e9247b1845dab3890df7980', '', 9, 'Kort tillstånd', '', '', '', NULL, 'kr', NULL, NULL, 'Ingår i {0123456789abcdef0123456789abcdef}', '["0123456789abcdef0123456789abcdef"]');
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
	nyckel VARCHAR NOT NULL, 
	omfattning VARCHAR NOT NULL, 
	inbyggd VARCHAR NOT NULL, 
	CONSTRAINT pk_kontrollmoment PRIMARY KEY (id), 
	CONSTRAINT fk_kontrollmoment_plan_id_internkontrollplan FOREIGN KEY(plan_id) REFERENCES internkontrollplan (id) ON DELETE CASCADE, 
	CONSTRAINT fk_kontrollmoment_risk_id_risk FOREIGN KEY(risk_id) REFERENCES risk (id) ON DELETE SET NULL
);
INSERT INTO "kontrollmoment" ("id", "plan_id", "risk_id", "ordning", "kategori", "kontroll", "ansvarig", "frekvens", "frekvenskod", "metod", "rapporteras_till", "nyckel", "omfattning", "inbyggd") VALUES (1, 1, 1, 1, 'Ekonomi', 'Stickprov på utbetalningar', '', 'två gånger per år', 'varje halvår', '', '', '24e88057826f48fab98cfff635b3221d', '', '');
CREATE TABLE delegat (
	id INTEGER NOT NULL, 
	punkt_id INTEGER NOT NULL, 
	ordning INTEGER NOT NULL, 
	kod VARCHAR NOT NULL, 
	belopp INTEGER, 
	villkor VARCHAR NOT NULL, 
	"osäker" BOOLEAN NOT NULL, 
	CONSTRAINT pk_delegat PRIMARY KEY (id), 
	CONSTRAINT fk_delegat_punkt_id_delegationspunkt FOREIGN KEY(punkt_id) REFERENCES delegationspunkt (id) ON DELETE CASCADE
);
INSERT INTO "delegat" ("id", "punkt_id", "ordning", "kod", "belopp", "villkor", "osäker") VALUES (1, 1, 0, 'ÄC', 2, '', 1);
CREATE TABLE kontrolltillfalle (
	id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	kontroll_id INTEGER NOT NULL, 
	period VARCHAR NOT NULL, 
	senast DATE NOT NULL, 
	"utfört" DATE, 
	"utfört_av" VARCHAR NOT NULL, 
	urval VARCHAR NOT NULL, 
	utfall VARCHAR(40) NOT NULL, 
	resultat VARCHAR NOT NULL, 
	avvikelse VARCHAR NOT NULL, 
	"åtgärd" VARCHAR NOT NULL, 
	"åtgärd_ansvarig" VARCHAR NOT NULL, 
	"åtgärd_senast" DATE, 
	"åtgärd_klar" DATE, 
	underlag_sha256 VARCHAR, 
	underlag_namn VARCHAR NOT NULL, 
	CONSTRAINT pk_kontrolltillfalle PRIMARY KEY (id), 
	CONSTRAINT fk_kontrolltillfalle_kontroll_id_kontrollmoment FOREIGN KEY(kontroll_id) REFERENCES kontrollmoment (id) ON DELETE CASCADE, 
	CONSTRAINT fk_kontrolltillfalle_underlag_sha256_fil FOREIGN KEY(underlag_sha256) REFERENCES fil (sha256)
);
INSERT INTO "kontrolltillfalle" ("id", "version", "kontroll_id", "period", "senast", "utfört", "utfört_av", "urval", "utfall", "resultat", "avvikelse", "åtgärd", "åtgärd_ansvarig", "åtgärd_senast", "åtgärd_klar", "underlag_sha256", "underlag_namn") VALUES (1, 1, 1, 'halvår 1 2026', '2026-07-14', '2026-07-02', '', '', 'avvikelse', 'En av tjugo var fel', 'Dubbel betalning', 'Ny rutin', '', NULL, NULL, 'f058d3938f202f763ab2ffd32768e4f891d85fc8541f232d393053f66f803573', 'stickprov.txt');
CREATE TABLE workshoprad (
	id INTEGER NOT NULL, 
	workshop_id INTEGER NOT NULL, 
	kontroll_id INTEGER, 
	ordning INTEGER NOT NULL, 
	nr INTEGER, 
	kategori VARCHAR NOT NULL, 
	rutin VARCHAR NOT NULL, 
	moment VARCHAR NOT NULL, 
	beslut VARCHAR(40) NOT NULL, 
	ha_kvar BOOLEAN NOT NULL, 
	revidera BOOLEAN NOT NULL, 
	kvar_text VARCHAR NOT NULL, 
	revidera_text VARCHAR NOT NULL, 
	nytt_text VARCHAR NOT NULL, 
	"osäker" BOOLEAN NOT NULL, 
	CONSTRAINT pk_workshoprad PRIMARY KEY (id), 
	CONSTRAINT fk_workshoprad_workshop_id_internkontrollworkshop FOREIGN KEY(workshop_id) REFERENCES internkontrollworkshop (id) ON DELETE CASCADE, 
	CONSTRAINT fk_workshoprad_kontroll_id_kontrollmoment FOREIGN KEY(kontroll_id) REFERENCES kontrollmoment (id) ON DELETE SET NULL
);
INSERT INTO "workshoprad" ("id", "workshop_id", "kontroll_id", "ordning", "nr", "kategori", "rutin", "moment", "beslut", "ha_kvar", "revidera", "kvar_text", "revidera_text", "nytt_text", "osäker") VALUES (1, 1, 1, 1, 1, '', 'Utbetalningar', '', 'behålls', 1, 0, '', '', '', 0);
CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" ("version_num") VALUES ('0003');
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
INSERT INTO "sok" (rowid, "slag", "objekt_id", "namnd_id", "rubrik", "text") VALUES (20, 'sammanträde', 2, 1, '2026-03-10 Lilla salen', '
');
INSERT INTO "sok" (rowid, "slag", "objekt_id", "namnd_id", "rubrik", "text") VALUES (21, 'paragraf', 2, 1, '§ 13 Ny taxa – ”hemtjänst”', '

');
INSERT INTO "sok" (rowid, "slag", "objekt_id", "namnd_id", "rubrik", "text") VALUES (22, 'person', 2, NULL, 'Örjan Ängström', '');
CREATE VIRTUAL TABLE soknamn USING fts5(slag UNINDEXED, objekt_id UNINDEXED, namnd_id UNINDEXED, namn, tokenize = 'trigram');
INSERT INTO "soknamn" (rowid, "slag", "objekt_id", "namnd_id", "namn") VALUES (9, 'ärende', 1, 1, 'SN 2026/17 Månadsuppföljning för äldreomsorgen');
INSERT INTO "soknamn" (rowid, "slag", "objekt_id", "namnd_id", "namn") VALUES (10, 'handling', 1, 1, 'Månadsuppföljning januari');
INSERT INTO "soknamn" (rowid, "slag", "objekt_id", "namnd_id", "namn") VALUES (12, 'sammanträde', 1, 1, '2026-02-10 Ekbrosalen');
INSERT INTO "soknamn" (rowid, "slag", "objekt_id", "namnd_id", "namn") VALUES (13, 'paragraf', 1, 1, '§ 12 Månadsuppföljning');
INSERT INTO "soknamn" (rowid, "slag", "objekt_id", "namnd_id", "namn") VALUES (14, 'person', 1, NULL, 'Åsa Öberg');
INSERT INTO "soknamn" (rowid, "slag", "objekt_id", "namnd_id", "namn") VALUES (20, 'sammanträde', 2, 1, '2026-03-10 Lilla salen');
INSERT INTO "soknamn" (rowid, "slag", "objekt_id", "namnd_id", "namn") VALUES (21, 'paragraf', 2, 1, '§ 13 Ny taxa – ”hemtjänst”');
INSERT INTO "soknamn" (rowid, "slag", "objekt_id", "namnd_id", "namn") VALUES (22, 'person', 2, NULL, 'Örjan Ängström');
CREATE INDEX ix_person_namn ON person (namn);
CREATE INDEX ix_mottagare_namn ON mottagare (namn);
CREATE INDEX ix_befattning_person_id ON befattning (person_id);
CREATE INDEX ix_gruppmedlem_grupp_id ON gruppmedlem (grupp_id);
CREATE INDEX ix_namnd_kommun_id ON namnd (kommun_id);
CREATE INDEX "ix_handling_nämnd_id" ON handling ("nämnd_id");
CREATE INDEX "ix_uppdrag_nämnd_id" ON uppdrag ("nämnd_id");
CREATE INDEX ix_uppdrag_person_id ON uppdrag (person_id);
CREATE INDEX ix_sammantrade_bereder_id ON sammantrade (bereder_id);
CREATE INDEX ix_sammantrade_datum ON sammantrade (datum);
CREATE INDEX "ix_sammantrade_nämnd_id" ON sammantrade ("nämnd_id");
CREATE INDEX "ix_delegatkod_nämnd_id" ON delegatkod ("nämnd_id");
CREATE INDEX "ix_delegationsstatistik_nämnd_id" ON delegationsstatistik ("nämnd_id");
CREATE INDEX "ix_arshjulspost_nämnd_id" ON arshjulspost ("nämnd_id");
CREATE INDEX "ix_staende_punkt_nämnd_id" ON staende_punkt ("nämnd_id");
CREATE INDEX "ix_textfras_nämnd_id" ON textfras ("nämnd_id");
CREATE INDEX "ix_arende_nämnd_id" ON arende ("nämnd_id");
CREATE INDEX "ix_arende_planerat_sammanträde_id" ON arende ("planerat_sammanträde_id");
CREATE INDEX ix_arende_diarienyckel ON arende (diarienyckel);
CREATE INDEX ix_bilaga_sha256 ON bilaga (sha256);
CREATE INDEX ix_bilaga_handling_id ON bilaga (handling_id);
CREATE INDEX ix_narvarande_person_id ON narvarande (person_id);
CREATE INDEX "ix_narvarande_sammanträde_id" ON narvarande ("sammanträde_id");
CREATE INDEX "ix_justering_sammanträde_id" ON justering ("sammanträde_id");
CREATE INDEX "ix_kvittering_sammanträde_id" ON kvittering ("sammanträde_id");
CREATE INDEX "ix_foredragningsgrupp_sammanträde_id" ON foredragningsgrupp ("sammanträde_id");
CREATE INDEX ix_inkallelserad_inkallelseordning_id ON inkallelserad (inkallelseordning_id);
CREATE INDEX "ix_kallad_sammanträde_id" ON kallad ("sammanträde_id");
CREATE INDEX ix_kallad_person_id ON kallad (person_id);
CREATE INDEX "ix_listpublicering_sammanträde_id" ON listpublicering ("sammanträde_id");
CREATE INDEX ix_skrivelseavsnitt_skrivelse_id ON skrivelseavsnitt (skrivelse_id);
CREATE INDEX ix_beslutssats_skrivelse_id ON beslutssats (skrivelse_id);
CREATE INDEX ix_underlag_skrivelse_id ON underlag (skrivelse_id);
CREATE INDEX ix_undertecknare_skrivelse_id ON undertecknare (skrivelse_id);
CREATE INDEX ix_meddelande_skrivelse_id ON meddelande (skrivelse_id);
CREATE INDEX "ix_attestlista_år" ON attestlista ("år");
CREATE INDEX "ix_attestlista_nämnd_id" ON attestlista ("nämnd_id");
CREATE INDEX "ix_protokolljusterare_sammanträde_id" ON protokolljusterare ("sammanträde_id");
CREATE INDEX "ix_foredragningspunkt_sammanträde_id" ON foredragningspunkt ("sammanträde_id");
CREATE INDEX "ix_foredragningspunkt_ärende_id" ON foredragningspunkt ("ärende_id");
CREATE INDEX "ix_paragraf_sammanträde_id" ON paragraf ("sammanträde_id");
CREATE INDEX "ix_paragraf_ärende_id" ON paragraf ("ärende_id");
CREATE INDEX "ix_delegationsordning_nämnd_id" ON delegationsordning ("nämnd_id");
CREATE INDEX "ix_riskanalys_nämnd_id" ON riskanalys ("nämnd_id");
CREATE INDEX "ix_riskanalys_år" ON riskanalys ("år");
CREATE INDEX "ix_internkontrollworkshop_nämnd_id" ON internkontrollworkshop ("nämnd_id");
CREATE INDEX "ix_internkontrollworkshop_år" ON internkontrollworkshop ("år");
CREATE INDEX ix_attestrad_lista_id ON attestrad (lista_id);
CREATE INDEX ix_attestrad_kod ON attestrad (kod);
CREATE INDEX "ix_narvarointervall_närvarande_id" ON narvarointervall ("närvarande_id");
CREATE INDEX "ix_ajournering_sammanträde_id" ON ajournering ("sammanträde_id");
CREATE INDEX ix_yrkande_paragraf_id ON yrkande (paragraf_id);
CREATE INDEX ix_proposition_paragraf_id ON proposition (paragraf_id);
CREATE INDEX ix_jav_paragraf_id ON jav (paragraf_id);
CREATE INDEX ix_yttrande_paragraf_id ON yttrande (paragraf_id);
CREATE INDEX ix_rattelse_paragraf_id ON rattelse (paragraf_id);
CREATE INDEX ix_beslutspunkt_paragraf_id ON beslutspunkt (paragraf_id);
CREATE INDEX ix_paragrafavsnitt_paragraf_id ON paragrafavsnitt (paragraf_id);
CREATE INDEX ix_delegationskapitel_delegationsordning_id ON delegationskapitel (delegationsordning_id);
CREATE INDEX "ix_delegationsbeslut_nämnd_id" ON delegationsbeslut ("nämnd_id");
CREATE INDEX ix_delegationsbeslut_datum ON delegationsbeslut (datum);
CREATE INDEX ix_delegationsbeslut_punkt_nyckel ON delegationsbeslut (punkt_nyckel);
CREATE INDEX "ix_delegationsbeslut_anmäld_punkt_id" ON delegationsbeslut ("anmäld_punkt_id");
CREATE INDEX "ix_utskottsanmalan_nämnd_id" ON utskottsanmalan ("nämnd_id");
CREATE INDEX "ix_utskottsanmalan_anmäld_punkt_id" ON utskottsanmalan ("anmäld_punkt_id");
CREATE INDEX ix_risk_riskanalys_id ON risk (riskanalys_id);
CREATE INDEX "ix_internkontrollplan_nämnd_id" ON internkontrollplan ("nämnd_id");
CREATE INDEX "ix_internkontrollplan_år" ON internkontrollplan ("år");
CREATE INDEX ix_arshjulstillfalle_post_id ON arshjulstillfalle (post_id);
CREATE INDEX "ix_bevakning_ärende_id" ON bevakning ("ärende_id");
CREATE INDEX "ix_bevakning_återrapport_senast" ON bevakning ("återrapport_senast");
CREATE INDEX "ix_bevakning_nämnd_id" ON bevakning ("nämnd_id");
CREATE INDEX ix_meddelandepost_punkt_id ON meddelandepost (punkt_id);
CREATE INDEX "ix_meddelandepost_nämnd_id" ON meddelandepost ("nämnd_id");
CREATE INDEX ix_attestperson_rad_id ON attestperson (rad_id);
CREATE INDEX ix_attestperson_person_id ON attestperson (person_id);
CREATE INDEX ix_rost_proposition_id ON rost (proposition_id);
CREATE INDEX ix_delegationspunkt_nyckel ON delegationspunkt (nyckel);
CREATE INDEX ix_delegationspunkt_kapitel_id ON delegationspunkt (kapitel_id);
CREATE INDEX ix_kontrollmoment_plan_id ON kontrollmoment (plan_id);
CREATE INDEX ix_delegat_punkt_id ON delegat (punkt_id);
CREATE INDEX ix_kontrolltillfalle_kontroll_id ON kontrolltillfalle (kontroll_id);
CREATE INDEX ix_kontrolltillfalle_senast ON kontrolltillfalle (senast);
CREATE INDEX ix_workshoprad_workshop_id ON workshoprad (workshop_id);
CREATE TRIGGER logg_orubblig_andrad BEFORE UPDATE ON logghandelse BEGIN SELECT RAISE(ABORT, 'loggen kan inte ändras'); END;
CREATE TRIGGER logg_orubblig_bort BEFORE DELETE ON logghandelse BEGIN SELECT RAISE(ABORT, 'loggen kan inte ändras'); END;
CREATE TRIGGER paragraf_nummer_orubbligt BEFORE UPDATE OF nummer ON paragraf WHEN old.nummer IS NOT NULL AND new.nummer IS NOT old.nummer BEGIN SELECT RAISE(ABORT, 'paragrafens nummer kan inte ändras'); END;
CREATE TRIGGER justerat_sammantrade_update BEFORE UPDATE OF "nämnd_id", "datum", "starttid", "sluttid", "plats", "status", "öppet", "ordförande", "sekreterare", "förslag_justerare", "förslag_ersättare", "slag", "distans", "justering_plats", "justering_datum", "justering_tid" ON sammantrade WHEN (EXISTS (SELECT 1 FROM justering j WHERE j."sammanträde_id" = old.id AND json_array_length(j.paragrafer) = 0)) AND (old."nämnd_id" IS NOT new."nämnd_id" OR old."datum" IS NOT new."datum" OR old."starttid" IS NOT new."starttid" OR old."sluttid" IS NOT new."sluttid" OR old."plats" IS NOT new."plats" OR old."status" IS NOT new."status" OR old."öppet" IS NOT new."öppet" OR old."ordförande" IS NOT new."ordförande" OR old."sekreterare" IS NOT new."sekreterare" OR old."förslag_justerare" IS NOT new."förslag_justerare" OR old."förslag_ersättare" IS NOT new."förslag_ersättare" OR old."slag" IS NOT new."slag" OR old."distans" IS NOT new."distans" OR old."justering_plats" IS NOT new."justering_plats" OR old."justering_datum" IS NOT new."justering_datum" OR old."justering_tid" IS NOT new."justering_tid") BEGIN SELECT RAISE(ABORT, 'justerat:Protokollet är justerat och ändras inte mer.'); END;
CREATE TRIGGER justerat_sammantrade_delete BEFORE DELETE ON sammantrade WHEN EXISTS (SELECT 1 FROM justering j WHERE j."sammanträde_id" = old.id) BEGIN SELECT RAISE(ABORT, 'justerat:Protokollet är justerat och ändras inte mer.'); END;
CREATE TRIGGER justerat_narvarande_insert BEFORE INSERT ON narvarande WHEN EXISTS (SELECT 1 FROM justering j WHERE j."sammanträde_id" = new."sammanträde_id" AND json_array_length(j.paragrafer) = 0) BEGIN SELECT RAISE(ABORT, 'justerat:Protokollet är justerat och ändras inte mer.'); END;
CREATE TRIGGER justerat_narvarande_update BEFORE UPDATE OF "sammanträde_id", "ordning", "namn", "parti", "titel", "roll", "anteckning" ON narvarande WHEN ((EXISTS (SELECT 1 FROM justering j WHERE j."sammanträde_id" = old."sammanträde_id" AND json_array_length(j.paragrafer) = 0) OR EXISTS (SELECT 1 FROM justering j WHERE j."sammanträde_id" = new."sammanträde_id" AND json_array_length(j.paragrafer) = 0))) AND (old."sammanträde_id" IS NOT new."sammanträde_id" OR old."ordning" IS NOT new."ordning" OR old."namn" IS NOT new."namn" OR old."parti" IS NOT new."parti" OR old."titel" IS NOT new."titel" OR old."roll" IS NOT new."roll" OR old."anteckning" IS NOT new."anteckning") BEGIN SELECT RAISE(ABORT, 'justerat:Protokollet är justerat och ändras inte mer.'); END;
CREATE TRIGGER justerat_narvarande_delete BEFORE DELETE ON narvarande WHEN EXISTS (SELECT 1 FROM justering j WHERE j."sammanträde_id" = old."sammanträde_id" AND json_array_length(j.paragrafer) = 0) BEGIN SELECT RAISE(ABORT, 'justerat:Protokollet är justerat och ändras inte mer.'); END;
CREATE TRIGGER justerat_narvarointervall_insert BEFORE INSERT ON narvarointervall WHEN EXISTS (SELECT 1 FROM justering j WHERE j."sammanträde_id" = (SELECT n."sammanträde_id" FROM narvarande n WHERE n.id = new."närvarande_id") AND json_array_length(j.paragrafer) = 0) BEGIN SELECT RAISE(ABORT, 'justerat:Protokollet är justerat och ändras inte mer.'); END;
CREATE TRIGGER justerat_narvarointervall_update BEFORE UPDATE ON narvarointervall WHEN (EXISTS (SELECT 1 FROM justering j WHERE j."sammanträde_id" = (SELECT n."sammanträde_id" FROM narvarande n WHERE n.id = old."närvarande_id") AND json_array_length(j.paragrafer) = 0) OR EXISTS (SELECT 1 FROM justering j WHERE j."sammanträde_id" = (SELECT n."sammanträde_id" FROM narvarande n WHERE n.id = new."närvarande_id") AND json_array_length(j.paragrafer) = 0)) BEGIN SELECT RAISE(ABORT, 'justerat:Protokollet är justerat och ändras inte mer.'); END;
CREATE TRIGGER justerat_narvarointervall_delete BEFORE DELETE ON narvarointervall WHEN EXISTS (SELECT 1 FROM justering j WHERE j."sammanträde_id" = (SELECT n."sammanträde_id" FROM narvarande n WHERE n.id = old."närvarande_id") AND json_array_length(j.paragrafer) = 0) BEGIN SELECT RAISE(ABORT, 'justerat:Protokollet är justerat och ändras inte mer.'); END;
CREATE TRIGGER justerat_protokolljusterare_insert BEFORE INSERT ON protokolljusterare WHEN EXISTS (SELECT 1 FROM justering j WHERE j."sammanträde_id" = new."sammanträde_id" AND json_array_length(j.paragrafer) = 0) BEGIN SELECT RAISE(ABORT, 'justerat:Protokollet är justerat och ändras inte mer.'); END;
CREATE TRIGGER justerat_protokolljusterare_update BEFORE UPDATE ON protokolljusterare WHEN (EXISTS (SELECT 1 FROM justering j WHERE j."sammanträde_id" = old."sammanträde_id" AND json_array_length(j.paragrafer) = 0) OR EXISTS (SELECT 1 FROM justering j WHERE j."sammanträde_id" = new."sammanträde_id" AND json_array_length(j.paragrafer) = 0)) BEGIN SELECT RAISE(ABORT, 'justerat:Protokollet är justerat och ändras inte mer.'); END;
CREATE TRIGGER justerat_protokolljusterare_delete BEFORE DELETE ON protokolljusterare WHEN EXISTS (SELECT 1 FROM justering j WHERE j."sammanträde_id" = old."sammanträde_id" AND json_array_length(j.paragrafer) = 0) BEGIN SELECT RAISE(ABORT, 'justerat:Protokollet är justerat och ändras inte mer.'); END;
CREATE TRIGGER justerat_ajournering_insert BEFORE INSERT ON ajournering WHEN EXISTS (SELECT 1 FROM justering j WHERE j."sammanträde_id" = new."sammanträde_id" AND json_array_length(j.paragrafer) = 0) BEGIN SELECT RAISE(ABORT, 'justerat:Protokollet är justerat och ändras inte mer.'); END;
CREATE TRIGGER justerat_ajournering_update BEFORE UPDATE ON ajournering WHEN (EXISTS (SELECT 1 FROM justering j WHERE j."sammanträde_id" = old."sammanträde_id" AND json_array_length(j.paragrafer) = 0) OR EXISTS (SELECT 1 FROM justering j WHERE j."sammanträde_id" = new."sammanträde_id" AND json_array_length(j.paragrafer) = 0)) BEGIN SELECT RAISE(ABORT, 'justerat:Protokollet är justerat och ändras inte mer.'); END;
CREATE TRIGGER justerat_ajournering_delete BEFORE DELETE ON ajournering WHEN EXISTS (SELECT 1 FROM justering j WHERE j."sammanträde_id" = old."sammanträde_id" AND json_array_length(j.paragrafer) = 0) BEGIN SELECT RAISE(ABORT, 'justerat:Protokollet är justerat och ändras inte mer.'); END;
CREATE TRIGGER justerat_paragraf_insert BEFORE INSERT ON paragraf WHEN EXISTS (SELECT 1 FROM justering j WHERE j."sammanträde_id" = new."sammanträde_id" AND json_array_length(j.paragrafer) = 0) BEGIN SELECT RAISE(ABORT, 'justerat:Protokollet är justerat och ändras inte mer.'); END;
CREATE TRIGGER justerat_paragraf_update BEFORE UPDATE OF "sammanträde_id", "ordning", "nummer", "rubrik", "diarienummer", "omedelbart_justerad", "utgång", "skäl", "åter_till", "ordförande_id", "myndighetsutövning", "val" ON paragraf WHEN (EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = old.id AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id)))) AND (old."sammanträde_id" IS NOT new."sammanträde_id" OR old."ordning" IS NOT new."ordning" OR old."nummer" IS NOT new."nummer" OR old."rubrik" IS NOT new."rubrik" OR old."diarienummer" IS NOT new."diarienummer" OR old."omedelbart_justerad" IS NOT new."omedelbart_justerad" OR old."utgång" IS NOT new."utgång" OR old."skäl" IS NOT new."skäl" OR old."åter_till" IS NOT new."åter_till" OR old."ordförande_id" IS NOT new."ordförande_id" OR old."myndighetsutövning" IS NOT new."myndighetsutövning" OR old."val" IS NOT new."val") BEGIN SELECT RAISE(ABORT, 'justerat:Paragrafen är justerad och ändras inte mer.'); END;
CREATE TRIGGER justerat_paragraf_delete BEFORE DELETE ON paragraf WHEN EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = old.id AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id))) BEGIN SELECT RAISE(ABORT, 'justerat:Paragrafen är justerad och ändras inte mer.'); END;
CREATE TRIGGER justerat_beslutspunkt_insert BEFORE INSERT ON beslutspunkt WHEN EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = new.paragraf_id AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id))) BEGIN SELECT RAISE(ABORT, 'justerat:Paragrafen är justerad och ändras inte mer.'); END;
CREATE TRIGGER justerat_beslutspunkt_update BEFORE UPDATE ON beslutspunkt WHEN (EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = old.paragraf_id AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id))) OR EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = new.paragraf_id AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id)))) BEGIN SELECT RAISE(ABORT, 'justerat:Paragrafen är justerad och ändras inte mer.'); END;
CREATE TRIGGER justerat_beslutspunkt_delete BEFORE DELETE ON beslutspunkt WHEN EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = old.paragraf_id AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id))) BEGIN SELECT RAISE(ABORT, 'justerat:Paragrafen är justerad och ändras inte mer.'); END;
CREATE TRIGGER justerat_paragrafavsnitt_insert BEFORE INSERT ON paragrafavsnitt WHEN EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = new.paragraf_id AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id))) BEGIN SELECT RAISE(ABORT, 'justerat:Paragrafen är justerad och ändras inte mer.'); END;
CREATE TRIGGER justerat_paragrafavsnitt_update BEFORE UPDATE ON paragrafavsnitt WHEN (EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = old.paragraf_id AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id))) OR EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = new.paragraf_id AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id)))) BEGIN SELECT RAISE(ABORT, 'justerat:Paragrafen är justerad och ändras inte mer.'); END;
CREATE TRIGGER justerat_paragrafavsnitt_delete BEFORE DELETE ON paragrafavsnitt WHEN EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = old.paragraf_id AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id))) BEGIN SELECT RAISE(ABORT, 'justerat:Paragrafen är justerad och ändras inte mer.'); END;
CREATE TRIGGER justerat_paragraf_punkt_insert BEFORE INSERT ON paragraf_punkt WHEN EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = new.paragraf_id AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id))) BEGIN SELECT RAISE(ABORT, 'justerat:Paragrafen är justerad och ändras inte mer.'); END;
CREATE TRIGGER justerat_paragraf_punkt_update BEFORE UPDATE ON paragraf_punkt WHEN (EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = old.paragraf_id AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id))) OR EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = new.paragraf_id AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id)))) BEGIN SELECT RAISE(ABORT, 'justerat:Paragrafen är justerad och ändras inte mer.'); END;
CREATE TRIGGER justerat_paragraf_punkt_delete BEFORE DELETE ON paragraf_punkt WHEN EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = old.paragraf_id AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id))) BEGIN SELECT RAISE(ABORT, 'justerat:Paragrafen är justerad och ändras inte mer.'); END;
CREATE TRIGGER justerat_yrkande_insert BEFORE INSERT ON yrkande WHEN EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = new.paragraf_id AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id))) BEGIN SELECT RAISE(ABORT, 'justerat:Paragrafen är justerad och ändras inte mer.'); END;
CREATE TRIGGER justerat_yrkande_update BEFORE UPDATE ON yrkande WHEN (EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = old.paragraf_id AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id))) OR EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = new.paragraf_id AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id)))) BEGIN SELECT RAISE(ABORT, 'justerat:Paragrafen är justerad och ändras inte mer.'); END;
CREATE TRIGGER justerat_yrkande_delete BEFORE DELETE ON yrkande WHEN EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = old.paragraf_id AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id))) BEGIN SELECT RAISE(ABORT, 'justerat:Paragrafen är justerad och ändras inte mer.'); END;
CREATE TRIGGER justerat_yrkande_person_insert BEFORE INSERT ON yrkande_person WHEN EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = (SELECT y.paragraf_id FROM yrkande y WHERE y.id = new.yrkande_id) AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id))) BEGIN SELECT RAISE(ABORT, 'justerat:Paragrafen är justerad och ändras inte mer.'); END;
CREATE TRIGGER justerat_yrkande_person_update BEFORE UPDATE ON yrkande_person WHEN (EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = (SELECT y.paragraf_id FROM yrkande y WHERE y.id = old.yrkande_id) AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id))) OR EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = (SELECT y.paragraf_id FROM yrkande y WHERE y.id = new.yrkande_id) AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id)))) BEGIN SELECT RAISE(ABORT, 'justerat:Paragrafen är justerad och ändras inte mer.'); END;
CREATE TRIGGER justerat_yrkande_person_delete BEFORE DELETE ON yrkande_person WHEN EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = (SELECT y.paragraf_id FROM yrkande y WHERE y.id = old.yrkande_id) AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id))) BEGIN SELECT RAISE(ABORT, 'justerat:Paragrafen är justerad och ändras inte mer.'); END;
CREATE TRIGGER justerat_proposition_insert BEFORE INSERT ON proposition WHEN EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = new.paragraf_id AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id))) BEGIN SELECT RAISE(ABORT, 'justerat:Paragrafen är justerad och ändras inte mer.'); END;
CREATE TRIGGER justerat_proposition_update BEFORE UPDATE ON proposition WHEN (EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = old.paragraf_id AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id))) OR EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = new.paragraf_id AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id)))) BEGIN SELECT RAISE(ABORT, 'justerat:Paragrafen är justerad och ändras inte mer.'); END;
CREATE TRIGGER justerat_proposition_delete BEFORE DELETE ON proposition WHEN EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = old.paragraf_id AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id))) BEGIN SELECT RAISE(ABORT, 'justerat:Paragrafen är justerad och ändras inte mer.'); END;
CREATE TRIGGER justerat_rost_insert BEFORE INSERT ON rost WHEN EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = (SELECT y.paragraf_id FROM proposition y WHERE y.id = new.proposition_id) AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id))) BEGIN SELECT RAISE(ABORT, 'justerat:Paragrafen är justerad och ändras inte mer.'); END;
CREATE TRIGGER justerat_rost_update BEFORE UPDATE ON rost WHEN (EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = (SELECT y.paragraf_id FROM proposition y WHERE y.id = old.proposition_id) AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id))) OR EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = (SELECT y.paragraf_id FROM proposition y WHERE y.id = new.proposition_id) AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id)))) BEGIN SELECT RAISE(ABORT, 'justerat:Paragrafen är justerad och ändras inte mer.'); END;
CREATE TRIGGER justerat_rost_delete BEFORE DELETE ON rost WHEN EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = (SELECT y.paragraf_id FROM proposition y WHERE y.id = old.proposition_id) AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id))) BEGIN SELECT RAISE(ABORT, 'justerat:Paragrafen är justerad och ändras inte mer.'); END;
CREATE TRIGGER justerat_jav_insert BEFORE INSERT ON jav WHEN EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = new.paragraf_id AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id))) BEGIN SELECT RAISE(ABORT, 'justerat:Paragrafen är justerad och ändras inte mer.'); END;
CREATE TRIGGER justerat_jav_update BEFORE UPDATE ON jav WHEN (EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = old.paragraf_id AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id))) OR EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = new.paragraf_id AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id)))) BEGIN SELECT RAISE(ABORT, 'justerat:Paragrafen är justerad och ändras inte mer.'); END;
CREATE TRIGGER justerat_jav_delete BEFORE DELETE ON jav WHEN EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = old.paragraf_id AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id))) BEGIN SELECT RAISE(ABORT, 'justerat:Paragrafen är justerad och ändras inte mer.'); END;
CREATE TRIGGER justerat_yttrande_insert BEFORE INSERT ON yttrande WHEN EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = new.paragraf_id AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id))) BEGIN SELECT RAISE(ABORT, 'justerat:Paragrafen är justerad och ändras inte mer.'); END;
CREATE TRIGGER justerat_yttrande_update BEFORE UPDATE ON yttrande WHEN (EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = old.paragraf_id AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id))) OR EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = new.paragraf_id AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id)))) BEGIN SELECT RAISE(ABORT, 'justerat:Paragrafen är justerad och ändras inte mer.'); END;
CREATE TRIGGER justerat_yttrande_delete BEFORE DELETE ON yttrande WHEN EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = old.paragraf_id AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id))) BEGIN SELECT RAISE(ABORT, 'justerat:Paragrafen är justerad och ändras inte mer.'); END;
CREATE TRIGGER justerat_yttrande_person_insert BEFORE INSERT ON yttrande_person WHEN EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = (SELECT y.paragraf_id FROM yttrande y WHERE y.id = new.yttrande_id) AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id))) BEGIN SELECT RAISE(ABORT, 'justerat:Paragrafen är justerad och ändras inte mer.'); END;
CREATE TRIGGER justerat_yttrande_person_update BEFORE UPDATE ON yttrande_person WHEN (EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = (SELECT y.paragraf_id FROM yttrande y WHERE y.id = old.yttrande_id) AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id))) OR EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = (SELECT y.paragraf_id FROM yttrande y WHERE y.id = new.yttrande_id) AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id)))) BEGIN SELECT RAISE(ABORT, 'justerat:Paragrafen är justerad och ändras inte mer.'); END;
CREATE TRIGGER justerat_yttrande_person_delete BEFORE DELETE ON yttrande_person WHEN EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = (SELECT y.paragraf_id FROM yttrande y WHERE y.id = old.yttrande_id) AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id))) BEGIN SELECT RAISE(ABORT, 'justerat:Paragrafen är justerad och ändras inte mer.'); END;
CREATE TRIGGER justerat_ej_deltagande_insert BEFORE INSERT ON ej_deltagande WHEN EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = new.paragraf_id AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id))) BEGIN SELECT RAISE(ABORT, 'justerat:Paragrafen är justerad och ändras inte mer.'); END;
CREATE TRIGGER justerat_ej_deltagande_update BEFORE UPDATE ON ej_deltagande WHEN (EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = old.paragraf_id AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id))) OR EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = new.paragraf_id AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id)))) BEGIN SELECT RAISE(ABORT, 'justerat:Paragrafen är justerad och ändras inte mer.'); END;
CREATE TRIGGER justerat_ej_deltagande_delete BEFORE DELETE ON ej_deltagande WHEN EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = old.paragraf_id AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id))) BEGIN SELECT RAISE(ABORT, 'justerat:Paragrafen är justerad och ändras inte mer.'); END;
CREATE TRIGGER justerat_rattelse_update BEFORE UPDATE ON rattelse WHEN EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = old.paragraf_id AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id))) BEGIN SELECT RAISE(ABORT, 'justerat:En rättelse ändras inte: skriv en ny.'); END;
CREATE TRIGGER justerat_rattelse_delete BEFORE DELETE ON rattelse WHEN EXISTS (SELECT 1 FROM paragraf p JOIN justering j ON j."sammanträde_id" = p."sammanträde_id" WHERE p.id = old.paragraf_id AND (json_array_length(j.paragrafer) = 0 OR EXISTS (SELECT 1 FROM json_each(j.paragrafer) e WHERE e.value = p.id))) BEGIN SELECT RAISE(ABORT, 'justerat:En rättelse ändras inte: skriv en ny.'); END;
CREATE TRIGGER justerat_justering_delete BEFORE DELETE ON justering WHEN 1 BEGIN SELECT RAISE(ABORT, 'justerat:Protokollet är justerat och ändras inte mer.'); END;
CREATE TRIGGER justerat_justering_update BEFORE UPDATE ON justering WHEN old.pdf_sha256 IS NOT NULL BEGIN SELECT RAISE(ABORT, 'justerat:Protokollet är justerat och ändras inte mer.'); END;
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
