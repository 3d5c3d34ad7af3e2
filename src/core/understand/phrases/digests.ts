/** Digests that come of themselves and when, and the week or the month as whoever leads looks back on it. */
import type { Phrases } from '../grammar/compile.ts';

export const digestsPhrases = {
  'digest.set': {
    zh: [
      ['(周报|周总结) [改到|改成|定在|放在|挪到] [每] {weekdays} [的] {clock} [发|推] [给我]', { surely: 'yes' }],
      ['(周报|周总结) [改到|改成|定在|放在|挪到] [每] {weekdays} [发|推]', { surely: 'yes' }],
      ['(周报|周总结) (停掉|停|关掉|不发了|不要了|不用发)', { value: 'off', surely: 'yes' }],
      ['(不用|别|不要) [再] (给我发|发|推) (周报|周总结) [了]', { value: 'off', surely: 'yes' }],
      ['[我] (不想|不要|不用) [再] (收|收到|看|看到) (周报|周总结) [了]', { value: 'off', surely: 'yes' }],
      ['[每] {weekdays} {clock} (给我|推给我|发我) [全公司|公司|组里] [的] 三件事', { surely: 'yes' }],
      '[每] {weekdays} {clock} (在|往) (本群|这里|这个群) 发 (周报|周总结)',
      ['[每天|工作日] {clock} [在|往] (本群|这里|这个群) 发 {words} 的 (日报|汇总)', { surely: 'yes' }],
      ['{words} 的 (日报|汇总) [每天] {clock} 发到 (本群|这里|这个群)', { surely: 'yes' }],
      ['{weekdays} (不用发|不发|别发|不推) [群里] [的] <digest>', { surely: 'yes' }],
      '(以后|今后) {weekdays} [都] (不用发|不发|别发) <digest> [了]',
      '(重新|再|恢复|继续) [开始] 发 <digest>',
      ['恢复 <digest>', { surely: 'yes' }],
      ['<digest> (恢复|恢复发|照常发|继续发)', { surely: 'yes' }],
      ['{weekdays} (才|再) (发|推|来) [群里] [的] <digest>', { surely: 'yes' }],
      [
        '[每] {weekdays} [早上|上午|晚上] {clock} (给我|推给我|发我|给我发|推送) [全公司|公司|组里] [的] 三件事',
        { surely: 'yes' },
      ],
      '<digest> {clock} [就] [发] [在] (本群|这里|这个群)',
    ],
    en: [
      ['weekly [digest|report|summary] [on|to] {weekdays} [at] {clock}', { surely: 'yes' }],
      [
        '(send|post|give) [me] [the|a] weekly [digest|report|summary] [on] {weekdays} [at] [{clock}]',
        { surely: 'yes' },
      ],
      ['(stop|no more|turn off|kill) [the] weekly [digest|report|summary]', { value: 'off', surely: 'yes' }],
      [
        '[on|every] {weekdays} [at] {clock} [give|send] [me] [the] three things [of|for] [the] [company|team]',
        { surely: 'yes' },
      ],
      ['(give|send|post) me [the|my] three things [on|every] {weekdays} [at] {clock}', { surely: 'yes' }],
      'no (daily digest|daily|digest) [on] {weekdays}',
      ['(post|send) {words} s (daily|digest|daily digest) here [every day] [at] {clock}', { surely: 'yes' }],
      ['(post|send) [the] (daily|digest|daily digest) of {words} here [every day] [at] {clock}', { surely: 'yes' }],
      '(skip|leave out) [the] (daily digest|daily|digest) [on] {weekdays}',
      '(start|resume) [the] (daily digest|daily|digest) [again]',
    ],
  },
  'morning.set': {
    zh: [
      '<morning> [只] [要] {weekdays} [来|发] [{clock}]',
      ['{weekdays} [早上] (不用提醒我|别提醒我|不提醒)', { surely: 'yes' }],
      ['{weekdays} (不用发|不用推|不用提醒|别发|别推)', { surely: 'yes' }],
      ['(重新|再|恢复|继续) [开始] 发 <morning>', { value: 'on', surely: 'yes' }],
      ['恢复 <morning>', { value: 'on', surely: 'yes' }],
      ['<morning> (恢复|恢复发|照常发|继续发|重新发)', { value: 'on', surely: 'yes' }],
      ['[只] [要|在] {weekdays} [才|再] (发|推|来) <morning>', { surely: 'yes' }],
      ['<morning> {weekdays} [才|再] (发|推|来)', { surely: 'yes' }],
    ],
    en: [
      ['(do not|don t) (remind|send) me [my list] [on] {weekdays}', { surely: 'yes' }],
      ['not on {weekdays}', { surely: 'yes' }],
      ['(start|resume|restart|bring back) [the|my] <morning> [again]', { value: 'on', surely: 'yes' }],
      ['(send|give) me [the|my] <morning> [only] [on|every] {weekdays}', { surely: 'yes' }],
      ['(send|give|move|set) [me] [the|my] <morning> [only] [at|to] {clock}', { surely: 'yes' }],
    ],
  },
  'escalation.set': {
    zh: [
      [
        '{tier} [客户] [的] [跟进] <late> [超过|满|到] [{length}] [的|就|都] (升级|上报|报|告诉|通知|抄送) [给] 我',
        { surely: 'yes' },
      ],
      [
        '{tier} [客户] [的] [跟进] <late> [的] [{day}] [就|都|马上|立刻] (升级|上报|报|告诉|通知|抄送) [给] 我',
        { surely: 'yes' },
      ],
      [
        '[跟进] <late> [超过|满|到] {length} [还没做|没动|没跟] [的] [就|都] (升级|上报|报|告诉|通知|抄送) [给] 我',
        { surely: 'yes' },
      ],
      [
        '[谁|有人|谁的] [跟进] <late> [了] [的] [就|都|马上|立刻|当天] (升级|上报|告诉|通知) [给] 我',
        { surely: 'yes' },
      ],
      [
        '{tier} [客户] [的] <late> [的] (不用|别|不要) [再] (升级|上报|告诉|通知) [给] 我 [了]',
        { value: 'off', surely: 'yes' },
      ],
      ['[<late>] [的] (不用|别|不要) [再] (升级|上报) [给] 我 [了]', { value: 'off', surely: 'yes' }],
      ['<late> [的] (不用|别|不要) [再] (告诉|通知) 我 [了]', { value: 'off', surely: 'yes' }],
    ],
    en: [
      [
        '(escalate|report) [it|them|<followup>|<late> <followup>|{tier}] to me [when|if|after] [they are|it is] {length} [<late>]',
        { surely: 'yes' },
      ],
      ['(escalate|report) [<late>] {tier} [<followup>] to me [the] [same day|at once|immediately]', { surely: 'yes' }],
      [
        '(tell|let) me [know] [the] (same day|at once|immediately|right away) (for|when|if) {tier} [is|are] [<late>]',
        { surely: 'yes' },
      ],
      ['(tell|let) me [know] (when|if|once) [a|any] [{tier}] [<followup>] [is|are] {length} <late>', { surely: 'yes' }],
      [
        '(stop|no more|do not|don t) (escalate|escalating|escalations) [{tier}] [to me]',
        { value: 'off', surely: 'yes' },
      ],
    ],
  },
  'cadence.set': {
    zh: [
      ['{customer?} (改成|改为|改到|设成) [每] {length} (一次|联系一次|跟一次)', { surely: 'yes' }],
      ['{customer?} [以后] [每|每隔] {length} (联系|跟|跟进|拜访) 一次 [就行|就够|就好]', { surely: 'yes' }],
      ['{customer?} (不用催|不用再催|别催|别再催) [了]', { surely: 'yes' }],
      ['{customer} 不用提醒 [了]', { surely: 'yes' }],
      ['(别催|不用催|别再催|不要催) [我] {customer} [了]', { surely: 'yes' }],
      [
        '{customer} [可以|又可以|还是] (照常|照样|继续|恢复|重新|接着|正常|按时) 催 [了|我]',
        { value: 'on', surely: 'yes' },
      ],
      ['(恢复|继续|重新|照常|接着) 催 {customer}', { value: 'on', surely: 'yes' }],
      ['{customer} (恢复提醒|可以催了|要催|又要催了)', { value: 'on', surely: 'yes' }],
      ['(这个|这家|这个客户) [还是] (照常|照样|继续|恢复) 催 [了]', { value: 'on', surely: 'yes' }],
    ],
    en: [
      ['{customer?} every {length}', { surely: 'yes' }],
      ['(contact|call|visit|see|ping|touch|talk to|speak to|meet) {customer} (every|once) {length}', { surely: 'yes' }],
      ['{customer} once {length}', { surely: 'yes' }],
      ['(stop nudging|do not nudge|don t nudge) [me] [about] (this one|this customer|this account)', { surely: 'yes' }],
      ['(stop nudging|do not nudge|don t nudge|stop chasing) [me] [about] {customer?}', { surely: 'yes' }],
      ['(start nudging|resume nudging|nudge) [me] [about|on] {customer} again', { value: 'on', surely: 'yes' }],
      ['(start|resume) nudging [me] [about|on] ({customer}|this one|this customer)', { value: 'on', surely: 'yes' }],
      ['{customer} (can be nudged|may be nudged|back on its cadence)', { value: 'on', surely: 'yes' }],
    ],
  },
  report: {
    zh: [
      ['{period} [的] [全公司|公司|团队|组里] (复盘|回顾|总结一下)', { form: 'review', surely: 'yes' }],
      ['[做个|来个|看看] {day} [的] (复盘|回顾)', { form: 'review', surely: 'yes' }],
      [
        '[给我] [看] [今天|本周|这周|周一] [的] [全公司|公司|组里] [先看|要看] [的] 三件事',
        { form: 'review', surely: 'yes' },
      ],
      ['(组里|团队|公司|全公司) [这周|本周] (怎么样|情况|什么情况)', { form: 'review', surely: 'yes' }],
    ],
    en: [
      [
        'who (followed|met|saw|visited|contacted) (whom|who) [today|yesterday|{period}]',
        { whose: 'team', surely: 'yes' },
      ],
      ['[the] {period} [in] review', { form: 'review', surely: 'yes' }],
      ['(review|look back on) [of|on] [the] {day}', { form: 'review', surely: 'yes' }],
      ['[the|a] (review|retrospective) of [the] {period}', { form: 'review', surely: 'yes' }],
      ['{day} in review', { form: 'review', surely: 'yes' }],
      ['[show] [me] [the|my] three things [for|of] [this] [week|monday]', { form: 'review', surely: 'yes' }],
      ['how is (the|my|our) (team|week|company) doing [this week]', { form: 'review', surely: 'yes' }],
    ],
  },
} as const satisfies Readonly<Record<string, Phrases>>;
