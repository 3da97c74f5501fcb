// Draws the charts of a page. The specification stands in the page, its colours are names of the style sheet, and
// Vega's expressions are interpreted: nothing is evaluated, as the page's security policy demands.
import { None, parse, View } from 'vega'
import { expressionInterpreter } from 'vega-interpreter'
import { compile } from 'vega-lite'

const NARROW = 480 // pixels; below, letters are a little smaller and legends take two columns
const drawn = new Map()
const silent = new Proxy({}, { get: () => () => silent }) // its remarks are for whoever writes specifications

function inTones (text) {
  const style = window.getComputedStyle(document.documentElement)
  return text.replace(/var\((--[a-z0-9-]+)\)/g, (_, name) => style.getPropertyValue(name).trim())
}

function specificationOf (place) {
  const specification = JSON.parse(inTones(place.dataset.chart))
  if (place.clientWidth < NARROW) {
    specification.config.axis.labelFontSize = 12
    specification.config.axis.labelLimit = 150
    specification.config.legend.columns = 2
    specification.config.legend.labelFontSize = 12
  }
  return { ...specification, width: place.clientWidth }
}

async function draw (place) {
  const runtime = parse(compile(specificationOf(place), { logger: silent }).spec, null, { ast: true })
  const view = new View(runtime, {
    expr: expressionInterpreter,
    renderer: 'svg',
    container: place,
    logLevel: None,
    hover: false
  })
  view.addEventListener('click', (_event, item) => {
    if (item?.datum?.url) window.location.assign(item.datum.url)
  })
  drawn.get(place)?.finalize()
  drawn.set(place, view)
  await view.runAsync()
  place.setAttribute('data-drawn', '')
}

function drawAll () {
  for (const place of document.querySelectorAll('[data-chart]')) draw(place).catch(error => console.error(error))
}

let waiting
let width = document.documentElement.clientWidth
window.addEventListener('resize', () => {
  if (document.documentElement.clientWidth === width) return // a phone's bars come and go
  width = document.documentElement.clientWidth
  window.clearTimeout(waiting)
  waiting = window.setTimeout(drawAll, 150)
})
window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll)
new window.MutationObserver(drawAll).observe(document.documentElement, { attributeFilter: ['data-theme'] })
document.addEventListener('htmx:afterSettle', drawAll)
document.fonts.ready.then(drawAll)
