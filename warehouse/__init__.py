"""The tables: their declaration, loading, SQL marts, publishing and reference data.

Belongs here: what a table is, how rows get into DuckDB, what several rows say together (SQL), how snapshots are written.
Does not belong here: reading of text (``transforms``), checks (``expectations``), order, clocks and paths (``flows``).
"""
