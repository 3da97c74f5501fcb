// A session that ends while somebody writes: what was typed stays, and is sent once they are back.
export const isSignedOut = response => response.headers.get('X-Signed-Out') === '1'

// Takes the page's new token after a sign-in in another tab; tells whether there is one.
export async function renew () {
  const response = await fetch(location.href, { headers: { Accept: 'text/html' } }).catch(() => null)
  if (!response?.ok) return false
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  const token = page.querySelector('meta[name="csrf-token"]')?.content
  if (!token) return false
  document.querySelector('meta[name="csrf-token"]')?.setAttribute('content', token)
  for (const field of document.querySelectorAll('input[name="csrfmiddlewaretoken"]')) field.value = token
  return true
}
