// Which packing a reader's program understands (RFC 9110 §12.5.3): brotli, else gzip, else as it is.
import type { Encoding } from './ready-pages.ts'

const known = new Map<string, Encoding>()

export const encodingFor = (accepted: string | string[] | undefined): Encoding => {
  if (accepted === undefined) return 'identity'
  const text = String(accepted)
  const found = known.get(text)
  if (found) return found
  const chosen = choose(text)
  if (known.size < 100 && text.length < 200) known.set(text, chosen)
  return chosen
}

const choose = (text: string): Encoding => {
  const weights = new Map(
    text
      .toLowerCase()
      .split(',')
      .map((part) => {
        const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim())
        const q = parameters.find((piece) => piece.startsWith('q='))
        return [name, q ? Number(q.slice(2)) : 1] as const
      }),
  )
  const takes = (name: string) => (weights.get(name) ?? weights.get('*') ?? 0) > 0
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity'
}
