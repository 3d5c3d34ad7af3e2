/** Days on which all of us are off, or work. */
import type { Phrases } from '../../grammar/compile.ts';

export const companyPhrases = {
  'companyDays.set': {
    zh: [
      [
        '{day} [和] [{other:day}] (公司|全公司|我们公司|咱们公司|我司) [都|统一] (放假|休息|不上班|不放假|上班)',
        { surely: 'yes' },
      ],
      [
        '(公司|全公司|我们公司|咱们公司|我司) {day} [和] [{other:day}] [都|统一] (放假|休息|不上班|不放假|上班|补班)',
        { surely: 'yes' },
      ],
      ['{day} [公司|全公司|大家] [都|要|照常|正常] (上班|补班)', { surely: 'yes' }],
      ['公司 [节假日|放假|假期] 安排 : {words}', { surely: 'yes' }],
      ['公司 {day} 放假 {other:day} (上班|补班)', { surely: 'yes' }],
    ],
    en: [
      [
        '[the] (company|office) [is] [not] (closed|shut|off|open|working) [on|from] {day} [and] [{other:day}]',
        { surely: 'yes' },
      ],
      ['(company|office) (holiday|holidays|day off|days off) [on|from] {day} [and] [{other:day}]', { surely: 'yes' }],
      ['[the] (company|office) works [on] {day}', { surely: 'yes' }],
      ['we [all] work [on] {day}', { surely: 'yes' }],
      ['{day} is a (workday|working day|company holiday|company day off)', { surely: 'yes' }],
      ['company calendar : {words}', { surely: 'yes' }],
    ],
  },
  'companyDays.list': {
    zh: [
      ['(公司|我们公司|全公司) [都] [有] (哪些天|哪几天|哪天|什么时候|几号) 放假', { surely: 'yes' }],
      ['(公司|我们公司) [的] [节假日|放假|假期] (安排|日历|时间)', { surely: 'yes' }],
    ],
    en: [
      ['[which|what] [are] [our|the] company (holidays|days off)', { surely: 'yes' }],
      ['(when|on which days) is the (company|office) (closed|shut|off)', { surely: 'yes' }],
    ],
  },
} as const satisfies Readonly<Record<string, Phrases>>;
