// Says something in the corner and to screen readers: the live region #messages of ui/base.html.
const STAYS = { bad: Infinity, neutral: 6000 }

export function announce (words, tone = 'neutral') {
  const messages = document.getElementById('messages')
  const pattern = document.getElementById('message-pattern')
  if (!messages || !pattern || !words) return
  const notice = pattern.content.firstElementChild.cloneNode(true)
  notice.dataset.tone = tone
  notice.querySelector('[data-words]').textContent = words
  messages.append(notice)
  if (Number.isFinite(STAYS[tone])) setTimeout(() => notice.remove(), STAYS[tone])
}
