"""The web page of a snapshot: a folder of plain files that a browser opens without network or server.

Belongs here: what the page holds and how it looks. Does not belong here: what the tables say (``warehouse``), or when a page is
written (``flows.stages``, the command line).
"""
