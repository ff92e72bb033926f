"""The page's CSS: calm on a screen of any width, like the paper when printed."""

from __future__ import annotations

from nämndapp.reports.stil import Husstil

_CSS = """
:root{--farg:FARG;--gra:#5a5a5a;--linje:#a8a8a8}
*{box-sizing:border-box}
body{margin:0;background:#f3f3f1;color:#141414;font:STORLEKpt/RADAVSTÅND TYPSNITT;
hyphens:AVSTAVNING}
.papper{max-width:52rem;margin:1.5rem auto;padding:2.5rem 3rem;background:#fff;box-shadow:0 1px 4px #0003}
.bred{max-width:72rem}
header.huvud{display:grid;grid-template-columns:1fr 1fr;gap:.5rem 2rem;border-bottom:2px solid var(--farg);
padding-bottom:.8rem;margin-bottom:2rem}
.markning{grid-column:1/-1;text-align:center;color:#b0000d;font-weight:700;margin:0}
.avsandare{display:flex;flex-wrap:wrap;gap:0 .8rem}.avsandare p{margin:0}
.avsandare div p:first-child{font-weight:700}
header p{margin:0}.dokumenttyp{font-size:1.15em;font-weight:700}
dl.rutor{display:grid;grid-template-columns:repeat(auto-fill,minmax(9rem,1fr));gap:.4rem 1rem;margin:.4rem 0}
dl.rutor dt{font-size:ETIKETTpt;color:var(--gra)}dl.rutor dd{margin:0;min-height:1.2em;font-size:.92em}
h1{font-size:1.6em;line-height:1.25;color:var(--farg);margin:.4rem 0 1rem}
h2,h3{color:RUBRIKFÄRG}
h2{font-size:1.3em;line-height:1.25;margin:2rem 0 .5rem}h3{font-size:1.05em;margin:1.2rem 0 .2rem}
h4{font-size:1em;color:var(--gra);margin:1rem 0 .2rem}.nara{margin-bottom:0}.nara+*{margin-top:0}
p{margin:0 0 .7em}.etikett{font-size:ETIKETTpt;color:var(--gra);margin:0}.not{font-size:.85em;color:var(--gra)}
.ingress{font-style:italic}.namn{margin:0}.namntitel{font-size:.9em;color:var(--gra)}
dl.nyckel{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.3rem 1rem}dl.nyckel>div{display:contents}
dl.nyckel dt{font-weight:700;grid-column:1}dl.nyckel dd{margin:0;grid-column:2}
.marginal{display:grid;grid-template-columns:MARGINALSPALTmm 1fr;gap:0 1rem}.marginal>h2,.marginal>h3,.marginal>h4{
font-size:1em;margin:.1rem 0 .5rem}
.tabell{overflow-x:auto;margin:.8rem 0 1.2rem}table{border-collapse:collapse;width:100%;font-size:TABELLpt}
caption{text-align:left;font-weight:700;padding:.2rem 0}th,td{text-align:left;vertical-align:top;padding:.3rem .45rem;
border-bottom:1px solid var(--linje);overflow-wrap:anywhere}thead th{border-bottom:2px solid #444;vertical-align:bottom}
tbody th{font-weight:400}.grupp th{background:#ececec;font-weight:700}.summa td,.summa th{border-top:2px solid #444;
font-weight:700}.utan-linjer td,.utan-linjer th{border-bottom:0}.h{text-align:right}
.tät{font-size:7.5pt}.tät th,.tät td{padding:.15rem .1rem;border-right:1px solid var(--linje);min-width:.9rem}
.tät th:first-child,.tät td:last-child{padding:.15rem .4rem;min-width:4rem}.tät td:last-child{min-width:16rem}
.m{text-align:center}
.siffror{font-variant-numeric:tabular-nums}.ton-grön{background:#d4ebcf}.ton-gul{background:#fcedbd}
.ton-orange{background:#fadbb3}.ton-röd{background:#f5c9c4}.ton-grå{background:#ededed}
.ruta{border:1px solid var(--linje);padding:.8rem 1rem .2rem;margin:1rem 0}
.underskrifter{margin:1.5rem 0;display:grid;gap:1.2rem}
.bredvid{grid-template-columns:repeat(auto-fit,minmax(12rem,1fr))}
.underskrifter p{margin:0}.roll{font-weight:700}.linje{border-bottom:2px dotted #444;height:2rem;max-width:20rem}
figure{margin:1rem 0}img{max-width:100%;height:auto}nav ol{list-style:none;padding:0}
a{color:#053f99}ins,del{color:#b0000d}
ins::before,del::before{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);
white-space:nowrap}
ins::before{content:"tillagt: "}del::before{content:"struket: "}
footer{border-top:1px solid var(--linje);margin-top:2.5rem;padding-top:.6rem;font-size:.9em}
@media (max-width:40rem){.papper{padding:1rem}header.huvud,.marginal,dl.nyckel{grid-template-columns:1fr}
dl.nyckel dd{grid-column:1}}
@media print{@page{size:A4 RIKTNING;margin:MARGINALER}body{background:#fff}.papper{max-width:none;margin:0;padding:0;
box-shadow:none}h1,h2,h3,h4,.marginal>h3,.foljs{break-after:avoid}tr,.underskrifter,.hall{break-inside:avoid}
thead{display:table-header-group}.sidbrytning{break-before:page}.tabell{overflow:visible}
.ton-grön,.ton-gul,.ton-orange,.ton-röd,.grupp th{print-color-adjust:exact}}
"""


_TYPSNITT = {
    "NotoSans": '"Noto Sans","Segoe UI",Arial,sans-serif',
    "NotoSerif": '"Noto Serif",Cambria,Georgia,serif',
}


def css(stil: Husstil, *, liggande: bool) -> str:
    """The style sheet of a house style."""
    marginaler = (stil.marginal_topp, stil.marginal_höger, stil.marginal_botten, stil.marginal_vänster)
    ut = _CSS
    for ord_, värde in (
        ("FARG", stil.färg),
        ("RUBRIKFÄRG", stil.färg if stil.färgade_rubriker else "inherit"),
        ("STORLEK", f"{stil.brödstorlek:g}"),
        ("RADAVSTÅND", f"{stil.radavstånd:g}"),
        ("TYPSNITT", _TYPSNITT[stil.typsnitt]),
        ("AVSTAVNING", "auto" if stil.avstavning else "manual"),
        ("ETIKETT", f"{stil.etikettstorlek:g}"),
        ("TABELL", f"{stil.tabellstorlek:g}"),
        ("MARGINALSPALT", f"{stil.marginalspalt:g}"),
        ("MARGINALER", " ".join(f"{m:g}mm" for m in marginaler)),
        ("RIKTNING", "landscape" if liggande else "portrait"),
    ):
        ut = ut.replace(ord_, värde)
    return ut.strip()
