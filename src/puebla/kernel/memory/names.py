"""Names of what a value points to: parties, bodies, persons, plans... in the reader's language, in one statement."""

from django.db.models import CharField, F, IntegerField, Model, TextField, Value
from django.db.models.functions import Cast, Coalesce, NullIf
from django.utils.translation import gettext as _

from ..access.audience import Audienced, readable_q
from ..languages import Bilingual, reading_language
from .events import together
from .kinds import TOLD, kinds
from .readable import records_readable

NAMES = ("name", "title", "text", "activity", "theme", "objective")
BY_CODE: dict[str, type[Model]] = {}


def named_by_code(prefix, model):
    """Records that an audience or an author calls by code: ``party:MX``, ``body:rcgm``."""
    BY_CODE[prefix] = model


class Names:
    """Names asked for by record or by code, then looked up together.

    ``want(model, pk)`` and ``want_code("party", "MX")`` collect; ``find(standing)`` looks up; ``of(model, pk)`` and
    ``of_code("party", "MX")`` answer. What the reader may not read has no name.
    """

    def __init__(self):
        self.wanted, self.codes, self.found, self.keys, self.found_codes = {}, {}, {}, {}, {}

    def want(self, model, pk):
        if pk is not None:
            self.wanted.setdefault(model, set()).add(pk)

    def want_code(self, prefix, code):
        if code and prefix in BY_CODE:
            self.codes.setdefault(prefix, set()).add(code)

    def find(self, standing):
        """Look everything up with one statement."""
        places = [("", model, "pk", asked) for model, asked in self.wanted.items()]
        places += [(prefix, BY_CODE[prefix], "code", asked) for prefix, asked in self.codes.items()]
        branches = [_branch(number, *place[1:], standing) for number, place in enumerate(places)]
        for number, pk, key, name in together(branches):
            prefix, model, _by, _asked = places[number]
            if prefix:
                self.found_codes[prefix, key] = name
            else:
                self.found[model, pk] = name
                self.keys[model, pk] = key
        return self

    def of(self, model, pk):
        return self.found.get((model, pk)) or _("a record that you may not read")

    def of_code(self, prefix, code):
        return self.found_codes.get((prefix, code), code)

    def key_of(self, model, pk):
        """What the record's address calls it, or ``None`` where the reader may not read it."""
        return self.keys.get((model, pk))


def _branch(number, model, by, asked, standing):
    return (
        _readable(model, standing)
        .filter(**{f"{by}__in": asked})
        .annotate(
            place=Value(number, IntegerField()),
            numbered=Cast("pk", IntegerField()),
            called=Cast(F(key_field(model) if by == "pk" else by), CharField()),
            said=Cast(name_of(model, reading_language()), TextField()),
        )
        .values_list("place", "numbered", "called", "said")
    )


def _readable(model, standing):
    own = next((one for one in kinds() if one.model is model), None)
    if own is not None:
        return records_readable(own, standing)
    records = model._base_manager.all()
    return records.filter(readable_q(standing)) if issubclass(model, Audienced) else records


def key_field(model):
    """The field that the address of a record of ``model`` uses."""
    return next((one.key for one in kinds() if one.model is model), "pk")


def name_of(model, language):
    """The expression for a record's name in ``language``."""
    told = TOLD.get(model)
    if told and told.named:
        return told.named(language)
    names = {field.name for field in model._meta.concrete_fields}
    for name in NAMES:
        if isinstance(vars(model).get(name), Bilingual):
            other = "en" if language == "es" else "es"
            return Coalesce(NullIf(f"{name}_{language}", Value("")), f"{name}_{other}")
        if name in names:
            return F(name)
    return Cast("pk", CharField())
