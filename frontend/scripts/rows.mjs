// Rows of links that scroll sideways on a phone begin at the present one.
for (const row of document.querySelectorAll('.section-nav ul, ul.tabs')) {
  const present = row.querySelector('[aria-current]')
  if (present && row.scrollWidth > row.clientWidth) {
    row.scrollLeft = present.offsetLeft - row.offsetLeft - (row.clientWidth - present.offsetWidth) / 2
  }
}
