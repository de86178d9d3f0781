"""Articles out of files: text, HTML, JSON lines, WARC and WET, all of these also gzipped, with their metadata.

Belongs here: which files the inputs name, what they hold, and of what cannot be read why and what to do (``Refusal``).
Does not belong here: which articles are known already (``flows.ingest``), which files are (``flows.files``).
"""
