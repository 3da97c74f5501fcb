// Copies a text (data-copy="...") or, where it is empty, the address of the page as it is shown.
import { announce } from './announce.mjs'
import { text } from './texts.mjs'

document.addEventListener('click', async event => {
  const button = event.target.closest('[data-copy]')
  if (!button) return
  event.preventDefault()
  const words = button.dataset.copy ? new URL(button.dataset.copy, window.location.href).href : window.location.href
  try {
    await navigator.clipboard.writeText(button.hasAttribute('data-copy-text') ? button.dataset.copy : words)
    announce(text('copied'))
  } catch {
    announce(text('notCopied'), 'bad')
  }
})
