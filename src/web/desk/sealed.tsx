// A telling as it lies sealed, saved part by part, to be opened on a machine without a network.
import { sealedPart, sealedParts } from '../../actions/open-sealed.ts'
import type { ShareReply } from '../share/asked.ts'
import { page } from '../share/reply.ts'
import { missing } from './missing.tsx'
import { SealedPage } from './pages/sealed-page.tsx'
import type { SignedVisit } from './visit.ts'

/** Parts have spaces in their names, addresses and files have none. */
const spaced = (name: string) => name.replaceAll('.', ' ')
const dotted = (part: string) => part.replaceAll(' ', '.')

export const showSealed = async (visit: SignedVisit): Promise<ShareReply> => {
  const { parts, signed, ids, setting } = visit
  const found = await sealedParts(parts.store.sealed, signed.reader, ids.telling)
  if (!found) return missing(visit)
  return page(<SealedPage setting={setting} name={signed.editor.name} id={ids.telling} parts={found.map(dotted)} />)
}

export const saveSealed = async (visit: SignedVisit): Promise<ShareReply> => {
  const { parts, signed, ids } = visit
  const found = await sealedPart(parts.store.sealed, signed.reader, { telling: ids.telling, part: spaced(ids.part) })
  if (!found) return missing(visit)
  const head = ['content-type', 'application/octet-stream', 'content-length', String(found.size)]
  return { status: 200, head: [...head, 'content-disposition', `attachment; filename="${ids.part}.age"`], body: null, stream: found.bytes }
}
