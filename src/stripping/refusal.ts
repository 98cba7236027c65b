// Why a file is not taken: a code, and the sentence for it, which the catalogues translate and which says what to do instead.

export type Refusal =
  | 'empty'
  | 'too-large'
  | 'too-many-dots'
  | 'too-slow' // its decoder was ended
  | 'broken' // cut off, or not what its first bytes say
  | 'unknown'
  | 'heic'
  | 'other-picture'
  | 'web-page' // SVG and HTML: they can hold programs
  | 'archive'
  | 'other-document'
  | 'other-sound'
  | 'film'
  | 'cannot-be-stripped' // a sound whose parts are not all known
  | 'locked' // a document under a password
  | 'holds-more' // a document with pictures in it that may say where they were taken
  | 'no-words'

export type Refused = { readonly is: 'refused'; readonly because: Refusal }

export const refused = (because: Refusal): Refused => ({ is: 'refused', because })

/** What to say to the person who chose the file. */
export const refusalSentences: Readonly<Record<Refusal, string>> = {
  empty: 'This file is empty. Choose it again; if it stays empty, send another copy.',
  'too-large': 'This file is too large. A picture may have 20 MB, a document 25 and a sound 200. Send it smaller, or in parts.',
  'too-many-dots': 'This picture is too large to be opened safely. Take a screenshot of it and send that.',
  'too-slow': 'This file took too long to open. Take a screenshot of it, or save it as another kind, and send that.',
  broken: 'This file is broken, or a part of it is missing. Send it again, or send another copy.',
  unknown: 'This kind of file cannot be read here. Send a picture, a sound, a PDF, or a Word or OpenDocument text.',
  heic: 'Pictures of this kind (HEIC) cannot be cleaned here. Take a screenshot of the picture and send that.',
  'other-picture': 'Pictures of this kind cannot be cleaned here. Save it as JPEG or PNG, or take a screenshot of it, and send that.',
  'web-page': 'This file can hold a program, so it is not opened. Take a screenshot of what it shows and send that.',
  archive: 'Packed files are not opened. Unpack it and send the files one by one.',
  'other-document':
    'Documents of this kind are not opened. Save it as PDF, or as a Word (.docx) or OpenDocument (.odt) text, and send that.',
  'other-sound': 'Sounds of this kind cannot be cleaned here. Save it as MP3, M4A or WAV and send that.',
  film: 'Films cannot be taken: faces stay in them. Send the sound alone, or single pictures.',
  'cannot-be-stripped': 'It is not sure that everything hidden in this sound can be taken out. Save it as MP3 or WAV and send that.',
  locked: 'This document is locked with a password. Save it without one and send that.',
  'holds-more': 'It is not sure that everything hidden in this document can be taken out. Send it as pictures of its pages.',
  'no-words': 'No words were found in this document. If its pages are pictures, send the pictures.',
}
