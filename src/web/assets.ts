// Files sent as they lie in public/, read once at start; all styles joined into one, named by its content.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Asset = { type: string; bytes: Buffer; immutable: boolean }
export type Assets = { files: ReadonlyMap<string, Asset>; styles: string }

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
  const sheets = readdirSync(join(folder, 'styles'))
    .filter((name) => name.endsWith('.css'))
    .sort()
  const css = [...sheets.map((name) => readFileSync(join(folder, 'styles', name), 'utf8')), extra].join('\n')
  const styles = `styles/${createHash('sha256').update(css).digest('hex').slice(0, 12)}.css`
  files.set(styles, { type: 'text/css; charset=utf-8', bytes: Buffer.from(css), immutable: true })
  files.set('robots.txt', { type: 'text/plain; charset=utf-8', bytes: Buffer.from('User-agent: *\nAllow: /\n'), immutable: false })
  return { files, styles }
}
