"""The whole of a deployment in one file: database, files that people sent in, and what is needed to read them.

An archive is a ZIP file: ``tables/NAME.copy`` (the rows of one table as PostgreSQL's COPY writes them),
``files/ab/HASH`` (what people sent in), ``secret-key`` and ``profile`` where the data folder has them, and at the end
``manifest.json``, which says what all of it is. The last bytes of the file seal it: a SHA-256 of all that stands before.
"""
