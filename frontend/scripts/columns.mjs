// Chooses the columns of a table without asking the server: checkboxes with data-column="key" inside an element with
// data-columns="id of the table"; the table's cells carry data-key.
function apply (box) {
  const table = document.getElementById(box.closest('[data-columns]').dataset.columns)
  for (const cell of table?.querySelectorAll(`[data-key="${CSS.escape(box.dataset.column)}"]`) ?? []) {
    cell.hidden = !box.checked
  }
}

const applyAll = root => root.querySelectorAll?.('[data-columns] [data-column]').forEach(apply)

document.addEventListener('change', event => {
  if (event.target.matches('[data-columns] [data-column]')) apply(event.target)
})

// Rows that htmx brings later follow the choice.
document.addEventListener('htmx:afterSettle', () => applyAll(document))
applyAll(document)
