// What is derived of a history is always what a rebuild would make of it, whatever was said, ended, merged, moved, erased and returned before.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { erase } from '../../src/actions/erase.ts'
import type { Departed } from '../../src/store/open/holes.ts'
import { rebuildStanding } from '../../src/store/open/standing.ts'
import { verifyChain } from '../../src/store/open/verifying.ts'
import { date, ending, freshStore, givenBack, invent, keepingFor, publishAll, saying, takenAway, text } from '../builders.ts'
import { engines } from '../databases.ts'

/** The same numbers in the same order for one seed (mulberry32). */
const dice = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
}

for (const [name, engine] of engines)
  describe(`what is derived on ${name}`, { skip: engine.skip }, () => {
    for (const seed of [1, 2, 3])
      it(`is what a rebuild makes after each of eighty steps (seed ${seed})`, async () => {
        const { store, close } = await freshStore(engine)
        const random = dice(seed)
        const pick = <T>(some: readonly T[]): T => some[Math.floor(random() * some.length)] as T
        const source = invent('source', 'source', 'A source')
        const ways = [1, 2].map((n) => {
          const way = invent('idea', `way-${n}`, `Way ${n}`, source.id)
          way.say('type', { kind: 'choice', choice: 'way-of-organising' })
          way.say('chapter', { kind: 'number', number: n })
          return way
        })
        const groups = Array.from({ length: 6 }, (_, n) => invent('group', `group-${n}`, `Group ${n}`, source.id))
        const all = [...ways, ...groups]
        await publishAll(store, source.change(), ...all.map((one) => one.change()))
        const envelopes: Departed[] = []
        const derived = async () => ({
          standing: await store.look.selectFrom('standing').selectAll().orderBy('record').execute(),
          mention: await store.look.selectFrom('mention').selectAll().orderBy('record').orderBy('statement').execute(),
        })
        const standing = async (property?: string) => {
          const rows = store.look
            .selectFrom('statement')
            .select('id')
            .where('ended', 'is', null)
            .where('gone', 'is', null)
            .where('subject', '!=', source.id)
            .orderBy('id')
          return (await (property ? rows.where('property', '=', property) : rows).execute()).map(({ id }) => id)
        }
        const steps: Record<string, () => Promise<unknown>> = {
          name: () => publishAll(store, saying(pick(all).id, 'name', text(`Name ${random()}`), source.id)),
          began: () =>
            publishAll(store, saying(pick(groups).id, 'began', date('about 1990', `${1970 + Math.floor(random() * 40)}~`), source.id)),
          way: () => publishAll(store, saying(pick(groups).id, 'way', { kind: 'record', record: pick(ways).id }, source.id)),
          chapter: () =>
            publishAll(store, saying(pick(ways).id, 'chapter', { kind: 'number', number: Math.floor(random() * 9) }, source.id)),
          merge: async () => {
            const [a, b] = [pick(groups), pick(groups)]
            if (a !== b) await publishAll(store, saying(a.id, 'same-as', { kind: 'record', record: b.id }, source.id))
          },
          part: async () => {
            const merged = await standing('same-as')
            if (merged.length) await publishAll(store, ending(pick(merged)))
          },
          prose: () =>
            publishAll(
              store,
              saying(
                pick(all).id,
                'paragraph',
                { kind: 'prose', order: 0, lang: 'en', text: `See [[${pick(all).id}]] and [[${pick(all).id}|them]].` },
                source.id,
              ),
            ),
          move: async () => {
            const group = pick(groups)
            const now = await store.look
              .selectFrom('address')
              .select('slug')
              .where('record', '=', group.id)
              .where('is_current', '=', 1)
              .execute()
            const addresses = [
              ...now.map(({ slug }) => ({ kind: 'group' as const, slug, record: group.id, isCurrent: false })),
              { kind: 'group' as const, slug: `moved-${Math.floor(random() * 1e9)}`, record: group.id, isCurrent: true },
            ]
            await publishAll(store, { ...ending(), addresses })
          },
          end: async () => {
            const some = await standing()
            if (some.length > 10) await publishAll(store, ending(pick(some)))
          },
          erase: async () => {
            const some = await standing()
            if (some.length > 10) await erase(store, { statements: [pick(some)], evidence: [] }, keepingFor(store))
          },
          withhold: async () => {
            const some = await standing()
            if (some.length > 10) envelopes.push(await takenAway(store, [pick(some)]))
          },
          giveBack: async () => {
            const envelope = envelopes.pop()
            if (envelope) await givenBack(store, envelope)
          },
        }
        const done: string[] = []
        for (let n = 0; n < 80; n++) {
          const step = pick([...Object.keys(steps), 'merge', 'merge', 'merge', 'part', 'part'])
          await steps[step]?.()
          done.push(step)
          const before = await derived()
          await store.change(rebuildStanding)
          assert.deepEqual(before, await derived(), `after ${done.join(', ')}`)
        }
        assert.deepEqual((await verifyChain(store.look)).faults, [])
        await close()
      })
  })
