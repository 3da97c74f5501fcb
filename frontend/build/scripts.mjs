// One script: htmx and the small modules in scripts/, bundled.
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { browsers } from './browsers.mjs'

export async function buildScripts (here, out) {
  const outfile = join(out, 'puebla.js')
  await build({
    entryPoints: [join(here, 'scripts', 'puebla.mjs')],
    outfile,
    bundle: true,
    minify: true,
    format: 'iife',
    target: browsers,
    legalComments: 'none'
  })
  return (await stat(outfile)).size
}
