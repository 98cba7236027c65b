// What a page of a PDF may consist of (ISO 32000-1): what stands in no table here is taken out, and is written nowhere.
import type { PDFObject } from 'mupdf'
import { checkDrawing, cleanPicture } from './document-pictures.ts'
import { any, each, either, isA, type Names, name, named, type Part, plain, plainly } from './document-shapes.ts'

const coding = named(() => ({
  ...plainly('Predictor Colors BitsPerComponent Columns EarlyChange K EndOfLine EncodedByteAlign Rows EndOfBlock BlackIs1 ColorTransform'),
  JBIG2Globals: stream,
}))
const coded: Names = { ...plainly('Length Filter'), DecodeParms: either(coding, each(either(coding, plain))) }
const stream: Part = named(() => ({ ...coded, ...plainly('Length1 Length2 Length3 Subtype') }))

const drawing = named(() => coded, { when: (value) => value.isStream(), finish: checkDrawing })

const rule: Part = named(() => ({
  ...coded,
  ...plainly('FunctionType Domain Range Bounds Encode Decode C0 C1 N Size BitsPerSample Order'),
  Functions: each(rule),
}))
const rules = either(rule, each(either(rule, plain)), plain)

/** Profiles name the machine whose colours they measure: the plain colours of as many inks stand in for them. */
const inks: Readonly<Record<number, string>> = { 1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK' }
const profile: Part = (value) => {
  if (!value.isArray() || value.get(0).asName() !== 'ICCBased') return null
  const word = inks[value.get(1).get('N').asNumber()]
  return word === undefined ? null : name(value, word)
}
const white = named(() => plainly('WhitePoint BlackPoint Gamma Matrix Range'))
const table = either(
  named(() => coded, { when: (value) => value.isStream() }),
  plain,
)
const inColour: Readonly<Record<string, readonly Part[]>> = {
  CalGray: [white],
  CalRGB: [white],
  Lab: [white],
  Indexed: [(value, seen) => colour(value, seen), plain, table],
  I: [(value, seen) => colour(value, seen), plain, table],
  Separation: [plain, (value, seen) => colour(value, seen), rule],
  DeviceN: [plain, (value, seen) => colour(value, seen), rule],
  Pattern: [(value, seen) => colour(value, seen)],
}
const spread: Part = (value, seen) => {
  if (!value.isArray()) return null
  const parts = inColour[value.get(0).asName()]
  const row = value._doc.newArray()
  row.push(value.get(0))
  for (const [n, part] of parts?.entries() ?? []) if (n + 1 < value.length) row.push(part(value.get(n + 1), seen) ?? value._doc.newNull())
  return row
}
const colour: Part = either((value) => (value.isName() ? value : null), profile, spread)

const layer: Part = either(
  named(() => plainly('Type Intent'), { when: isA('Type', 'OCG') }),
  named(() => ({ ...plainly('Type P'), OCGs: either(layer, each(layer)) }), { when: isA('Type', 'OCMD') }),
)

const group = named(() => ({ ...plainly('Type S I K'), CS: colour }))
const image: Part = named(
  () => ({
    ...coded,
    ...plainly('Type Subtype Width Height BitsPerComponent Intent ImageMask Decode Interpolate SMaskInData Matte'),
    ColorSpace: colour,
    SMask: image,
    Mask: either(image, plain),
    OC: layer,
  }),
  { when: isA('Subtype', 'Image'), finish: cleanPicture },
)
const form: Part = named(
  () => ({ ...coded, ...plainly('Type Subtype FormType BBox Matrix'), Resources: resources, Group: group, OC: layer }),
  { when: (value) => value.isStream(), finish: checkDrawing },
)

const shading = named(() => ({
  ...coded,
  ...plainly('ShadingType Background BBox AntiAlias Domain Coords Extend Matrix'),
  ...plainly('BitsPerCoordinate BitsPerComponent BitsPerFlag Decode VerticesPerRow'),
  ColorSpace: colour,
  Function: rules,
}))
const pattern = named(
  () => ({
    ...coded,
    ...plainly('Type PatternType PaintType TilingType BBox XStep YStep Matrix'),
    Resources: resources,
    Shading: shading,
    ExtGState: state,
  }),
  { finish: (value) => (value.isStream() ? checkDrawing(value) : undefined) },
)
const mask = named(() => ({ ...plainly('Type S BC'), G: form, TR: rules }))
const state: Part = named(() => ({
  ...plainly('Type LW LC LJ ML D RI OP op OPM FL SM SA BM CA ca AIS TK'),
  ...Object.fromEntries(['BG', 'BG2', 'UCR', 'UCR2', 'TR', 'TR2'].map((field) => [field, rules])),
  Font: each(either((value, seen) => font(value, seen), plain)),
  SMask: either(mask, plain),
}))

const system = named(() => plainly('Registry Ordering Supplement'))
const drawn = named(() => ({
  ...plainly('Type FontName FontFamily FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent Leading CapHeight XHeight'),
  ...plainly('StemV StemH AvgWidth MaxWidth MissingWidth CharSet'),
  FontFile: stream,
  FontFile2: stream,
  FontFile3: stream,
  CIDSet: stream,
}))
const letters: Part = named(() => ({
  ...coded,
  ...plainly('Type CMapName WMode BaseEncoding Differences'),
  CIDSystemInfo: system,
  UseCMap: either(letters, plain),
}))
const font: Part = named(() => ({
  ...plainly('Type Subtype Name BaseFont FirstChar LastChar Widths W DW W2 DW2 FontBBox FontMatrix'),
  FontDescriptor: drawn,
  Encoding: either(letters, plain),
  ToUnicode: either(letters, plain),
  DescendantFonts: each(font),
  CIDSystemInfo: system,
  CIDToGIDMap: either(stream, plain),
  CharProcs: any(drawing),
  Resources: resources,
}))

const resources: Part = named(() => ({
  ProcSet: plain,
  Font: any(font),
  XObject: any(either(image, form)),
  ExtGState: any(state),
  ColorSpace: any(colour),
  Pattern: any(pattern),
  Shading: any(shading),
  Properties: any(layer),
}))

/** Notes that can be seen on the paper stay as they look; who wrote them, when, and what opens at a click, does not. */
const seenNotes = [
  'Widget',
  'FreeText',
  'Line',
  'Square',
  'Circle',
  'Polygon',
  'PolyLine',
  'Highlight',
  'Underline',
  'Squiggly',
  'StrikeOut',
  'Stamp',
  'Ink',
]
const note = named(
  () => ({
    ...plainly('Type Subtype Rect F AS C IC CA QuadPoints Border InkList L Vertices RD'),
    BS: named(() => plainly('Type W S D')),
    AP: named(() => ({ N: either(form, any(form)) })),
    OC: layer,
  }),
  { when: isA('Subtype', ...seenNotes) },
)
const notes: Part = (value, seen) => {
  if (!value.isArray()) return null
  const row = value._doc.newArray()
  value.forEach((one: PDFObject) => {
    const kept = note(one, seen)
    if (kept) row.push(kept)
  })
  return row
}

/** A page, or a bundle of pages. */
const pages: Part = named(() => ({
  ...plainly('Type Count MediaBox CropBox BleedBox TrimBox ArtBox Rotate UserUnit'),
  Kids: each(pages),
  Parent: (value) => value,
  Resources: resources,
  Contents: either(drawing, each(drawing)),
  Group: group,
  Annots: notes,
}))

export const root = named(() => ({
  ...plainly('Type Version'),
  Pages: pages,
  OCProperties: named(() => ({
    OCGs: each(layer),
    D: named(() => ({ ...plainly('BaseState Intent'), ON: each(layer), OFF: each(layer) })),
  })),
}))
