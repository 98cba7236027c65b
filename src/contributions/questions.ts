// The questions of each sharing, in the order they are asked: one a page.
import type { About } from './about.ts'
import type { Question } from './question.ts'
import { aboutUs } from './questions/about-us.ts'
import { answer } from './questions/answer.ts'
import { correction } from './questions/correction.ts'
import { howOrganised } from './questions/how-organised.ts'
import { ourHistory } from './questions/our-history.ts'
import { somethingMade } from './questions/something-made.ts'
import { testimony } from './questions/testimony.ts'
import type { Sharing } from './sharing.ts'

export const questionsFor = (sharing: Sharing, about: About | null): readonly Question[] => {
  switch (sharing) {
    case 'our-history':
      return ourHistory
    case 'something-made':
      return somethingMade
    case 'correction':
      return correction(about)
    case 'how-organised':
      return howOrganised
    case 'answer':
      return answer(about)
    case 'about-us':
      return aboutUs(about)
    case 'testimony':
      return testimony
  }
}
