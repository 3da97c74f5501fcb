"""A real process: no door, and from the first invitation to a passkey that opens the account without a password."""

import re
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect

from tests.server import Server, puebla
from tests.template import address_of, execute

from .visitor import Visitor

PASSWORD = "otter umbrella candle seven"
# A telephone that holds keys and knows its owner's finger.
TELEPHONE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def real(prepared, worker_id, tmp_path_factory):
    """``puebla serve`` on the very data of the demonstration, its people included."""
    name = f"puebla_real_{worker_id}"
    execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    execute(f'CREATE DATABASE "{name}" TEMPLATE "{prepared}"')
    folder = tmp_path_factory.mktemp("real")
    arguments = ("serve", "--data", str(folder / "data"), "--workers", "1")
    server = Server(*arguments, log=folder / "log", DATABASE_URL=address_of(name))
    server.url = server.url.replace("127.0.0.1", "localhost")  # browsers bind passkeys to names, never to numbers
    server.invite = lambda *who: puebla(
        "invite", *who, "--data", str(folder / "data"), DATABASE_URL=address_of(name), PUEBLA_ADDRESS=server.url
    )
    yield server
    server.stop()
    assert "Traceback" not in server.said(), server.said()
    execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def status_of(url, data=None):
    try:
        with urllib.request.urlopen(url, data) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def test_a_real_process_has_no_door(real):
    with urllib.request.urlopen(f"{real.url}/en/sign-in/") as answer:
        page = answer.read().decode()

    assert "demonstration" not in page.lower()
    assert [status_of(f"{real.url}/en/demonstration/enter/{number}/", b"") for number in range(1, 12)] == [404] * 11


def test_from_the_first_invitation_to_a_passkey(real, chromium):
    status, said, _errors = real.invite("lucia.mora@example.cr", "--name", "Lucía Mora", "--language", "es")
    [link] = re.findall(r"http://localhost:\d+(/es/invitation/\S+)", said)
    lucia = Visitor(chromium, real.url, language="es")
    page = lucia.page
    telephone = lucia.context.new_cdp_session(page)
    telephone.send("WebAuthn.enable")
    telephone.send("WebAuthn.addVirtualAuthenticator", {"options": TELEPHONE})

    # Opening the account.
    lucia.go(link.removeprefix("/es"))
    page.get_by_label("Contraseña", exact=True).fill(PASSWORD)
    page.get_by_label(re.compile("Contraseña, otra vez|una vez más", re.IGNORECASE)).fill(PASSWORD)
    page.get_by_role("button", name="Abrir la cuenta").click()
    page.wait_for_url("**/es/sign-in/")

    # The secretariat reaches nothing before the second factor.
    page.get_by_label("Correo electrónico").fill("lucia.mora@example.cr")
    page.locator('input[name="password"]').fill(PASSWORD)
    page.locator("#main").get_by_role("button", name="Iniciar sesión", exact=True).click()
    page.wait_for_url("**/es/account/security/")
    lucia.go("/people/")
    page.wait_for_url("**/es/account/security/")

    # A passkey that needs no password.
    page.locator('a[href="/es/account/security/passkeys/add/"]').first.click()
    page.locator('input[name="password"]').fill(PASSWORD)
    page.locator("#main").get_by_role("button", name="Confirmar").click()
    page.wait_for_url("**/passkeys/add/**")
    page.locator('input[name="name"]').fill("Teléfono")
    page.locator('input[name="passwordless"]').check()
    page.locator("[data-passkey-start]").click()
    page.wait_for_url("**/es/account/security/codes/")
    assert page.locator("ol.codes li").count() == 10
    assert lucia.go("/people/") == 200

    # Out, and in again by the telephone alone.
    page.locator("details.menu > summary").click()
    page.locator('form[action="/es/sign-out/"] button').click()
    page.wait_for_url("**/es/")
    lucia.go("/sign-in/")
    page.locator("form[data-passkey=enter] [data-passkey-start]").click()
    page.wait_for_url("**/es/today/")
    expect(page.locator(".masthead-person")).to_have_text("Lucía Mora")
    assert lucia.go("/people/") == 200
    assert status == 0
    lucia.close()
