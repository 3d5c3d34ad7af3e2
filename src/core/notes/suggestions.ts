/** What somebody else's reading of a note would add to ours, as taps that a person may take or leave. Pure. */
import { findDates } from '../reader/dates/find.ts';
import { dueDateOf } from '../followups/schedule.ts';
import type { Note } from './store/find.ts';
import { timeWords, shorten, translator } from '../text/phrases.ts';
import type { Locale } from '../contract/locale.ts';
import type { LocalContext } from '../contract/person.ts';
import type { Button, Card } from '../contract/card.ts';
import type { Marks } from '../contract/reading.ts';

/** Whether a note was read with so much doubt that a second opinion may help. */
export function isDoubtful({ customer, followUps, understood }: Note): boolean {
  return !customer || (followUps.length === 0 && !understood.nothingNext);
}

/** The author's wall is the one of the moment at which the note was written. */
type About = LocalContext & {
  readonly note: Note;
  readonly marks: Marks;
  /** The customer that goes by these words, where there is one. */
  readonly known: { readonly name: string } | undefined;
};

/** The taps that the marks lead to; none where they say what is known already, or words that are not in the note. */
export function suggestionsFor({ note, marks, local, locale, country, known }: About): Button[] {
  const { t, day } = translator(locale, local.toPlainDate());
  const id = `#${note.id}`;
  const quoted = (words: string) =>
    words.length > 0 && words.length <= 40 && note.text.includes(words) && isName(words);

  const customer = marks.customer !== null && quoted(marks.customer) ? marks.customer : undefined;
  const name = known?.name ?? customer;
  const people = [...new Set(marks.people.filter(quoted))].filter((person) => person !== customer);
  const ours = marks.dates.find(({ words, role }) => role === 'ours' && note.text.includes(words));
  const [when] = ours ? findDates(ours.words, { ref: local, tense: 'future', locale, country }) : [];
  const due = when && dueDateOf(when);

  return [
    ...(customer && name && !note.customer && name !== note.mention
      ? [
          {
            label: t({ zh: `💡 客户:${shorten(name, 20)}`, en: `💡 customer: ${shorten(name, 20)}` }),
            says: known
              ? t({ zh: `换客户 ${id} ${name}`, en: `customer ${id} ${name}` })
              : t({ zh: `新客户 ${id} ${name}`, en: `new customer ${id} ${name}` }),
          },
        ]
      : []),
    ...(people.length && people.some((person) => !note.contacts.includes(person))
      ? [
          {
            label: t({
              zh: `💡 联系人:${shorten(people.join('、'), 20)}`,
              en: `💡 contact: ${shorten(people.join(', '), 20)}`,
            }),
            says: t({ zh: `换联系人 ${id} ${people.join('、')}`, en: `contact ${id} ${people.join(', ')}` }),
          },
        ]
      : []),
    ...(due && !note.followUps.length && Temporal.PlainDate.compare(due.dueOn, local.toPlainDate()) >= 0
      ? [
          {
            label: t({ zh: `💡 跟进:${day(due.dueOn)}`, en: `💡 next: ${day(due.dueOn)}` }),
            says: [
              t({ zh: `改日期 ${id}`, en: `date ${id}` }),
              due.dueOn.toString(),
              due.dueTime && timeWords(due.dueTime),
            ]
              .filter(Boolean)
              .join(' '),
          },
        ]
      : []),
  ];
}

/** The card with these taps too; the digits that it had keep their meaning. */
export function withSuggestions(
  card: Card,
  { taps, locale }: { readonly taps: readonly Button[]; readonly locale: Locale },
): Card {
  const buttons = card.buttons ?? [];
  const own = buttons.filter(({ key }) => key === undefined);
  const keyed = buttons.filter(({ key }) => key !== undefined);
  const { t } = translator(locale, Temporal.PlainDate.from('2000-01-01'));
  const hint = t({ zh: '💡 是模型的建议,点了才算', en: '💡 A model’s suggestion: nothing changes until you tap' });
  return { ...card, buttons: [...own, ...taps, ...keyed], footer: [card.footer, hint].filter(Boolean).join('\n') };
}

/** Words that can stand in a sentence of ours: a letter, no break, nothing that ends a clause. */
function isName(words: string) {
  return /\p{L}/u.test(words) && !/[,，、。;；:：#\n]/.test(words);
}
