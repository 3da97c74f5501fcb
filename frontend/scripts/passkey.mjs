// Passkeys and security keys, for the forms of allauth.
//
// <form data-passkey="create|get|enter" data-passkey-options="{...}"> with an <input type="hidden" name="credential">
// and a button with data-passkey-start. `create` and `get` find their options (allauth's creation_options and
// request_options) in the attribute; `enter`, the sign-in without a password, fetches them from the form's address.
import { announce } from './announce.mjs'
import { text } from './texts.mjs'

function bytes (base64url) {
  const base64 = base64url.replaceAll('-', '+').replaceAll('_', '/')
  return Uint8Array.from(window.atob(base64), letter => letter.charCodeAt(0))
}

function base64url (buffer) {
  const letters = String.fromCharCode(...new Uint8Array(buffer))
  return window.btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

const known = list => list?.map(one => ({ ...one, id: bytes(one.id) }))

function readable (credential) {
  const { response } = credential
  const answer = { clientDataJSON: base64url(response.clientDataJSON) }
  if (response.attestationObject) {
    answer.attestationObject = base64url(response.attestationObject)
    answer.transports = response.getTransports?.() ?? []
  } else {
    answer.authenticatorData = base64url(response.authenticatorData)
    answer.signature = base64url(response.signature)
    answer.userHandle = response.userHandle ? base64url(response.userHandle) : null
  }
  return {
    type: credential.type,
    id: credential.id,
    rawId: base64url(credential.rawId),
    authenticatorAttachment: credential.authenticatorAttachment,
    response: answer,
    clientExtensionResults: credential.getClientExtensionResults()
  }
}

async function create ({ publicKey }, passwordless) {
  const wanted = { ...publicKey.authenticatorSelection }
  if (passwordless != null) {
    wanted.residentKey = passwordless ? 'required' : 'discouraged'
    wanted.requireResidentKey = passwordless
    if (passwordless) wanted.userVerification = 'required'
  }
  return navigator.credentials.create({
    publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      user: { ...publicKey.user, id: bytes(publicKey.user.id) },
      excludeCredentials: known(publicKey.excludeCredentials),
      authenticatorSelection: wanted
    }
  })
}

async function get ({ publicKey }) {
  return navigator.credentials.get({
    publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      allowCredentials: known(publicKey.allowCredentials)
    }
  })
}

async function optionsOf (form) {
  if (form.dataset.passkey !== 'enter') return JSON.parse(form.dataset.passkeyOptions)
  const response = await fetch(form.action, { headers: { Accept: 'application/json' } })
  if (!response.ok) throw new Error(response.statusText)
  return (await response.json()).request_options
}

async function start (form) {
  const options = await optionsOf(form)
  const credential = form.dataset.passkey === 'create'
    ? await create(options, form.elements.namedItem('passwordless')?.checked)
    : await get(options)
  form.elements.namedItem('credential').value = JSON.stringify(readable(credential))
  form.submit()
}

document.addEventListener('click', async event => {
  const button = event.target.closest('[data-passkey-start]')
  if (!button) return
  event.preventDefault()
  const form = button.form ?? button.closest('form')
  if (!window.PublicKeyCredential) {
    announce(text('noPasskeys'), 'bad')
    return
  }
  try {
    await start(form)
  } catch (error) {
    // The reader closed the browser's own window: nothing to say. Everything else is worth a word.
    if (error.name !== 'NotAllowedError' && error.name !== 'AbortError') announce(text('passkeyFailed'), 'bad')
    else announce(text('passkeyStopped'))
  }
})
