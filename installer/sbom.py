"""The bill of materials of a packaged Nämndapp, as CycloneDX 1.6 JSON.

    python installer/sbom.py --ut build/ut/namndapp-0.1.0-windows.cdx.json [--pylock build/pylock.toml]

The lock has the sums of all wheels without their names. ``--pylock`` is a list with names, made for the target by

    uv pip compile --format pylock.toml --python-platform x86_64-pc-windows-msvc --python-version 3.11
        --only-binary :all: -c requirements.lock pyproject.toml -o build/pylock.toml

and gives each distribution the sum of the very wheel, when requirements.lock knows that sum. For another platform's
build, see delar.py. With SOURCE_DATE_EPOCH set the file is the same each time.
"""

from __future__ import annotations

import argparse
import os
import sys
import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, Property, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from delar import Del, LicensFel, Låst, delar_enligt, lägg_till_val, läs_lås, markörmiljö
from packageurl import PackageURL

SLAG = {
    "program": ComponentType.APPLICATION,
    "tolk": ComponentType.PLATFORM,
    "python": ComponentType.LIBRARY,
    "bibliotek": ComponentType.LIBRARY,
    "system": ComponentType.LIBRARY,
    "data": ComponentType.DATA,
}
RYMD = uuid.UUID("3f4a1f0e-54f6-5b4c-9d0f-0c3f6f0d8a11")  # ours, for serial numbers that can be made again


def hjulens_summor(pylock: Path) -> dict[str, dict[str, str]]:
    """Distribution -> wheel's file name -> SHA-256, out of a pylock.toml."""
    import tomllib

    summor: dict[str, dict[str, str]] = {}
    for paket in tomllib.loads(pylock.read_text(encoding="utf-8")).get("packages", []):
        for hjul in paket.get("wheels", []):
            fil = hjul.get("name") or unquote(urlsplit(hjul["url"]).path.rpartition("/")[2])
            summor.setdefault(paket["name"], {})[fil] = hjul["hashes"]["sha256"]
    return summor


def summa_för(d: Del, lås: Mapping[str, Låst], hjul: Mapping[str, Mapping[str, str]]) -> str:
    """The locked SHA-256 of the wheel that is installed, or "" when it cannot be told."""
    post = lås.get(d.id)
    if post is None or post.version != d.version:
        return ""
    if len(post.hashar) == 1:
        return post.hashar[0]
    from packaging.utils import InvalidWheelFilename, parse_wheel_filename

    for fil, summa in hjul.get(d.id, {}).items():
        try:
            taggar = {str(t) for t in parse_wheel_filename(fil)[3]}
        except InvalidWheelFilename:
            continue
        if taggar == set(d.taggar):
            if summa not in post.hashar:
                raise LicensFel(f"{fil} har en kontrollsumma som inte står i requirements.lock")
            return summa
    return ""


def _komponent(d: Del, summa: str, plattform: str) -> Component:
    egen = d.licens.startswith("LicenseRef-") or d.slag == "system"  # no SPDX name
    licens = DisjunctiveLicense(name=d.licens) if egen else LicenseFactory().make_from_string(d.licens)
    komponent = Component(
        type=SLAG[d.slag],
        bom_ref=d.id,
        name=d.namn,
        version=d.version or None,
        licenses=[licens],
        purl=PackageURL.from_string(d.purl) if d.purl else None,
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=summa)] if summa else [],
    )
    if d.källa:
        komponent.external_references.add(ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(d.källa)))
    komponent.properties.add(Property(name="namndapp:var", value=d.var))
    if d.slag == "program":
        komponent.properties.add(Property(name="namndapp:plattform", value=plattform))
    for i in d.inuti:
        inre = Component(
            type=ComponentType.LIBRARY,
            bom_ref=f"{d.id}/{i.namn}@{i.version}",
            name=i.namn,
            version=i.version or None,
            licenses=[DisjunctiveLicense(name=i.licens)] if i.licens else [],
            purl=PackageURL.from_string(i.purl) if i.purl else None,
        )
        komponent.components.add(inre)
    return komponent


def bygg(
    delar: Sequence[Del], plattform: str, lås: Mapping[str, Låst], hjul: Mapping[str, Mapping[str, str]] | None = None
) -> Bom:
    """The bill: the program on top, its parts, who needs whom."""
    komponenter = {d.id: _komponent(d, summa_för(d, lås, hjul or {}), plattform) for d in delar}
    bom = Bom(components=[k for namn, k in komponenter.items() if namn != delar[0].id])
    bom.metadata.component = komponenter[delar[0].id]
    for d in delar:
        bom.register_dependency(komponenter[d.id], [komponenter[b] for b in d.beror_på])
    epok = os.environ.get("SOURCE_DATE_EPOCH")
    bom.metadata.timestamp = datetime.fromtimestamp(int(epok), UTC) if epok else datetime.now(UTC)
    if epok:
        innehåll = "\n".join(f"{d.id} {d.version} {d.licens}" for d in delar)
        bom.serial_number = uuid.uuid5(RYMD, f"{plattform}\n{epok}\n{innehåll}")
    return bom


def som_json(bom: Bom) -> str:
    """CycloneDX 1.6, checked against the schema; LicensFel when it is not valid."""
    text = make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string(indent=1)
    if (fel := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)) is not None:
        raise LicensFel(f"materialförteckningen följer inte CycloneDX 1.6: {fel!r}")
    return text + "\n"


def main() -> int:
    """Write the bill of the build that is described by the options."""
    tolk = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    tolk.add_argument("--ut", type=Path, required=True, help="filen som skrivs, t.ex. namndapp-0.1.0-windows.cdx.json")
    tolk.add_argument("--pylock", type=Path, help="lista med hjulens namn och kontrollsummor för målet")
    lägg_till_val(tolk)
    val = tolk.parse_args()
    for ström in (sys.stdout, sys.stderr):
        if hasattr(ström, "reconfigure"):
            ström.reconfigure(encoding="utf-8", errors="replace")
    try:
        delar, versioner = delar_enligt(val)
        hjul = hjulens_summor(val.pylock) if val.pylock else {}
        lås = läs_lås(markörmiljö(versioner))
        bom = bygg(delar, versioner["plattform"], lås, hjul)
        val.ut.write_text(som_json(bom), encoding="utf-8", newline="\n")
    except LicensFel as fel:
        print(f"Materialförteckningen kan inte skrivas: {fel}", file=sys.stderr)
        return 2
    print(f"{val.ut}: {len(delar)} delar, {sum(bool(k.hashes) for k in bom.components)} med kontrollsumma")
    return 0


if __name__ == "__main__":
    sys.exit(main())
