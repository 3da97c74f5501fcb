"""Mail: a text in the receiver's language, sent once what it reports is certain.

A template is Jinja2 text whose first line is the subject, an empty line, then the body:
``areas/<area>/templates/<area>/<concept>/mail/<verb>.txt``. In it ``to`` is the receiver and
``link("plans:plan", code)`` the full address of a page in the receiver's language.
"""

import logging
from functools import partial
from smtplib import SMTPException
from threading import Thread

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection, transaction
from django.template import engines
from django.urls import reverse
from django.utils import translation

logger = logging.getLogger(__name__)


def send(template, *, to, sent=None, wait=True, **context):
    """Write ``template`` to the person ``to`` (``email``, ``language``) and send it when the transaction holds.

    Whatever is wrong with the text raises here, inside the transaction. A mail server that cannot be reached undoes
    nothing: it is logged, and ``sent`` (called without arguments after a delivery) is not called.
    ``wait=False`` delivers beside the request, where the time taken would tell who has an account.
    """
    message = written(template, to=to, **context)
    deliver = partial(_deliver, message, sent)
    transaction.on_commit(deliver if wait else Thread(target=_deliver_beside, args=(deliver,), name="mail").start)


def written(template, *, to, **context):
    """The mail as it will be sent: subject from the first line, body from the rest, in the receiver's language."""
    environment = engines["jinja2"].env.overlay(autoescape=False)  # type: ignore[attr-defined] # Jinja2 engine
    with translation.override(to.language):
        text = environment.get_template(template).render(to=to, link=link, **context)
    subject, _separator, body = text.strip().partition("\n")
    return EmailMessage(subject=" ".join(subject.split()), body=body.strip() + "\n", to=[to.email])


def link(name, *args, query="", **kwargs):
    """The full address of a page, from ``PUEBLA_ADDRESS``: never from the ``Host`` that a request claims."""
    path = reverse(name, args=args, kwargs=kwargs)
    return f"{settings.PUEBLA_ADDRESS}{path}" + (f"?{query}" if query else "")


def _deliver(message, sent):
    try:
        message.send()
    except (SMTPException, OSError) as error:
        logger.warning("A mail to %s could not be sent: %s", ", ".join(message.to), error)
    else:
        if sent:
            sent()


def _deliver_beside(deliver):
    try:
        deliver()
    finally:
        connection.close()
