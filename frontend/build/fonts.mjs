// Petrona (headings) and Source Sans 3 (text): the Latin subsets, which hold every letter of Spanish, English and French.
import { copyFile, mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

const FILES = {
  petrona: ['latin-wght-normal', 'latin-ext-wght-normal'],
  'source-sans-3': ['latin-wght-normal', 'latin-ext-wght-normal', 'latin-wght-italic', 'latin-ext-wght-italic']
}

export async function copyFonts (here, out) {
  await mkdir(join(out, 'fonts'), { recursive: true })
  let bytes = 0
  for (const [family, cuts] of Object.entries(FILES)) {
    const folder = join(here, 'node_modules', '@fontsource-variable', family)
    await copyFile(join(folder, 'LICENSE'), join(out, 'fonts', `${family}-LICENSE.txt`))
    for (const cut of cuts) {
      const name = `${family}-${cut}.woff2`
      await copyFile(join(folder, 'files', name), join(out, 'fonts', name))
      bytes += (await stat(join(out, 'fonts', name))).size
    }
  }
  return bytes
}
