"""The audit: one suite of expectations per table, the severities of the gate, the engine that runs them in DuckDB.

Belongs here: what must hold before a snapshot may be published, and in plain words why.
Does not belong here: repairing rows, or anything that the tables' declaration already says (it is read from there).
"""
