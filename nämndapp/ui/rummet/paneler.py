"""The forms by the name of the command that opens them; a draft remembers the same name."""

from __future__ import annotations

from nämndapp.ui.rummet.beslutspaneler import (
    Anteckningspanel,
    Bordläggpanel,
    Klubbpanel,
    Särskiltpanel,
    Yrkandepanel,
    Yttrandepanel,
    Återremisspanel,
    Återtapanel,
)
from nämndapp.ui.rummet.folkpaneler import (
    Deltarintepanel,
    Justerarpanel,
    Jävspanel,
    Nypersonpanel,
    Närvaropanel,
    Ordförandepanel,
)
from nämndapp.ui.rummet.motespaneler import Avslutapanel, Egenanteckning, Kontrollpanel, Väcktpanel
from nämndapp.ui.rummet.panel import Panel
from nämndapp.ui.rummet.voteringspanel import Voteringspanel

PANELER: dict[str, type[Panel]] = {
    "närvaro": Närvaropanel,
    "yrkande": Yrkandepanel,
    "återta": Återtapanel,
    "votering": Voteringspanel,
    "jäv": Jävspanel,
    "reservation": Yttrandepanel,
    "särskilt": Särskiltpanel,
    "protokollsanteckning": Anteckningspanel,
    "deltar_inte": Deltarintepanel,
    "presiderar": Ordförandepanel,
    "justerare": Justerarpanel,
    "bordlägg": Bordläggpanel,
    "återremiss": Återremisspanel,
    "klubba": Klubbpanel,
    "väckt": Väcktpanel,
    "ny_person": Nypersonpanel,
    "anteckning": Egenanteckning,
    "avsluta": Avslutapanel,
    "kontroll": Kontrollpanel,
}
