"""The page Attest: versions of a nämnd's attestlistor, their rows, and who may approve what."""
