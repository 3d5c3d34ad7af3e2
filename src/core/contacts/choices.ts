/** A person among others of that name, in words: where they are, whose they are, and when they were last spoken to. Pure. */
import type { ContactCandidate } from './store/names.ts';
import { ago, type Translator } from '../text/phrases.ts';

/** «华为·李建国(你的,3天前)»: whom, where, whose, and when last spoken to. */
export function contactChoice({ name, customer, whose, owner, lastOn }: ContactCandidate, to: Translator) {
  const { t } = to;
  const by = whose === 'mine' ? t({ zh: '你的', en: 'yours' }) : owner;
  const about = [by, lastOn && ago(lastOn, to)].filter(Boolean);
  const who = t({ zh: `${customer.name}·${name}`, en: `${name}, ${customer.name}` });
  return about.length ? t({ zh: `${who}(${about.join(',')})`, en: `${who} (${about.join(', ')})` }) : who;
}
