// Builds everything the browser needs into the Python package, and the map data that the server draws with.
// `node build.mjs` once; `node build.mjs --watch` rebuilds styles and scripts on change.
import { mkdir, rm, watch } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'

import { buildStyles } from './build/styles.mjs'
import { buildScripts } from './build/scripts.mjs'
import { buildIcons } from './build/icons.mjs'
import { copyFonts } from './build/fonts.mjs'
import { copyDrawings } from './build/drawings.mjs'
import { buildMap } from './build/map.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const shell = join(here, '..', 'src', 'puebla', 'site')
const out = join(shell, 'static', 'puebla')
const data = join(shell, 'data')

const report = (name, bytes) => console.log(`${name.padEnd(22)} ${(bytes / 1024).toFixed(1).padStart(7)} kB`)

async function buildAll () {
  await rm(out, { recursive: true, force: true })
  await mkdir(out, { recursive: true })
  await mkdir(data, { recursive: true })
  report('puebla.css', await buildStyles(here, out))
  report('puebla.js', await buildScripts(here, out))
  report('icons.svg', await buildIcons(here, out))
  report('fonts', await copyFonts(here, out))
  report('drawings', await copyDrawings(here, out))
  report('world.json', await buildMap(here, data))
}

async function follow (folder, build) {
  for await (const _ of watch(join(here, folder), { recursive: true })) {
    try {
      await build(here, out)
      console.log(`${folder} rebuilt`)
    } catch (error) {
      console.error(error.message)
    }
  }
}

await buildAll()
if (process.argv.includes('--watch')) {
  await Promise.all([follow('styles', buildStyles), follow('scripts', buildScripts)])
}
