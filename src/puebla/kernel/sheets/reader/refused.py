"""A refusal on its way from the process apart to the one that knows the reader's language."""


class Refused(Exception):
    """``code`` names the sentence (``..sentences``), ``facts`` fill it in: plain values only."""

    def __init__(self, code: str, **facts: str | int) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts
