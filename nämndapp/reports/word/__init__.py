"""Dokument → Word: real styles, lists, header rows and fields, so that a colleague can go on editing."""
