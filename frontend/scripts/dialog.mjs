// Opens dialogs that are in the page (data-dialog-open="id") and those that htmx has just filled.
document.addEventListener('click', event => {
  const opener = event.target.closest('[data-dialog-open]')
  if (opener) {
    const dialog = document.getElementById(opener.dataset.dialogOpen)
    if (!dialog) return
    event.preventDefault()
    dialog.showModal()
    return
  }
  if (event.target.closest('[data-dialog-close]')) {
    const dialog = event.target.closest('dialog')
    if (!dialog) return
    event.preventDefault()
    dialog.close()
    return
  }
  // A press beside the sheet lands on the dialog itself: its padding is zero.
  if (event.target.matches?.('dialog.dialog')) event.target.close()
})

document.addEventListener('htmx:afterSwap', ({ detail }) => {
  const dialog = detail.target?.closest?.('dialog.dialog')
  if (dialog && !dialog.open && detail.target.textContent.trim()) dialog.showModal()
})

// A server that is done says so with the header HX-Trigger: dialog-close.
document.addEventListener('dialog-close', () => {
  for (const dialog of document.querySelectorAll('dialog[open]')) dialog.close()
})
