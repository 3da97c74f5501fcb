"""Texts that people send hold no characters that turn the reading direction of what stands beside them.

Without this a name with an override (U+202E) reverses its neighbours on every page, and a file's name hides its type.
The marks that Arabic and Hebrew need between words (U+200E, U+200F) stay.
"""

import re

TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    return TURNING.sub("", text)


class PlainWordsMiddleware:
    """Takes the turning characters out of every field and file name of a form before a view reads them."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if any(TURNING.search(text) for _name, texts in request.POST.lists() for text in texts):
            cleaned = request.POST.copy()
            for name, texts in request.POST.lists():
                cleaned.setlist(name, [plain(text) for text in texts])
            request.POST = cleaned
        for _name, files in request.FILES.lists():
            for file in files:
                file.name = plain(file.name)
