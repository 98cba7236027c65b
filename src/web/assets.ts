// Files sent as they lie in public/, read once at start; the styles of a folder joined into one file, named by its content.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Asset = { type: string; bytes: Buffer; immutable: boolean }
/** `styles` go with every page, `shareStyles` also with those where people tell and return: whoever only reads waits for nothing of them. */
export type Assets = { files: ReadonlyMap<string, Asset>; styles: string; shareStyles: string }

const types: Record<string, string> = {
  svg: 'image/svg+xml; charset=utf-8',
  woff2: 'font/woff2',
  png: 'image/png',
  webp: 'image/webp',
  txt: 'text/plain; charset=utf-8',
}

/** `extra` is CSS of the publisher's colours, already checked. */
export const readAssets = (folder: string, extra: string): Assets => {
  const files = new Map<string, Asset>()
  for (const path of readdirSync(folder, { recursive: true }) as string[]) {
    const type = types[path.split('.').at(-1) ?? '']
    if (type) files.set(path.replaceAll('\\', '/'), { type, bytes: readFileSync(join(folder, path)), immutable: path.endsWith('.woff2') })
  }
  const joined = (name: string, more: string): string => {
    const sheets = readdirSync(join(folder, name))
      .filter((sheet) => sheet.endsWith('.css'))
      .sort()
    const css = [...sheets.map((sheet) => readFileSync(join(folder, name, sheet), 'utf8')), more].join('\n')
    const path = `${name}/${createHash('sha256').update(css).digest('hex').slice(0, 12)}.css`
    files.set(path, { type: 'text/css; charset=utf-8', bytes: Buffer.from(css), immutable: true })
    return path
  }
  const styles = joined('styles', extra)
  const shareStyles = joined('share-styles', '')
  files.set('robots.txt', { type: 'text/plain; charset=utf-8', bytes: Buffer.from('User-agent: *\nAllow: /\n'), immutable: false })
  return { files, styles, shareStyles }
}
