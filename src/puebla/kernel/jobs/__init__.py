"""Long work: asked for by a page or a command, carried out beside the web workers, told while it goes on.

An area declares what can be done in its ``work.py`` (``@work``); a page asks for it (``ask_for``) and shows the ``Job``.
"""
