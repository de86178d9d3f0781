"""The order of work: Prefect flows and tasks, the ``wireledger`` command line, paths, clocks, retries, logging.

Belongs here: what happens when, where files lie, what a person at the terminal sees.
Does not belong here: rules about language (``transforms``), tables (``warehouse``) or quality (``expectations``).
"""
