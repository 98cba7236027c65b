// What this history says already, where somebody is about to say something of the same: the accepted value beside the proposed one.
import type { Words } from '../../pages/words.ts'
import type { Beside } from '../wording.ts'

export const StandsBeside = ({ words, beside: { one, says } }: { words: Words; beside: Beside }) =>
  says.length === 0 ? null : (
    <div class="beside">
      <p>{words.say('This history says of it now:')}</p>
      <ul>
        {says.map((said) => (
          <li dir="auto">{said}</li>
        ))}
      </ul>
      {one ? (
        <p class="aside">{words.say('Where the two cannot both be true, readers see both, each with its source, as not settled.')}</p>
      ) : null}
    </div>
  )
