// How printed sheets are set: A4 to be stapled, or A4 lying down, printed on both sides and folded to a booklet of eight small pages.

const everywhere = `
  body { margin: 0; font: 11pt/1.35 system-ui, sans-serif; color: #000; background: #fff; }
  h1 { font-size: 1.7em; line-height: 1.15; margin: 0 0 0.3em; }
  h2 { font-size: 1.15em; margin: 0.9em 0 0.2em; }
  p { margin: 0.3em 0; }
  .kicker { font-size: 0.9em; }
  .number { font-size: 1.9em; font-weight: 700; font-variant-numeric: tabular-nums; margin: 0.2em 0; }
  .number span { display: inline-block; margin-inline-end: 0.5em; }
  .code { font-weight: 700; font-variant-numeric: tabular-nums; white-space: nowrap; }
  .address { font-weight: 700; overflow-wrap: anywhere; }
  .keep { border: 0.4mm dashed #000; padding: 3mm; margin: 4mm 0; }
  .keep h2 { margin-top: 0; }
  ol, ul { margin: 0; padding: 0; list-style: none; }
  .asked { break-inside: avoid; margin: 0 0 3mm; }
  .asked p { margin: 0; }
  .asked .says { font-weight: 600; }
  .hint { font-size: 0.92em; }
  .line { border-bottom: 0.2mm solid #777; height: 8mm; }
  .box { display: inline-block; width: 2.6mm; height: 2.6mm; border: 0.25mm solid #000; margin-inline-end: 2mm; }
  .options li { margin: 0.4mm 0; break-inside: avoid; }
  .beside li { display: inline-block; margin-inline-end: 5mm; }
  @media screen { .sheet { max-width: 297mm; margin: 10mm auto; } }
`

export const flatSheet = `${everywhere}
  @page { size: A4 portrait; margin: 15mm; }
  .sheet { break-after: page; }
  .before { break-before: page; }
`

export const foldedSheet = `${everywhere}
  @page { size: A4 landscape; margin: 0; }
  body { font-size: 10pt; line-height: 1.25; }
  .hint, .kicker { font-size: 1em; }
  .side { display: grid; grid-template-columns: 1fr 1fr; width: 297mm; height: 209.5mm; break-after: page; }
  .panel { box-sizing: border-box; height: 209.5mm; padding: 9mm 10mm; overflow: hidden; }
  .number { font-size: 1.75em; }
  .asked { margin: 0 0 2mm; }
  .line { height: 7mm; box-sizing: border-box; }
`
