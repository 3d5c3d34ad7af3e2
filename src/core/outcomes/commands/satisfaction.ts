import { calendarFor } from '../../company/store/days.ts';
import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import type { Person } from '../../contract/person.ts';
import { resolveCustomerForWrite, type UnclearCustomer, unclearCustomerReply } from '../../customers/resolve.ts';
import { findCustomer } from '../../customers/store/owners.ts';
import { scheduleFollowUp } from '../../followups/schedule.ts';
import { addFollowUp } from '../../followups/store/followUps.ts';
import { type CustomerRef, customerInContext, type UnclearSubject, unclearSubjectReply } from '../../notes/context.ts';
import { recordNotes } from '../../notes/record.ts';
import { readAbout } from '../../notes/understand.ts';
import { referenceTo } from '../../understand/references.ts';
import { whoIsConcerned } from '../audience.ts';
import { undoButton } from '../cards/dealCard.ts';
import { isLow, scoreWords, trendWords } from '../cards/scoreWords.ts';
import { type CustomerScore, scoresByCustomer } from '../store/scores.ts';
import { askingForCustomer } from '../told.ts';

const Input = z.object({ customer: z.string().optional(), score: z.number().min(0).max(10) });
type Outcome =
  | {
      readonly kind: 'kept';
      readonly noteId: number;
      readonly score: CustomerScore;
      readonly gist: string;
      readonly by: Person;
      /** Whom a low one is for, at once. */
      readonly told: readonly Person[];
    }
  | UnclearCustomer
  | UnclearSubject;

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'satisfaction',
  intents: ['satisfaction.set'],
  topic: 'customer',
  does: {
    zh: '满意度:低分马上告诉负责人和组长',
    en: 'how content a customer is: a low score reaches owner and lead at once',
  },
  examples: {
    zh: ['华为满意度4 交期慢', '华为 NPS 9'],
    en: ['Huawei CSAT 4/5, slow delivery', 'Huawei NPS 9'],
  },

  input: Input,
  from: ({ slots: { customers, score } }) => ({ customer: customers?.[0] && referenceTo(customers[0]), score }),

  async run(act, { customer: name, score }) {
    if (!act.known) return undefined;
    const says = askingForCustomer(act.text, name);
    const customer =
      name === undefined
        ? await customerInContext(act, { name, says })
        : await resolveCustomerForWrite(act, { name, says });
    if ('kind' in customer) return customer.kind === 'unclear' && !customer.choices.length ? undefined : customer;
    return keep(act, { customer, score });
  },

  say: {
    kept: ({ noteId, score, gist, by, told }, to) => {
      const { t, list } = to;
      const low = isLow(score);
      const title = [score.customer, scoreWords(score, to), trendWords(score, to), gist].filter(Boolean).join(' · ');
      const others = told.filter(({ id }) => id !== by.id);
      return [
        {
          about: `note:${noteId}`,
          first: true,
          icon: low ? '🚩' : '⭐',
          title,
          buttons: [undoButton(to)],
          ...(low && {
            footer: t({
              zh: `给${list(told.map((one) => one.name))}记了今天的跟进`,
              en: `A follow-up for today is with ${list(told.map((one) => one.name))}`,
            }),
          }),
        },
        ...others.map(({ id }) => ({
          to: { person: id },
          icon: '🚩',
          title: t({ zh: `分数低:${title}`, en: `A low score: ${title}` }),
          buttons: [
            {
              label: t({ zh: '看原话', en: 'show the words' }),
              says: t({ zh: `看 #${noteId}`, en: `show #${noteId}` }),
            },
          ],
        })),
      ];
    },
    unclear: unclearCustomerReply,
    whose: unclearSubjectReply,
  },
});

async function keep(
  act: Act,
  { customer, score }: { readonly customer: CustomerRef; readonly score: number },
): Promise<Outcome | undefined> {
  const { tx, person, now, today } = act;
  const { reading } = await readAbout(act, { text: act.text, customer });
  const told = reading.score ?? { value: score, of: score > 5 ? 10 : 5 };
  const [note] = await recordNotes(act, { text: act.text, reading: { ...reading, score: told }, privacy: undefined });
  if (!note) return undefined;
  const all = await scoresByCustomer(tx, { customerId: customer.id });
  const kept = all.find(({ noteId }) => noteId === note.id) ?? all[0];
  if (!kept) return undefined;
  const found = await findCustomer(tx, customer.id);
  const of = { ownerId: found?.owner?.id ?? null, setBy: person.id, onlyTeamId: found?.onlyTeamId ?? null };
  const { owner, leads } = await whoIsConcerned(tx, of);
  const concerned = isLow(kept) ? [...(owner ? [owner] : []), ...leads] : [];
  for (const one of concerned)
    await addFollowUp(tx, {
      ...scheduleFollowUp(
        { dueOn: today, precision: 'day' },
        { owner: one, calendar: await calendarFor(tx, one.zone), now },
      ),
      action:
        act.locale === 'zh'
          ? `满意度${kept.value}/${kept.outOf},问清原因`
          : `score ${kept.value}/${kept.outOf}: find out why`,
      interactionId: note.id,
      customerId: customer.id,
      setBy: person.id,
    });
  return {
    kind: 'kept',
    noteId: note.id,
    score: kept,
    gist: act.text.includes(reading.gist) && reading.gist.length > act.text.length - 4 ? '' : reading.gist,
    by: person,
    told: concerned,
  };
}
