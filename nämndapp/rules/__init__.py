"""The law and the trade's practice as pure functions: model objects in, list of Påpekande out.

``granska`` holds the entry points, ``paragrafforslag`` the proposals of paragraphs, ``frekvens`` and ``riskniva`` the
words of intern kontroll, ``kallelse.sista_kallelsedag`` the deadline of a kallelse.
"""
