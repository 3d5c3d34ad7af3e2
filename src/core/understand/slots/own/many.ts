/** A follow-up for every customer that answers a question: which they are, what is done with each, and on which day. Pure. */
import { queryIn } from '../../questions/query.ts';
import { takeApart } from '../../sentence.ts';
import type { Query, Slots } from '../../types.ts';
import { dueIn } from '../days.ts';
import { type Given, one } from '../given.ts';
import { companiesIn, pieceIn, piecesOf, saidIn } from '../named.ts';
import { made } from './fields.ts';

export function forAllIn({ sentence, match }: Given): Slots {
  const { text } = sentence;
  const what = saidIn(match, 'what');
  const day = pieceIn(match, { slot: 'day', type: 'day' });
  const tail = what ?? (day ? text.slice(...day.span) : '');
  const whom = whomIn(text, { whom: saidIn(match, 'whom') ?? '', tail });
  const asked = takeApart({ ...sentence, text: whom.replace(ALL, '') });
  const query = queryIn(asked);
  const tier = piecesOf(asked, 'tier')[0]?.value;
  // Of a customer by name a follow-up is planned by itself, and whoever says nothing of which means nobody.
  if (companiesIn(asked).length || !(tier || narrows(query) || ALL.test(whom))) return {};
  return {
    query,
    ...one('tier', tier),
    ...one('text', what),
    ...dueIn(takeApart({ ...sentence, text: tail })),
    ...made({ sentence, match }),
  };
}

/** What stands between the verb and what is to be done, with the word for customers. */
function whomIn(text: string, { whom, tail }: { readonly whom: string; readonly tail: string }): string {
  if (HAN.test(text)) {
    const from = text.indexOf(whom);
    return text.slice(from, text.indexOf('客户', from) + '客户'.length);
  }
  const end = tail === '' ? text.length : text.lastIndexOf(tail);
  return text.slice(text.search(CUSTOMERS), end).replace(/[:：]\s*$/, '');
}

function narrows({ evidence, named, silentDays, stage, status, whose }: Query) {
  return [evidence[0], named, silentDays, stage, status, whose].some((each) => each !== undefined);
}

const HAN = /\p{Script=Han}{3}/u;
const CUSTOMERS = /(?<=survey (?:to )?|for )\S/i;
const ALL = /^(?:所有|全部|全体|all|every|each)\s*的?/i;
