// Asks before a page with unsaved changes is left: <form data-unsaved>, and every form that saves itself.
const WATCHED = 'form[data-unsaved], form[data-autosave]'

export const markDirty = form => form.setAttribute('data-dirty', '')
export const markClean = form => form.removeAttribute('data-dirty')

document.addEventListener('input', event => {
  const form = event.target.closest?.('form[data-unsaved]')
  if (form) markDirty(form)
})

document.addEventListener('submit', event => {
  if (event.target.matches(WATCHED)) markClean(event.target)
})

window.addEventListener('beforeunload', event => {
  if (document.querySelector('form[data-dirty]')) event.preventDefault()
})
