// How a group is organised, asked along the same lines on which the history compares groups.
import type { Question } from '../question.ts'
import { link, pictures } from './asked-alike.ts'
import { groupName, groupWhere } from './our-history.ts'

const dimension = (asked: { key: string; ask: string; hint: string }): Question => ({ ...asked, field: 'words', orElse: true })

export const howOrganised: readonly Question[] = [
  groupName,
  groupWhere,
  dimension({
    key: 'who-decides',
    ask: 'Who decides, and how?',
    hint: 'All together, a few people, or one? Do you talk until all agree, or do you vote?',
  }),
  dimension({
    key: 'membership',
    ask: 'Who may join you?',
    hint: 'Only people who use drugs? People who used to? Families, friends, staff?',
  }),
  dimension({ key: 'leadership', ask: 'Who leads?', hint: 'A group that was voted for, a paid head, nobody? Say the role, not the name.' }),
  dimension({ key: 'pay', ask: 'Is anyone paid?', hint: 'In money, meals, travel or supplies: who gets what?' }),
  dimension({
    key: 'funding',
    ask: 'Where does your money come from?',
    hint: 'From members, from sales, from the state, from a fund? Or is there none?',
  }),
  dimension({
    key: 'legal-form',
    ask: 'Are you on any official list of groups?',
    hint: 'As a charity, a union or a firm? Under the name of another group? Or not at all?',
  }),
  dimension({
    key: 'services',
    ask: 'What help do you run yourselves?',
    hint: 'Supplies, a place to go, someone to talk to, lawyers, care.',
  }),
  dimension({
    key: 'stance-to-state',
    ask: 'How do you get on with the state?',
    hint: 'Do you work with it, against it, or around it? Does it let you work?',
  }),
  dimension({
    key: 'stance-to-treatment',
    ask: 'What do you think of drug treatment where you are?',
    hint: 'Who runs it, who can get it, what is good or bad about it?',
  }),
  dimension({ key: 'networks', ask: 'Which networks do you work with?', hint: 'Groups of groups, near or far.' }),
  { key: 'more', ask: 'What else should people know about how you work?', field: 'words' },
  link,
  pictures,
]
