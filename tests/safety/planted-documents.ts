// Documents made for tests, with words planted wherever such a file can say more than it shows.
import { crc32, deflateRawSync, deflateSync } from 'node:zlib'
import { jpegWith, profileWith } from './planted-pictures.ts'

const text = (words: string) => Buffer.from(words, 'latin1')

/** A packed file, by name; each content deflated. */
export const zipOf = (files: Readonly<Record<string, string | Buffer>>): Buffer => {
  const heads: Buffer[] = []
  const list: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(8, 4)
    facts.writeUInt32LE(crc32(bytes), 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(bytes.length, 18)
    facts.writeUInt16LE(name.length, 22)
    const head = Buffer.concat([text('PK\x03\x04'), facts, text(name), packed])
    const behind = Buffer.alloc(14)
    behind.writeUInt32LE(at, 10)
    list.push(Buffer.concat([text('PK\x01\x02'), Buffer.from([20, 0]), facts, behind, text(name)]))
    heads.push(head)
    at += head.length
  }
  const directory = Buffer.concat(list)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(list.length, 4)
  end.writeUInt16LE(list.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...heads, directory, text('PK\x05\x06'), end])
}

const inWord = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

export const wordText = (body: string, head = ''): Buffer =>
  zipOf({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?>${head}<w:document ${inWord}><w:body>${body}</w:body></w:document>`,
  })

/** What was deleted, moved, hidden, remarked and noted about it, around one paragraph that is meant. */
export const wordTextWith = (words: string, meant: string): Buffer =>
  zipOf({
    'docProps/core.xml': `<cp:coreProperties><dc:creator>${words} author</dc:creator></cp:coreProperties>`,
    'word/comments.xml': `<w:comments><w:comment w:author="${words}"><w:p><w:r><w:t>${words} remark</w:t></w:r></w:p></w:comment></w:comments>`,
    'word/media/image1.jpeg': `${words} picture`,
    'word/vbaProject.bin': `${words} macro`,
    'word/document.xml': `<?xml version="1.0"?><!-- ${words} --><w:document ${inWord}><w:body>
      <w:p><w:del w:author="${words}"><w:r><w:delText>${words} deleted</w:delText></w:r><w:r><w:t>${words} deleted too</w:t></w:r></w:del>
        <w:moveFrom><w:r><w:t>${words} moved</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>${words} hidden</w:t></w:r>
        <w:r><w:instrText>AUTHOR ${words}</w:instrText></w:r><w:ins w:author="${words}"><w:r><w:t xml:space="preserve">${meant}</w:t></w:r></w:ins></w:p>
      </w:body></w:document>`,
  })

export const openTextWith = (words: string, meant: string): Buffer =>
  zipOf({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'meta.xml': `<office:document-meta><dc:creator>${words} author</dc:creator></office:document-meta>`,
    'Thumbnails/thumbnail.png': `${words} thumbnail`,
    'content.xml': `<?xml version="1.0"?><office:document-content><office:scripts>${words}</office:scripts><office:body><office:text>
      <text:tracked-changes><text:changed-region><text:deletion><text:p>${words} deleted</text:p></text:deletion></text:changed-region></text:tracked-changes>
      <text:p><office:annotation><dc:creator>${words}</dc:creator><text:p>${words} remark</text:p></office:annotation><text:span>${meant}</text:span></text:p>
      </office:text></office:body></office:document-content>`,
  })

type Part = string | { fields: string; body: Buffer }

/** A PDF of these parts, numbered from 1; the first is its root. `more` stands in the trailer. */
const pdfOf = (parts: readonly Part[], more = ''): Buffer => {
  const pieces: Buffer[] = [text('%PDF-1.7\n')]
  const places: number[] = []
  let at = 9
  const add = (piece: Buffer) => {
    pieces.push(piece)
    at += piece.length
  }
  for (const [n, part] of parts.entries()) {
    places.push(at)
    add(text(`${n + 1} 0 obj\n`))
    if (typeof part === 'string') add(text(part))
    else {
      add(text(`<<${part.fields} /Length ${part.body.length}>>\nstream\n`))
      add(part.body)
      add(text('\nendstream'))
    }
    add(text('\nendobj\n'))
  }
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const trailer = `trailer <</Size ${parts.length + 1} /Root 1 0 R ${more}>>\nstartxref\n${at}\n%%EOF\n`
  return Buffer.concat([...pieces, text(`xref\n0 ${parts.length + 1}\n0000000000 65535 f \n${rows}${trailer}`)])
}

/** One page with a drawing, a form and a photograph; everything else about it is what people do not see. */
export const pdfWith = async (words: string): Promise<Buffer> => {
  const jpeg = await jpegWith(words)
  const drawing = `% ${words} remark\nq 200 0 0 150 100 500 cm /Photo Do Q q 100 0 0 75 100 300 cm /Packed Do Q\n1 0 0 rg 50 50 40 40 re f /Stamp Do\nBT /F1 24 Tf 100 400 Td (Seen on the page) Tj ET`
  const photo = '/Type /XObject /Subtype /Image /Width 400 /Height 300 /BitsPerComponent 8'
  return Buffer.concat([
    pdfOf(
      [
        `<</Type /Catalog /Pages 2 0 R /Metadata 3 0 R /OpenAction 4 0 R /Names <</JavaScript <</Names [(a) 4 0 R]>> /EmbeddedFiles <</Names [(${words}.txt) 5 0 R]>>>> /AcroForm <</Fields [10 0 R] /XFA (${words} xfa)>> /PieceInfo <</App <</Private (${words} piece)>>>> /Lang (en) /OutputIntents [<</S /GTS_PDFX /Info (${words} intent) /DestOutputProfile 12 0 R>>]>>`,
        '<</Type /Pages /Kids [7 0 R] /Count 1>>',
        { fields: '/Type /Metadata /Subtype /XML', body: text(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${words} xmp</x:xmpmeta>`) },
        `<</S /JavaScript /JS (app.alert\\("${words} js"\\))>>`,
        `<</Type /Filespec /F (${words}.txt) /UF (${words}.txt) /EF <</F 6 0 R>>>>`,
        { fields: '/Type /EmbeddedFile', body: text(`${words} attached`) },
        `<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 8 0 R /Thumb 9 0 R /LastModified (${words}) /AA <</O 4 0 R /C <</S /Launch /F (${words} program)>>>> /Annots [10 0 R 11 0 R 15 0 R] /PieceInfo <</A (${words})>> /Resources <</Font <</F1 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>> /XObject <</Photo 9 0 R /Packed 14 0 R /Stamp 13 0 R>> /ColorSpace <</C [/ICCBased 12 0 R]>>>>>>`,
        { fields: '', body: text(drawing) },
        { fields: `${photo} /ColorSpace [/ICCBased 12 0 R] /Filter /DCTDecode /Metadata 3 0 R`, body: jpeg },
        `<</Type /Annot /Subtype /Widget /FT /Tx /T (${words} field) /V (${words} value) /Rect [10 10 60 30] /AP <</N 13 0 R>>>>`,
        `<</Type /Annot /Subtype /Text /T (${words} reader) /Contents (${words} note) /M (D:20240101) /Rect [70 10 90 30]>>`,
        { fields: '/N 3 /Alternate /DeviceRGB', body: profileWith(words) },
        {
          fields: `/Type /XObject /Subtype /Form /BBox [0 0 50 20] /PieceInfo <</A (${words})>> /LastModified (${words}) /Metadata 3 0 R`,
          body: text('0 0 1 rg 0 0 50 20 re f'),
        },
        { fields: `${photo} /ColorSpace /DeviceRGB /Filter [/FlateDecode /DCTDecode]`, body: deflateSync(jpeg) },
        `<</Type /Annot /Subtype /Link /Rect [0 0 9 9] /A <</S /URI /URI (http://example.org/${words})>>>>`,
        `<</Producer (${words} producer) /Author (${words} author) /Title (${words} title) /CreationDate (D:20240101)>>`,
        { fields: '', body: text(`${words} of an earlier version`) },
      ],
      `/Info 16 0 R /ID [(${words} id) (${words} id)]`,
    ),
    text(`${words} trailer`),
  ])
}

/** One page, with these fields of a picture on it; or with this drawing. */
export const pdfOfPicture = (fields: string, body: Buffer, drawing = 'q 10 0 0 10 0 0 cm /P Do Q'): Buffer =>
  pdfOf([
    '<</Type /Catalog /Pages 2 0 R>>',
    '<</Type /Pages /Kids [3 0 R] /Count 1>>',
    '<</Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R /Resources <</XObject <</P 5 0 R>>>>>>',
    { fields: '', body: text(drawing) },
    { fields: `/Type /XObject /Subtype /Image /Width 400 /Height 300 /BitsPerComponent 8 /ColorSpace /DeviceRGB ${fields}`, body },
  ])
