// A label and what it labels, with the mark that the language puts between them.
import type { Child } from 'hono/jsx'
import type { Words } from '../words.ts'

export const Labelled = ({ words, label, children }: { words: Words; label: Child; children?: Child }) => (
  <>{words.weave<Child>('{label}: {value}', { label, value: children })}</>
)

export const plainLabelled = (words: Words, label: string, value: string) => words.say('{label}: {value}', { label, value })
