"""Papers: builders make a ``Dokument`` of model objects; renderers make PDF, Word and HTML of it."""
