// One sprite with only the icons named in icons.json, which maps our word for an icon to Bootstrap Icons' name.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export async function buildIcons (here, out) {
  const names = JSON.parse(await readFile(join(here, 'icons.json'), 'utf8'))
  const symbols = []
  for (const [word, name] of Object.entries(names)) {
    const source = await readFile(join(here, 'node_modules', 'bootstrap-icons', 'icons', `${name}.svg`), 'utf8')
    const drawing = source.replace(/^[\s\S]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '').replace(/\s*\n\s*/g, '')
    symbols.push(`<symbol id="${word}" viewBox="0 0 16 16" fill="currentColor">${drawing}</symbol>`)
  }
  const sprite = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`
  await writeFile(join(out, 'icons.svg'), sprite)
  return Buffer.byteLength(sprite)
}
