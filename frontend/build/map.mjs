// The world's countries as small lists of integers, which the server projects and draws (kernel/regional_map.py).
//
// Each country: `rings`, outer and inner alike (drawn with the even-odd rule), largest first, as hundredths of a
// degree: first point absolute, the following ones as differences; `label`, where a name or a dot goes.
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { geoArea, geoCentroid } from 'd3-geo'
import { feature, mergeArcs } from 'topojson-client'
import { presimplify, simplify, sphericalTriangleArea } from 'topojson-simplify'

const require = createRequire(import.meta.url)
const SHARPNESS = 0.0032 * (Math.PI / 180) ** 2 // steradians (0.0032 square degrees at the equator): the smallest bend kept
const SMALLEST_RING = 0.03 // square degrees: smaller islets are dropped, unless they are all the country has
const STEPS = 100 // a hundredth of a degree, about one kilometre

// Territories that Natural Earth draws apart and the United Nations does not list as countries: drawn with their state.
const WITHIN = { Somaliland: '706', 'N. Cyprus': '196' }
const WITHOUT_NUMBER = { Kosovo: 'XK' }
const NOT_LAND_OF_STATES = new Set(['AQ'])

function ringArea (ring) {
  let sum = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    sum += (ring[j][0] + ring[i][0]) * (ring[j][1] - ring[i][1])
  }
  return Math.abs(sum / 2)
}

function pack (ring) {
  const numbers = []
  let [px, py] = [0, 0]
  for (const [lon, lat] of ring.slice(0, -1)) {
    const x = Math.round(lon * STEPS)
    const y = Math.round(lat * STEPS)
    if (numbers.length && x === px && y === py) continue
    numbers.push(x - px, y - py)
    px = x
    py = y
  }
  return numbers
}

function polygonsOf (geometry) {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
}

// A state smaller than the grid keeps its fine outline, or becomes a diamond of four kilometres.
function smallest (main, [x, y]) {
  const numbers = pack(main.coordinates[0])
  return numbers.length >= 6 ? numbers : [x - 2, y, 2, 2, 2, -2, -2, -2]
}

function describe (fine, coarse) {
  const main = polygonsOf(fine).map(coordinates => ({ type: 'Polygon', coordinates }))
    .reduce((one, other) => (geoArea(other) > geoArea(one) ? other : one))
  const label = geoCentroid(main).map(value => Math.round(value * STEPS))
  const rings = polygonsOf(coarse).flat().sort((one, other) => ringArea(other) - ringArea(one))
  const kept = rings.filter((ring, index) => index === 0 || ringArea(ring) > SMALLEST_RING)
  const packed = kept.map(pack).filter(numbers => numbers.length >= 6)
  return { rings: packed.length ? packed : [smallest(main, label)], label }
}

function joined (atlas) {
  const geometries = atlas.objects.countries.geometries
  for (const part of geometries.filter(one => one.properties.name in WITHIN)) {
    const state = geometries.find(one => one.id === WITHIN[part.properties.name])
    Object.assign(state, mergeArcs(atlas, [state, part]))
  }
  atlas.objects.countries.geometries = geometries.filter(one => !(one.properties.name in WITHIN))
  return atlas
}

export async function buildMap (here, data) {
  const atlas = joined(JSON.parse(await readFile(require.resolve('world-atlas/countries-50m.json'), 'utf8')))
  const codes = new Map(JSON.parse(await readFile(require.resolve('i18n-iso-countries/codes.json'), 'utf8'))
    .map(([alpha2, , numeric]) => [numeric, alpha2]))
  const fine = feature(atlas, atlas.objects.countries).features
  const weighted = simplify(presimplify(atlas, sphericalTriangleArea), SHARPNESS)
  const coarse = feature(weighted, weighted.objects.countries).features

  const world = {}
  fine.forEach((country, index) => {
    const code = codes.get(country.id) ?? WITHOUT_NUMBER[country.properties.name]
    // Some of the atlas's numbers belong to two drawings (a state and a small dependency): the first and larger holds it.
    if (!code || NOT_LAND_OF_STATES.has(code) || world[code]) return
    world[code] = describe(country.geometry, coarse[index].geometry)
  })
  const text = JSON.stringify(Object.fromEntries(Object.entries(world).sort()))
  await writeFile(join(data, 'world.json'), text)
  return Buffer.byteLength(text)
}
