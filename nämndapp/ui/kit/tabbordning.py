"""Tab goes in reading order: as things stand in their layouts, whatever order they were made in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QWidget,
)


def ordna(rot: QWidget) -> None:
    """Sets the tab order inside a widget. Call it again after children have been added."""
    for första, andra in pairwise(i_läsordning(rot)):
        QWidget.setTabOrder(första, andra)


def i_läsordning(rot: QWidget) -> list[QWidget]:
    """What Tab stops at, from the top left to the bottom right of the layouts."""
    return [w for w in _gå_igenom(rot) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.focusProxy() is None]


def _gå_igenom(widget: QWidget | None) -> Iterator[QWidget]:
    if widget is None:
        return
    yield widget
    if isinstance(widget, QTabWidget):
        yield widget.tabBar()
        for nr in range(widget.count()):
            yield from _gå_igenom(widget.widget(nr))
    elif isinstance(widget, QStackedWidget | QSplitter):
        for nr in range(widget.count()):
            yield from _gå_igenom(widget.widget(nr))
    elif isinstance(widget, QScrollArea):
        yield from _gå_igenom(widget.widget())
    elif (layout := widget.layout()) is not None and not isinstance(widget, QComboBox):
        yield from _i_layout(layout)


def _i_layout(layout: QLayout) -> Iterator[QWidget]:
    poster = [layout.itemAt(nr) for nr in range(layout.count())]
    if isinstance(layout, QGridLayout):
        platser = [layout.getItemPosition(nr)[:2] for nr in range(layout.count())]  # type: ignore[index]  # row, column
        poster = [post for _, post in sorted(zip(platser, poster, strict=True), key=lambda p: p[0])]
    for post in poster:
        yield from _i_post(post)


def _i_post(post: QLayoutItem | None) -> Iterator[QWidget]:
    if post is None:
        return
    yield from _gå_igenom(post.widget())
    if (layout := post.layout()) is not None:
        yield from _i_layout(layout)
