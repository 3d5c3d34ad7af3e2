/** What lasts: who decides, floor prices, what to avoid; and whether it still holds. */
import type { Phrases } from '../../grammar/compile.ts';

export const factsPhrases = {
  'customer.chain': {
    zh: [
      '[{customer?}] [的] (决策链|决策关系|关系图)',
      '{customer?} [是] 谁 (拍板|说了算|做主|决策)',
      '{customer} [的] <chain>',
      '{customer} [里头|里面|采购上|采购这条线上] [都] [到底] <who> (说了算|拍板|<chain>)',
      '<who> [在] {customer} (说了算|拍板)',
      '<chain> {customer}',
      '要拿下 {customer} 得过几道关',
      '{customer} [里面] [谁] <chain>',
      '{customer} 采购 [这条线上] [都] 有谁',
      '把 {customer} [的] <chain> 画给我',
    ],
    en: [
      'decision (chain|maker|makers)',
      'decision (chain|maker|makers) (at|of|for) {customer?}',
      '{customer?} decision (chain|maker|makers)',
      'who (decides|has the final say|has the last say)',
      'who (decides|has the final say|has the last say) (at|in|for) {customer?}',
      'who (decides|signs off|calls the shots|approves|has the final say|signs) [at] {customer}',
      '{customer} <chain>',
      '<chain> (at|for|of) {customer}',
      '(map out|draw|show) who decides [what] at {customer}',
      '{customer} [里面] who report to who',
      'who [really] decides [at] {customer}',
      '(need|get me) [the] <chain> [for] {customer}',
      '{customer} decision makers 画给我看',
    ],
  },
  'fact.set': {
    zh: [
      '{customer} [的] [那边|那边的] {fact} [是|填|写|:] {words}',
      '{customer} {fact} {sum} {words}',
      '{fact} [:|是] {words}',
      '[记住] 跟 {contact} {fact} {words}',
      '{customer} [采购] 那边 {fact} {words}',
      '{customer} [我司] {fact} {words}',
      '{contact} 的 {fact} {words}',
      '别在 {contact} 面前提 {words}',
      '这家 在用的是 {words} 竞品写上',
      '(底价|最低价|雷区|竞品|决策人) {words}',
      'for {customer} {fact} put {words}',
    ],
    en: [
      '{customer} [:] {fact} [is] {words}',
      '(save|note|put|record|register) {words} {fact}',
      '[our] {fact} (at|with|for|of) {customer} [is] {words}',
      '{fact} {words}',
      'for {customer} {fact} [put|is] {words}',
      '(never|don t|dont|do not) (mention|bring up|talk about|speak about) {words} (to|with|in front of) {customer}',
      '(never|don t|dont) (mention|bring up) {words} (to|with) {contact}',
      '{customer} [s] incumbent [is] {words}',
      '{customer} {fact} {sum}',
      'put on file never bring up {words}',
      '{customer} to avoid {words}',
    ],
  },
  'fact.confirm': {
    zh: [
      ['核对 {row} (没变|还是|对)', { outcome: 'holds' }],
      ['核对 {row} (变了|不是了|不对)', { outcome: 'over' }],
    ],
    en: [
      ['check {row} (still true|still|yes)', { outcome: 'holds' }],
      ['check {row} (changed|no|wrong)', { outcome: 'over' }],
    ],
  },
} as const satisfies Readonly<Record<string, Phrases>>;
