// Two scripts: htmx with the small modules in scripts/, on every page; and what draws charts, on pages that have some.
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { browsers } from './browsers.mjs'

export async function buildScripts (here, out) {
  const sizes = await Promise.all(['puebla', 'charts'].map(name => bundle(here, out, name)))
  return sizes.reduce((sum, size) => sum + size)
}

async function bundle (here, out, name) {
  const outfile = join(out, `${name}.js`)
  await build({
    entryPoints: [join(here, 'scripts', `${name}.mjs`)],
    outfile,
    bundle: true,
    minify: true,
    format: 'iife',
    target: browsers,
    legalComments: 'none'
  })
  return (await stat(outfile)).size
}
