// The words that scripts say, in the reader's language: ui/base.html carries them on <body data-text-...>.
export function text (name, values = {}) {
  const words = document.body.dataset[`text${name[0].toUpperCase()}${name.slice(1)}`] ?? ''
  return words.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? '')
}

export function clockTime (moment = new Date()) {
  return moment.toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
}
