// The publisher's own colours as a few lines of CSS; a colour too faint to read is used for ornament only.
import type { Publisher } from './setting.ts'

const channel = (hex: string, at: number) => {
  const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}
const luminance = (hex: string) => 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5)

/** Contrast of two colours, 1 to 21, as WCAG 2 counts it. */
export const contrast = (a: string, b: string) => {
  const [lighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

/** The papers of `tokens.css`; a test holds them equal. */
export const papers = { light: '#fcfaf5', dark: '#16130f' } as const

const rules = (colour: string | null, paper: string) =>
  colour === null || !/^#[0-9a-f]{6}$/i.test(colour)
    ? ''
    : `--ornament:${colour};${contrast(colour, paper) >= 4.5 ? `--accent:${colour};` : ''}`

/** Empty where nothing is configured or nothing of it is a colour. */
export const accentStyles = ({ accent, accentDark }: Pick<Publisher, 'accent' | 'accentDark'>): string => {
  const [light, dark] = [rules(accent, papers.light), rules(accentDark, papers.dark)]
  const layers = [light && `:root{${light}}`, dark && `@media (prefers-color-scheme:dark){:root{${dark}}}`].filter(Boolean)
  return layers.length === 0 ? '' : `@layer tokens{${layers.join('')}}\n`
}
