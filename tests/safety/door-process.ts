// A public site and its door as a process of its own, so that a test can search its memory: told what to be by its first word, says where it is.
import { openDoorway } from './doorway.ts'

const door = await openDoorway(JSON.parse(process.argv[2] ?? '{}'))
process.stdout.write(`${JSON.stringify({ port: door.port, own: door.own })}\n`)
process.once('SIGTERM', () => door.close().then(() => process.exit(0)))
