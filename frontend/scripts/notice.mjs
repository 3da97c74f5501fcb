// Notices that can be put away.
document.addEventListener('click', event => {
  const button = event.target.closest('[data-notice-close]')
  if (button) button.closest('.notice').remove()
})
