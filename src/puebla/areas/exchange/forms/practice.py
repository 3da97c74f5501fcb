"""Forms of good practices and of the benefits that countries report."""

from django.utils.translation import gettext_lazy as _

from puebla.areas.plans.forms.widgets import day, long, reason, short
from puebla.kernel.choosing import CHOOSE

from .parts import ChoosingForm, audience, one_of, topics


class PracticeForm(ChoosingForm):
    party = one_of(_("Whose practice it is"), empty_label=CHOOSE)
    title_en = short(_("Title (English)"), max_length=300)
    title_es = short(_("Title (Spanish)"), max_length=300)
    text_en = long(_("What is done (English)"))
    text_es = long(_("What is done (Spanish)"))
    topics = topics(required=False)
    exchanged_on = day(
        _("Exchanged on"), required=False, help_text=_("Empty as long as it is known but nobody has heard of it yet.")
    )
    activity = one_of(_("At which activity"), empty_label=_("At none of these"), required=False)
    occasion_en = short(_("Or on which other occasion (English)"), max_length=300)
    occasion_es = short(_("Or on which other occasion (Spanish)"), max_length=300)
    audience = audience()


class PracticeRevisionForm(PracticeForm):
    """Whose practice it is stays the same."""

    party = None
    reason = reason()


class BenefitForm(ChoosingForm):
    party = one_of(_("Country"), empty_label=CHOOSE)
    reported_on = day(_("Reported on"))
    text_en = long(_("How it served the country (English)"))
    text_es = long(_("How it served the country (Spanish)"))
    audience = audience()


class BenefitRevisionForm(BenefitForm):
    """The country stays the same."""

    party = None
    reason = reason()
