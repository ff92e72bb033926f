"""The unit of work: what a service gets between the beginning and the end of a transaction."""

from __future__ import annotations

import unicodedata
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import UOWTransaction
from sqlmodel import Session, SQLModel

from nämndapp.bas.fel import Saknas

M = TypeVar("M", bound=SQLModel)


class Enhet:
    """A transaction with its session. Lives inside one call and one thread; model objects never leave it."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def hämta(self, slag: type[M], nyckel: Any) -> M:
        """The object with that primary key (without children: see ``planer``); raises Saknas."""
        objekt = self.session.get(slag, nyckel)
        if objekt is None:
            raise saknas(slag, nyckel)
        return objekt

    def lägg_till(self, objekt: M) -> M:
        """Add an object and write it at once, so that it has its id."""
        self.session.add(objekt)
        self.session.flush()
        return objekt

    def ta_bort(self, objekt: SQLModel) -> None:
        """Remove the object; the database removes the children."""
        self.session.delete(objekt)
        self.session.flush()

    def spola(self) -> None:
        """Send the changes to the database within the transaction."""
        self.session.flush()


def saknas(slag: type[SQLModel], nyckel: Any) -> Saknas:
    """The error for an object that somebody has removed, or that never was."""
    return Saknas(
        f"{slag.__name__} {nyckel} finns inte i databasen.", "Läs in listan på nytt: någon kan ha tagit bort objektet."
    )


def ny_session(motor: sa.Engine) -> Session:
    """A session whose objects stay readable after the commit and whose texts are stored in NFC."""
    session = Session(motor, expire_on_commit=False)
    event.listen(session, "before_flush", _normalisera)
    return session


def _normalisera(session: Session, _kontext: UOWTransaction, _objekt: Any) -> None:
    """Store å as one character, however it was typed or pasted: search and joins compare bytes."""
    for objekt in (*session.new, *session.dirty):
        tillstånd = sa.inspect(objekt)
        for egenskap in tillstånd.mapper.column_attrs:
            värde = tillstånd.dict.get(egenskap.key)
            if isinstance(värde, str | list | dict):
                nytt = nfc(värde)
                if nytt is not värde and nytt != värde:
                    setattr(objekt, egenskap.key, nytt)


def nfc(värde: Any) -> Any:
    """NFC of a text, also inside lists and dictionaries; enum members and other values are left alone."""
    if type(värde) is str:
        return värde if unicodedata.is_normalized("NFC", värde) else unicodedata.normalize("NFC", värde)
    if isinstance(värde, list):
        return [nfc(v) for v in värde]
    if isinstance(värde, dict):
        return {nfc(k): nfc(v) for k, v in värde.items()}
    return värde
