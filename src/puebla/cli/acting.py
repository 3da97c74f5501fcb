"""As whom a command acts: the Secretariat's own hand, or a person with exactly that person's rights."""

from contextlib import contextmanager

import click


@contextmanager
def acting_as(email, language="en"):
    """Yields the standing, with sentences in ``language``. Raises ``ClickException`` where nobody has that e-mail."""
    from django.utils import translation

    from puebla.areas.bodies.queries.standing import standing_of
    from puebla.kernel import clock
    from puebla.kernel.access.standing import system
    from puebla.site.accounts.queries.person import person_with_email

    if email is None:
        by = system(clock.today())
    else:
        person = person_with_email(email.lower())
        if person is None or not person.is_active:
            raise click.ClickException(f"Nobody has an account with the e-mail {email}.")
        by = standing_of(person, on=clock.today())
    with translation.override(language):
        yield by
