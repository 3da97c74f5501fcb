// One stylesheet: Sass joins the parts, esbuild lowers and minifies them.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as sass from 'sass'
import { transform } from 'esbuild'
import { browsers } from './browsers.mjs'

export async function buildStyles (here, out) {
  const joined = sass.compile(join(here, 'styles', 'puebla.scss'), {
    loadPaths: [join(here, 'node_modules')],
    // Bootstrap 5 still uses Sass's older import; its warnings are not ours to mend.
    quietDeps: true,
    silenceDeprecations: ['import']
  })
  const { code } = await transform(joined.css, { loader: 'css', minify: true, target: browsers })
  await writeFile(join(out, 'puebla.css'), code)
  return Buffer.byteLength(code)
}
