"""The page Delegation: the ordning and its versions, decisions under it, their report, statistics, delegate codes."""
