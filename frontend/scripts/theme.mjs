// Light or dark: follows the system until the reader chooses. A cookie keeps the choice, so that the server
// writes it into <html> and no page flashes.
const YEAR = 365 * 24 * 3600
const root = document.documentElement
const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)')

const current = () => root.dataset.theme ?? (systemIsDark.matches ? 'dark' : 'light')

function show () {
  for (const button of document.querySelectorAll('[data-theme-switch]')) {
    button.setAttribute('aria-pressed', String(current() === 'dark'))
  }
}

document.addEventListener('click', event => {
  if (!event.target.closest('[data-theme-switch]')) return
  root.dataset.theme = current() === 'dark' ? 'light' : 'dark'
  const secure = window.location.protocol === 'https:' ? '; secure' : ''
  document.cookie = `theme=${root.dataset.theme}; path=/; max-age=${YEAR}; samesite=lax${secure}`
  show()
})

systemIsDark.addEventListener('change', show)
show()
