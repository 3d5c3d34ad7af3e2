/** Teams: which there are, a new one, its name, who belongs to it and who leads it. */
import type { Phrases } from '../../grammar/compile.ts';

export const teamsPhrases = {
  'teams.list': {
    zh: [
      ['[我们|公司|现在] [都] (有哪些|有几个|都有哪些|列出|看看有哪些) (团队|组|小组|销售组)', { surely: 'yes' }],
      ['(团队|小组) (列表|一览)', { surely: 'yes' }],
    ],
    en: [
      ['(which|what) teams (are there|do we have|have we got)', { surely: 'yes' }],
      ['(list|show) [me] [the|our|all] teams', { surely: 'yes' }],
      ['[our] teams', { surely: 'yes' }],
    ],
  },
  'team.found': {
    zh: [
      ['<foundTeam> <teamword> [叫|叫做|名叫|名字叫] {words}', { surely: 'yes' }],
      ['<teamword> [叫|叫做] {words} <foundTeam>', { surely: 'yes' }],
      ['新团队 [叫|叫做] {words}', { surely: 'yes' }],
    ],
    en: [
      ['<foundTeam> [new] <teamword> [called|named] {words}', { surely: 'yes' }],
      ['new team [called|named] {words}', { surely: 'yes' }],
    ],
  },
  'team.rename': {
    zh: [
      ['[把] 团队 {words} (改名为|改名叫|改名成|改名|改叫|更名为) {value:words}', { surely: 'yes' }],
      ['(我们组|我们团队|本组) (改名为|改名叫|改名成|改名|改叫|更名为) {value:words}', { surely: 'yes' }],
    ],
    en: [
      ['rename [the] team {words} to {value:words}', { surely: 'yes' }],
      ['rename [the] {words} team to {value:words}', { surely: 'yes' }],
      ['rename (our|my) team to {value:words}', { surely: 'yes' }],
    ],
  },
  'team.move': {
    zh: [
      '[把|让] {colleague} <moveInto> [团队] {words}',
      ['[把|让] {colleague?} <moveInto> 团队 {words}', { surely: 'yes' }],
    ],
    en: [
      '(move|transfer|assign|add|put) {colleague} (to|into|in) [the] {words}',
      ['(move|transfer|assign|add|put) {colleague?} (to|into|in) [the] team {words}', { surely: 'yes' }],
      ['(move|transfer|assign|add|put) {colleague?} (to|into|in) [the] {words} team', { surely: 'yes' }],
      ['{colleague} (joins|join|moves to|is in) [the] team {words}', { surely: 'yes' }],
    ],
  },
  'team.lead': {
    zh: [
      ['(让|由|设) {colleague} [来] (带|领导|带领|负责带) {words}', { surely: 'yes' }],
      ['(设|让|派) {colleague} (当|做|为|任) {words} [的] (组长|负责人)', { surely: 'yes' }],
      ['{words} [的] (组长|团队负责人) (是|由|换成|改成) {colleague} [当|做|来当|来做]', { surely: 'yes' }],
    ],
    en: [
      ['(make|appoint) {colleague} [the] (lead|leader|head) of [the] [team] {words}', { surely: 'yes' }],
      ['(let|have) {colleague} lead [the] [team] {words}', { surely: 'yes' }],
      ['{colleague} (leads|will lead) [the] team {words}', { surely: 'yes' }],
    ],
  },
} as const satisfies Readonly<Record<string, Phrases>>;
