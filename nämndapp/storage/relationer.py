"""Objects that are in no session, for looking at unsaved content."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

import sqlalchemy as sa
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import SQLModel

M = TypeVar("M", bound=SQLModel)


def ny_rad(modell: type[M], värden: Mapping[str, Any]) -> M:
    """An object with those columns and the defaults of the others, as one that has been read.

    Nothing is validated and no event is sent: a list of some hundred items is made anew each time a key is pressed.
    """
    rad: M = sa.inspect(modell).class_manager.new_instance()
    for namn, fält in _kolumner(modell):
        if namn in värden:
            set_committed_value(rad, namn, värden[namn])
        elif fält.default_factory is not None or fält.default is not PydanticUndefined:
            set_committed_value(rad, namn, fält.get_default(call_default_factory=True))
    return rad


@cache
def _kolumner(modell: type[SQLModel]) -> tuple[tuple[str, FieldInfo], ...]:
    kolumner = sa.inspect(modell).column_attrs.keys()
    return tuple((k, modell.model_fields[k]) for k in kolumner)


def sätt_relationer(rad: SQLModel, **relationer: object) -> None:
    """Sets relations without events: no back reference, nothing loaded, no other object touched."""
    for namn, värde in relationer.items():
        set_committed_value(rad, namn, värde)
