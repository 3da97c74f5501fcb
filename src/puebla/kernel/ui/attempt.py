"""One form, one act: a broken rule becomes an error of the form, and nothing has changed."""

from ..refusals import RuleBroken


def attempt(form, act):
    """Call ``act(**cleaned_data)`` where the form is valid; returns what it did, or ``None`` where it could not.

    ``None`` means that the form says what is wrong: show it again with status 422.
    """
    if not form.is_valid():
        return None
    try:
        done = act(**form.cleaned_data)
    except RuleBroken as broken:
        form.add_error(broken.field if broken.field in form.fields else None, str(broken))
        return None
    return True if done is None else done


def status_of(form):
    """The status of the page that shows the form: 422 once it was sent and refused."""
    return 422 if form.is_bound else 200
