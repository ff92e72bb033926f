"""What can be done in the room, and with which key: one table for the keys, the bottom line and the list (?)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt


@dataclass(frozen=True, slots=True)
class Kommando:
    """``gör`` is the name of the mode's method; ``kort`` stands in the bottom line ("" does not)."""

    tangent: str
    namn: str
    gör: str
    kort: str = ""
    ändrar: bool = True
    knappar: tuple[Qt.Key, ...] = ()

    @property
    def koder(self) -> tuple[Qt.Key, ...]:
        """The keys, of which the first is ``tangent``."""
        return self.knappar or (Qt.Key(ord(self.tangent)),)


_K = Qt.Key
KOMMANDON = (
    Kommando("Enter", "Nästa paragraf", "nästa", "Nästa", False, (_K.Key_Return, _K.Key_Enter, _K.Key_PageDown,
             _K.Key_Right)),
    Kommando("PgUp", "Förra paragrafen", "förra", "", False, (_K.Key_PageUp, _K.Key_Left)),
    Kommando("K", "Klubba: beslutat", "klubba", "Klubba"),
    Kommando("N", "Närvaro: kommer, går, tjänstgör, på distans", "närvaro", "Närvaro"),
    Kommando("Y", "Yrkande", "yrkande", "Yrkande"),
    Kommando("Å", "Återta ett yrkande", "återta", "", True, (_K.Key_Aring,)),
    Kommando("V", "Proposition och votering", "votering", "Votering"),
    Kommando("J", "Jäv", "jäv", "Jäv"),
    Kommando("R", "Reservation", "reservation", "Reservation"),
    Kommando("S", "Särskilt yttrande", "särskilt", "Särskilt yttrande"),
    Kommando("P", "Protokollsanteckning", "protokollsanteckning", "Protokollsanteckning"),
    Kommando("D", "Deltar inte i beslutet", "deltar_inte", "Deltar inte"),
    Kommando("B", "Bordläggning", "bordlägg", "Bordlägg"),
    Kommando("T", "Återremiss", "återremiss", "Återremiss"),
    Kommando("O", "Omedelbar justering av paragrafen, på eller av", "omedelbart", "Omedelbar justering"),
    Kommando("A", "Ajournera, eller återuppta", "ajournera", "Ajournera"),
    Kommando("W", "Väckt ärende: ny paragraf", "väckt", "Väckt ärende"),
    Kommando("M", "Mötesordförande under paragrafen", "presiderar", ""),
    Kommando("E", "Välj justerare", "justerare", "Justerare"),
    Kommando("L", "Lägg till en person i salen", "ny_person", "Ny person"),
    Kommando("I", "Egen anteckning", "anteckning", "Anteckning"),
    Kommando("U", "Ta upp paragrafen igen (ta tillbaka klubban)", "ta_upp", ""),
    Kommando("G", "Gå till paragraf", "gå", "Gå till §", False),
    Kommando("C", "Kontroll: vad reglerna säger om paragrafen", "kontroll", "Kontroll", False),
    Kommando("X", "Avsluta sammanträdet", "avsluta", "Avsluta"),
    Kommando("?", "Alla kommandon", "visa_kommandon", "Alla", False, (_K.Key_Question,)),
    Kommando("Ctrl+Z", "Ångra det senaste", "ångra", "Ångra", False, ()),
    Kommando("Ctrl+Y", "Gör om", "gör_om", "", False, ()),
    Kommando("F11", "Hela skärmen, på eller av", "hela_skärmen", "", False, (_K.Key_F11,)),
    Kommando("F1", "Handboken", "handbok", "", False, (_K.Key_F1,)),
    Kommando("Esc", "Lämna sammanträdesläget (även F5)", "lämna", "Lämna", False, (_K.Key_Escape, _K.Key_F5)),
)  # fmt: skip
AV_TANGENT = {kod: k for k in KOMMANDON if not k.tangent.startswith("Ctrl") for kod in k.koder}
