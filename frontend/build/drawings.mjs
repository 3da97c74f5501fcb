// Our own drawings (tile ribbon, favicon, small masks): copied as they are, comments and line breaks removed.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export async function copyDrawings (here, out) {
  let bytes = 0
  for (const name of await readdir(join(here, 'drawings'))) {
    const source = await readFile(join(here, 'drawings', name), 'utf8')
    const drawing = source.replace(/<!--[\s\S]*?-->/g, '').replace(/>\s+</g, '><').trim() + '\n'
    await writeFile(join(out, name), drawing)
    bytes += Buffer.byteLength(drawing)
  }
  return bytes
}
