/** Fills what an intent needs from the sentence: by the phrase where it says so, otherwise by what is named in it. Pure. */
import { CATALOGUE, isIntent } from '../catalogue.ts';
import type { Match } from '../grammar/match.ts';
import type { Sentence, Slots } from '../types.ts';
import { dueIn, stretchAhead, stretchBack } from './days.ts';
import {
  asSomeone,
  asTeammate,
  colleaguesIn,
  companiesIn,
  contactsIn,
  pieceIn,
  piecesOf,
  trim,
  wordsIn,
} from './named.ts';
import { noteSlots } from './note.ts';

type Given = { readonly sentence: Sentence; readonly match: Match | undefined };

export function fill(intent: string, given: Given): { readonly slots: Slots } {
  if (intent === 'note') return { slots: noteSlots(given.sentence) };
  if (!isIntent(intent)) return { slots: {} };
  const wanted = CATALOGUE[intent].slots.split(' ');
  const slots: Record<string, unknown> = {};
  for (const slot of wanted) Object.assign(slots, FILLERS[slot]?.(given, intent));
  return { slots: slots };
}

type Filler = (given: Given, intent: string) => Slots;

const FILLERS: Readonly<Record<string, Filler>> = {
  customer: ({ sentence }) => {
    const all = companiesIn(sentence).map(({ id, name }) => ({ id, name }));
    return all.length ? { customers: all } : {};
  },
  customers: (given, intent) => FILLERS['customer']?.(given, intent) ?? {},
  contact: ({ sentence, match }) => {
    const [first] = contactsIn(sentence);
    const name = wordsIn(match, 'name');
    if (first?.choices[0]) return { contacts: [asSomeone(first.choices[0])] };
    return name ? { contacts: [{ name }] } : {};
  },
  colleague: ({ sentence, match }) => {
    const named =
      pieceIn(match, { slot: 'colleague', type: 'colleague' })?.value[0] ?? colleaguesIn(sentence)[0]?.choices[0];
    return named ? { colleague: asTeammate(named) } : {};
  },
  owner: ({ match }) => person('owner', match),
  assist: ({ match }) => person('assist', match),
  backup: ({ match }) => person('backup', match),
  n: ({ sentence, match }) => {
    const which =
      pieceIn(match, { slot: 'which', type: 'which' }) ??
      (sentence.shown?.kind === 'list' ? piecesOf(sentence, 'which')[0] : undefined);
    return which ? { which: which.value } : {};
  },
  due: ({ sentence }) => one('due', dueIn(sentence)),
  from: ({ sentence }) => stretchAhead(sentence),
  since: ({ sentence }) => stretchBack(sentence),
  text: ({ sentence, match }) => one('text', wordsIn(match, 'text') ?? wordsIn(match, 'words') ?? trim(sentence.text)),
  about: ({ sentence, match }) => one('text', wordsIn(match, 'about') ?? trim(sentence.text)),
  topic: ({ match }) => one('text', wordsIn(match, 'topic')),
  value: ({ match }) => one('value', wordsIn(match, 'value') ?? wordsIn(match, 'words')),
  field: ({ match }) => one('field', wordsIn(match, 'field') ?? wordsIn(match, 'fact')),
};

function person(slot: 'owner' | 'assist' | 'backup', match: Match | undefined): Slots {
  const named = pieceIn(match, { slot, type: 'colleague' })?.value[0];
  return named ? { [slot]: asTeammate(named) } : {};
}

function one(slot: keyof Slots, value: string | undefined): Slots {
  return value ? { [slot]: value } : {};
}
