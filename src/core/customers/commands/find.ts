import { contactChoice } from '../../contacts/choices.ts';
import { type Act, defineCommand } from '../../command.ts';
import { soughtName } from '../../text/sentence.ts';
import { type ContactCandidate, searchContacts } from '../../contacts/store/names.ts';
import type { Candidate } from '../store/directory.ts';
import { customerCandidates } from '../resolve.ts';
import { customerChoice } from '../choices.ts';

type Outcome = {
  readonly kind: 'found';
  readonly text: string;
  readonly customers: readonly Candidate[];
  readonly people: readonly ContactCandidate[];
};

const MOST = 8;

export default defineCommand<{ readonly text: string }, Outcome>({
  name: 'find',
  topic: 'customer',
  does: {
    zh: '按名字找客户和人:拼音、首字母、错字都行',
    en: 'find customers and people by name: pinyin, initials, typos',
  },
  examples: { zh: ['hw 李', 'lizong'], en: ['hw li', 'Huawie', 'Mr Li'] },
  loose: true,

  /** A name alone, however it is spelled. */
  match({ text, room }) {
    // In a group most of what is short is other people's talk.
    const name = room === 'group' ? undefined : soughtName(text);
    return name === undefined ? undefined : { text: name };
  },

  async run(act, { text }) {
    if (!act.known) return undefined;
    const customers = (await customerCandidates(act, text)).filter(({ how }) => how !== 'more').slice(0, 5);
    const people = (await everybody(act, text)).slice(0, MOST - customers.length);
    return customers.length || people.length ? { kind: 'found', text, customers, people } : undefined;
  },

  say: {
    found: ({ text, customers, people }, to) => ({
      icon: '🔎',
      title: to.t({ zh: `找「${text}」`, en: `“${text}”` }),
      list: 'customer',
      items: [
        ...customers.map((one) => ({ id: one.id, name: one.name, words: customerChoice(one, to) })),
        ...people.map((one) => ({ ...one.customer, words: contactChoice(one, to) })),
      ].map(({ id, name, words }) => ({
        text: words,
        ref: id,
        says: to.t({ zh: `介绍 ${name}`, en: `brief ${name}` }),
      })),
      footer: to.t({ zh: '回数字看详情', en: 'A number shows more' }),
    }),
  },
});

/** People of this name; or, of «hw 李», those of the last word at customers of the words before. */
async function everybody(act: Act, text: string): Promise<readonly ContactCandidate[]> {
  const { tx, person } = act;
  const people = await searchContacts(tx, { name: text, by: person });
  const words = text.split(' ').filter(Boolean);
  const name = words.at(-1);
  if (people.length || words.length < 2 || name === undefined) return people;
  const customers = await customerCandidates(act, words.slice(0, -1).join(' '));
  return customers.length ? searchContacts(tx, { name, by: person, at: customers.map(({ id }) => id) }) : [];
}
