/** Customers and people among others of their name, in words: whose they are and when they were last spoken to. Pure. */
import type { Acquaintance } from './store/names.ts';
import type { Candidate } from '../customers/store/directory.ts';
import { ago, type Tongue } from '../text/phrases.ts';

/** A customer among others: whose it is, and when it was last spoken to. */
export function choiceWords({ name, whose, owner, lastOn }: Candidate, to: Tongue) {
  const { t } = to;
  const by = whose === 'mine' ? t({ zh: '你的', en: 'yours' }) : owner;
  const about = [by, lastOn && ago(lastOn, to)].filter(Boolean).join(t({ zh: ',', en: ', ' }));
  return about ? t({ zh: `${name}(${about})`, en: `${name} (${about})` }) : name;
}

/** «华为·李建国(你的,3天前)»: whom, where, whose, and when last spoken to. */
export function personWords({ name, customer, whose, owner, lastOn }: Acquaintance, to: Tongue) {
  const { t } = to;
  const by = whose === 'mine' ? t({ zh: '你的', en: 'yours' }) : owner;
  const about = [by, lastOn && ago(lastOn, to)].filter(Boolean);
  const who = t({ zh: `${customer.name}·${name}`, en: `${name}, ${customer.name}` });
  return about.length ? t({ zh: `${who}(${about.join(',')})`, en: `${who} (${about.join(', ')})` }) : who;
}
