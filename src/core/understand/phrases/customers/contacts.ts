/** The people at a customer: their details, and where they work. */
import type { Phrases } from '../../grammar/compile.ts';

export const contactsPhrases = {
  'contact.info': {
    zh: [
      '[{customer}] {contact} [的] {field} [是] [多少|几号|什么|啥|有吗|有没有|几多号|幾多]',
      '{contact} (几号|哪天|什么时候|啥时候) (过生日|生日|过生)',
      '有 [{customer}] {contact} [的] {field} [吗]',
      '[{customer}] {contact} [是] 什么 {field}',
      '{contact} 啥 {field}',
      '(查|找) {contact} [的] {field}',
      '{contact} 哪天过生',
    ],
    en: [
      '{contact} {field}',
      '(what s|whats|what is|which) {contact} {field}',
      '(what s|whats|what is) [the] {field} [for|of] {contact}',
      '(do you have|have you got|got|give me|need) [the] {field} (of|for) {contact}',
      '(do we have|got) {contact} {field}',
      'when is {contact} birthday',
      'which {field} has {contact}',
      '{contact} {field} (有吗|是多少|有冇)',
      '{field} (of|for) {contact}',
    ],
  },
  'contact.move': {
    zh: ['{row} (现在在|去了|跳槽去了|转到) {customer}'],
    en: ['{row} (is now at|has moved to|moved to) {customer}'],
  },
  'contact.set': {
    zh: [
      '[{customer}] {contact} [的] {field} [是|改成|改为|改做|换成|变成|:] {value:words}',
      '{contact} {field} {email}',
      '{contact} {field} {phone}',
      '{contact} (换号|换电话|换手机|换号码) [了] {phone}',
      '[{customer}] {contact} (换电话|换号) {phone}',
      '给 {contact} <remember> {field} [是] {words}',
      '{contact} {field} {words} [存上|记上|你存到]',
      '(更新|改|update) {contact} [的] {field} {words}',
      '{contact} {day} [的] 生日',
      '{contact} 阴历 {name} 的生日',
      '{contact} 是 {name} 拍板',
      '{contact} 生日 {words}',
    ],
    en: [
      '{contact} {field} [is] [now] {value:words}',
      '{contact} {field} {email}',
      '{contact} [new] {field} {phone}',
      '{contact} {field} (is|is now|now|changed to|change to) {words}',
      '(save|update|set|add|put) {contact} {field} {words}',
      '(save|update|set|put) {field} {contact} {words}',
      '[the] new {field} of {contact} {words}',
      'put (her|his|their) {field} [down] as {words}',
      '(his|her|their) {field} [now] [change|changed] [to] {words}',
      '{contact} got promoted {words} {field} {words}',
      '{contact} 生日 is {day}',
    ],
  },
} as const satisfies Readonly<Record<string, Phrases>>;
