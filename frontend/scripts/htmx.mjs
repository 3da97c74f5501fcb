// htmx, set up for a strict content security policy by the meta tag in ui/base.html, with the session's CSRF token.
import htmx from 'htmx.org'
import { announce } from './announce.mjs'
import { text } from './texts.mjs'

const READING = ['get', 'head']

document.addEventListener('htmx:configRequest', ({ detail }) => {
  const token = document.querySelector('meta[name="csrf-token"]')?.content
  if (token && !READING.includes(detail.verb)) detail.headers['X-CSRFToken'] = token
})

document.addEventListener('htmx:sendError', () => announce(text('unreachable'), 'bad'))
document.addEventListener('htmx:responseError', ({ detail }) => {
  const isSignedOut = detail.xhr.getResponseHeader('X-Signed-Out') === '1'
  const said = { 403: 'refused', 503: 'away' }[detail.xhr.status] ?? 'failed'
  announce(text(isSignedOut ? 'signedOut' : said), 'bad')
})

export default htmx
