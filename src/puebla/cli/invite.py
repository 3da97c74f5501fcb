"""``puebla invite EMAIL``: an account in the secretariat for the first of its people, whom nobody else can invite."""

import click

from . import deployment, options


@click.command()
@click.argument("email")
@click.option("--name", required=True, metavar="NAME", help="Name of the person.")
@click.option("--language", default="es", show_default=True, type=click.Choice(["en", "es"]), help="Language of mails.")
@options.data
@options.profile
def invite(email, name, language, data, profile):
    """Invite the first of the secretariat.

    Prints the link with which EMAIL opens an account in the Executive Secretariat, once, within fourteen days.
    Everybody else is invited on the site, by mail. PUEBLA_ADDRESS says under which address the site is reached.
    """
    refuse_no_address(email)
    deployment.refuse_nothing(data)
    server = deployment.prepare(data=data, profile=profile)
    deployment.migrate(data)
    link = invitation(email=email.lower(), name=name, language=language)
    click.echo(f"{name} opens the account here, once, within fourteen days:\n{link}")
    return server


def refuse_no_address(email):
    """Raises ``ClickException`` where nobody can be written to."""
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    try:
        validate_email(email)
    except ValidationError as error:
        raise click.ClickException(f"{email} is no e-mail address.") from error


def invitation(*, email, name, language):
    """The link of a new invitation; a person who is known already keeps name and seats."""
    from django.utils import translation

    from puebla.kernel import clock, mail
    from puebla.kernel.access.standing import system
    from puebla.site.accounts.actions.invitation import invite as invite_person
    from puebla.site.accounts.actions.invitation import invite_to_seat
    from puebla.site.accounts.queries.person import person_with_email
    from puebla.site.accounts.queries.seat_choice import institutions_open_to

    by, at, known = system(clock.today()), clock.now(), person_with_email(email)
    institution = institutions_open_to(None).first()
    if institution is None:
        raise click.ClickException("No process is loaded yet: puebla load PROFILE first.")
    if known:
        _invitation, key = invite_person(person=known, by=by, at=at, by_mail=False)
    else:
        _invitation, key = invite_to_seat(
            by=by,
            at=at,
            institution=institution,
            name=name,
            email=email,
            language=language,
            office="es",
            from_on=by.on,
            by_mail=False,
        )
    with translation.override(language):
        return mail.link("invitation-accept", key)
