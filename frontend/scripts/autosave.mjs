// Saves a form while it is being filled in: <form data-autosave="address">.
//
// The whole form is posted a moment after the last change. The server answers 2xx when it has saved; an HTML answer
// may carry out-of-band pieces for htmx (what is still missing), a JSON answer may carry `version`, which the form
// sends along next time, and on a refusal `detail`, the reason in the reader's words.
import htmx from './htmx.mjs'
import { isSignedOut, renew } from './session.mjs'
import { clockTime, text } from './texts.mjs'
import { markClean, markDirty } from './unsaved.mjs'

const PAUSE = 1200
const timers = new WeakMap()
const running = new WeakMap()

function say (form, words, tone) {
  for (const place of form.querySelectorAll('[data-saving]')) {
    place.textContent = words
    if (tone) place.dataset.tone = tone
    else delete place.dataset.tone
  }
}

async function take (form, response) {
  const kind = response.headers.get('Content-Type') ?? ''
  if (kind.includes('json')) {
    const answer = await response.json()
    const version = form.elements.namedItem('version')
    if (version && answer.version != null) version.value = answer.version
    return answer
  }
  const html = kind.includes('html') && response.ok ? await response.text() : ''
  if (html.trim()) htmx.swap(document.body, html, { swapStyle: 'none' })
  return {}
}

const send = form => fetch(form.dataset.autosave, {
  method: 'POST',
  body: new FormData(form),
  headers: { 'X-Autosave': '1', 'HX-Request': 'true' },
  redirect: 'error'
})

async function save (form) {
  if (running.get(form)) {
    schedule(form)
    return
  }
  running.set(form, true)
  say(form, text('saving'))
  const changes = form.dataset.changes
  try {
    let response = await send(form)
    // Refused with the token of an earlier sign-in: once more with the present one.
    if (response.status === 403 && !isSignedOut(response) && await renew()) response = await send(form)
    form.toggleAttribute('data-signed-out', isSignedOut(response))
    if (isSignedOut(response)) throw new Error(text('signedOut'))
    const answer = await take(form, response)
    if (!response.ok) throw new Error(answer.detail ?? '')
    if (form.dataset.changes === changes) markClean(form)
    say(form, text('saved', { time: clockTime() }))
    form.dispatchEvent(new CustomEvent('autosaved', { bubbles: true, detail: answer }))
  } catch (error) {
    const reason = error instanceof TypeError ? text('unreachable') : error.message
    say(form, [text('notSaved'), reason].filter(Boolean).join(' '), 'bad')
  } finally {
    running.set(form, false)
  }
}

function schedule (form) {
  clearTimeout(timers.get(form))
  timers.set(form, setTimeout(() => save(form), PAUSE))
}

function changed (event) {
  const form = event.target.closest?.('form[data-autosave]')
  // Files are sent when the form is: they are too heavy to send at every pause.
  if (!form || event.target.type === 'file') return
  form.dataset.changes = Number(form.dataset.changes ?? 0) + 1
  markDirty(form)
  schedule(form)
}

document.addEventListener('input', changed)
document.addEventListener('change', changed)
document.addEventListener('submit', event => clearTimeout(timers.get(event.target)))

// Sending the form would lose what stands in it.
document.addEventListener('submit', event => {
  if (!event.target.matches('form[data-signed-out]')) return
  event.preventDefault()
  event.stopImmediatePropagation()
  say(event.target, text('signedOut'), 'bad')
}, true)

// Back from signing in elsewhere.
window.addEventListener('focus', async () => {
  const waiting = document.querySelectorAll('form[data-signed-out]')
  if (waiting.length && await renew()) waiting.forEach(save)
})

window.addEventListener('online', () => {
  for (const form of document.querySelectorAll('form[data-autosave][data-dirty]')) save(form)
})
