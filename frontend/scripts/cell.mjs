// Cells that are edited where they stand: Enter or a double press on the cell opens the form that htmx fetches,
// Escape puts the cell back, and the focus never gets lost.
const opener = cell => cell.querySelector('[data-cell-open]')

document.addEventListener('dblclick', event => {
  const cell = event.target.closest('[data-cell]')
  if (cell && !event.target.closest('form')) opener(cell)?.click()
})

document.addEventListener('keydown', event => {
  const cell = event.target.closest?.('[data-cell]')
  if (!cell) return
  if (event.key === 'Escape') {
    const cancel = cell.querySelector('[data-cell-cancel]')
    if (!cancel) return
    event.preventDefault()
    cancel.click()
  }
  // Enter in a one-line box saves; in a box of many lines Ctrl+Enter does.
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target.matches('textarea')) {
    event.preventDefault()
    event.target.form.requestSubmit()
  }
})

document.addEventListener('htmx:afterSettle', ({ detail }) => {
  const place = detail.elt?.isConnected ? detail.elt : detail.target
  const cell = place?.closest?.('[data-cell]') ?? place?.querySelector?.('[data-cell][data-focus]')
  if (!cell) return
  const field = cell.querySelector('form :is(select, input:not([type="hidden"]), textarea)')
  if (field) field.focus()
  else if (document.activeElement === document.body) opener(cell)?.focus()
})
