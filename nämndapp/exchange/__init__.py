"""Ways in and out that are not papers: the JSON of the command line, later xlsx, ics, mail and zip."""
