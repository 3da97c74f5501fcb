"""Texts that people send hold no characters that nobody sees, or that turn the reading direction of what stands beside.

Control characters come with what is pasted from elsewhere, and no XML that is made of the text can be read; a name with
an override (U+202E) reverses its neighbours on every page, and a file's name hides its type. Tabs and line ends stay,
and so do the marks that Arabic and Hebrew need between words (U+200E, U+200F).
"""

import re

BREAKING = "\x0b\x0c\x85\u2028\u2029"  # a word processor's own line and page breaks: words stand on both sides of them
SEEN_BY_NOBODY = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff"
TURNING = "\u202a-\u202e\u2066-\u2069"
UNWANTED = re.compile(f"[{BREAKING}{SEEN_BY_NOBODY}{TURNING}]")


def plain(text: str) -> str:
    """``text`` without these characters; a blank where one of them broke the line."""
    return UNWANTED.sub(lambda found: " " if found[0] in BREAKING else "", text)


class PlainWordsMiddleware:
    """Takes these characters out of every field and file name of a form before a view reads them."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if any(UNWANTED.search(text) for _name, texts in request.POST.lists() for text in texts):
            cleaned = request.POST.copy()
            for name, texts in request.POST.lists():
                cleaned.setlist(name, [plain(text) for text in texts])
            request.POST = cleaned
        for _name, files in request.FILES.lists():
            for file in files:
                file.name = plain(file.name)
