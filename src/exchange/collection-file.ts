// One file of the collection, read with the line of every part of it, so that each fault can be pointed at.
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml'

export type Fault = { path: string; line: number; because: string }
export type SourceFile = { path: string; text: string }

/** A parsed YAML map that remembers lines and collects faults as it is read. */
export type Reader = {
  path: string
  root: YAMLMap | null
  fault: (node: Node | null | undefined, because: string) => void
  lineOf: (node: Node | null | undefined) => number
  faults: Fault[]
}

export const readerOf = (file: SourceFile): Reader => {
  const lines = new LineCounter()
  const document = parseDocument(file.text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false })
  const faults: Fault[] = []
  const lineOf = (node: Node | null | undefined) => lines.linePos(node?.range?.[0] ?? 0).line
  const fault = (node: Node | null | undefined, because: string) => void faults.push({ path: file.path, line: lineOf(node), because })
  for (const error of document.errors) faults.push({ path: file.path, line: lines.linePos(error.pos[0]).line, because: error.message })
  const root = isMap(document.contents) ? document.contents : null
  if (!root && faults.length === 0)
    faults.push({ path: file.path, line: 1, because: 'the file holds no record: it must begin with “kind:”' })
  return { path: file.path, root, fault, lineOf, faults }
}

export type Entry = { key: string; keyNode: Node; value: Node | null }

export const entriesOf = (map: YAMLMap): Entry[] =>
  map.items.map((pair) => ({
    key: String(isScalar(pair.key) ? pair.key.value : pair.key),
    keyNode: pair.key as Node,
    value: pair.value as Node | null,
  }))

export const asMap = (node: Node | null | undefined): YAMLMap | null => (isMap(node) ? node : null)

/** A scalar as the person wrote it; numbers and dates stay words. */
export const asText = (node: Node | null | undefined): string | null =>
  isScalar(node) && node.value !== null
    ? (typeof node.value === 'string' ? node.value : (node.source ?? String(node.value))).trim().normalize('NFC')
    : null

export const asList = (node: Node | null | undefined): Node[] => (isSeq(node) ? (node.items as Node[]) : node ? [node] : [])
