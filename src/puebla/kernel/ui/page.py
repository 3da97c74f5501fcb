"""Answers of views: a page, one block of it for htmx, or a redirect after something was done."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.template import engines
from jinja2_fragments import render_block

from .shell import shell_of


def page(request, template, *, block=None, status=200, **context):
    """Render ``template`` with the shell around it; with ``block`` (or an htmx request that names one in
    ``HX-Target``'s place through ``block``) only that block. Failure pages pass ``status=422``.
    """
    context = shell_of(request) | context
    environment = engines["jinja2"].env  # type: ignore[attr-defined] # Jinja2 engine
    if block:
        return HttpResponse(render_block(environment, template, block, context), status=status)
    return HttpResponse(environment.get_template(template).render(context), status=status)


def done(request, *, to, message=""):
    """After a successful POST: say so and go on to the address ``to``."""
    if message:
        messages.success(request, message)
    return HttpResponseRedirect(to)
