import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { cardsForColleagues, type EchoChoices, echo, followUpWords, headline } from '../echo.ts';
import { keptForYou, readForm, withNewCustomer } from '../effects/handedOn.ts';
import { readMailed } from '../effects/mailed.ts';
import { recordNotes } from '../record.ts';
import { takerOf } from '../team.ts';
import { resolvePeople } from '../resolvePeople.ts';
import { readText, understandText } from '../understand.ts';
import { findContact } from '../../contacts/store/contacts.ts';
import { findPerson } from '../../people/store/people.ts';
import { lookAs } from '../../db/session.ts';
import { isPlainQuestion, isQuestion } from '../../text/sentence.ts';
import type { Note } from '../store/find.ts';
import { possibleOwners } from '../resolve.ts';
import { moveByWords, settleByWords } from '../effects/settle.ts';
import { type DealHint, endIn } from '../../outcomes/cards/dealWords.ts';
import { openDealsAt } from '../../outcomes/store/deals.ts';
import { sumsOfNote } from '../../outcomes/store/sums.ts';
import { noSuchDay, UNDO } from '../../text/phrases.ts';
import type { Reading } from '../../contract/reading.ts';

type Outcome =
  | {
      readonly kind: 'kept';
      readonly note: Note;
      readonly doubts: EchoChoices;
      readonly noDay: string | undefined;
      /** Who has handed it on, where its words are another colleague's. */
      readonly keptBy: string | undefined;
      readonly trace: readonly string[];
    }
  | { readonly kind: 'hidden'; readonly trace: readonly string[] }
  | {
      readonly kind: 'several';
      readonly notes: readonly Note[];
      readonly trace: readonly string[];
    };

const Input = z.object({
  text: z.string(),
  /** It was said that it is to be noted. */
  asked: z.boolean(),
});

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'note',
  intents: ['note'],
  topic: 'note',
  does: { zh: '一句话记下和客户的往来', en: 'note what happened with a customer, in one sentence' },
  examples: {
    zh: [
      '今天和华为李总通了电话,嫌报价高,下周三跟进',
      '拜访了立讯,王工说Q1要扩产,预算80万左右,把报价发给采购张姐',
      '昨天:1)比亚迪 发样 2)宁德 没接电话',
    ],
    en: [
      'Called Mr Li at Huawei today, thinks the quote is too high, follow up next Wed',
      'Visited Luxshare; Wang says expansion in Q1, budget ~800k; send quote to Ms Zhang in procurement',
      'Yesterday: 1) BYD sent samples 2) CATL no answer',
    ],
  },
  loose: ({ asked }) => !asked,
  keepsPrivate: true,

  /** Whatever is told may be one. */
  match: ({ text }) => (text ? { text, asked: false } : undefined),

  input: Input,
  from: ({ isPhrase, slots: { text } }) => (isPhrase ? { text, asked: true } : undefined),

  async run(heard, { text, asked }) {
    if (!heard.known) return undefined;
    const act = { ...heard, text };
    const read = act.mail ? await readMailed(act, act.mail) : await readText(act, text);
    const told = await readForm(act, read);
    const { reading, privacy, noDay } = told;
    if (!asked && !privacy && (!reading.isNote || saysTooLittle(reading, act) || onlyAsks(reading, act)))
      return undefined;
    const { trace } = reading;
    const understood =
      !act.mail && told.reading.customers === read.reading.customers
        ? await understandText(act, told)
        : await resolvePeople(act, { text, reading: told.reading });
    const { people } = understood;
    const whole = act.form && !privacy ? await withNewCustomer(act, understood.reading) : understood.reading;
    // Where others read along the author sees no private note either; this one is answered without its words.
    if (privacy) lookAs(act.tx, act.person);
    const { reading: kept, moved } = await moveByWords(act, { text, reading: whole });
    const [first, ...others] = await recordNotes(act, { text, reading: kept, privacy });
    if (!first) return undefined;
    if (privacy && act.room === 'group') return { kind: 'hidden', trace };
    if (others.length) return { kind: 'several', notes: [first, ...others], trace };
    const { nearest = [] } = await possibleOwners(act, first);
    const settled = await settleByWords(act, { note: first, reading: kept, moved });
    const otherwise = reading.steps.length === 1 ? (reading.steps[0]?.otherwise ?? []) : [];
    return {
      kind: 'kept',
      note: first,
      doubts: {
        nearest,
        otherwise,
        people,
        settled,
        moved,
        leaver: await leaverIn(act, { note: first, reading: whole }),
        deal: await dealHintOf(act.tx, first),
        takers: await takersOf(act, { note: first, reading: kept }),
        taker: await takerOf(act.tx, { text, reading: kept, customerId: first.customer?.id }),
        others: whole.others,
      },
      noDay,
      keptBy: first.author.id === act.person.id ? undefined : act.person.name,
      trace,
    };
  },

  say: {
    kept: ({ note, doubts, noDay, keptBy }, to) => [
      {
        ...echo(note, to, doubts),
        ...(noDay !== undefined && { footer: noSuchDay(noDay, to) }),
        first: true,
      },
      ...(keptBy === undefined ? [] : [keptForYou(note, keptBy, to)]),
      ...cardsForColleagues([note], to),
    ],
    hidden: (_, { t }) => ({
      icon: '🔒',
      title: t({ zh: '记下了,只有你自己看得到', en: 'Kept, for your eyes only' }),
      footer: t({ zh: '在和我的私聊里看、改、公开', en: 'See, correct or share it in our direct messages' }),
    }),
    several: ({ notes }, to) => [
      {
        icon: '✅',
        title: to.t({ zh: `记下 ${notes.length} 条`, en: `${notes.length} notes kept` }),
        list: 'note',
        items: notes.map((note) => ({
          text: [
            note.customer ? '' : '❓',
            headline(note, to),
            note.gist && `| ${note.gist}`,
            ...note.followUps.map(
              (followUp) => `${followUp.isWatched ? '⏳' : '→'} ${followUpWords(followUp, to, note.author.id)}`,
            ),
          ]
            .filter(Boolean)
            .join(' '),
          ref: note.id,
          says: to.t({ zh: `看 #${note.id}`, en: `show #${note.id}` }),
        })),
        buttons: [{ label: to.t({ zh: '全部撤销', en: 'undo all' }), says: to.t(UNDO), key: '0', style: 'danger' }],
        footer: to.t({ zh: '回数字看单条、改错', en: 'A number shows one, to correct it' }),
      },
      ...cardsForColleagues(notes, to),
    ],
  },
});

/** What it says of a deal with its customer. */
async function dealHintOf(
  tx: Act['tx'],
  { id, customer, privacy, text, understood }: Note,
): Promise<DealHint | undefined> {
  if (!customer || privacy) return undefined;
  const kinds = understood.amounts.length ? (await sumsOfNote(tx, id)).map(({ kind }) => kind) : [];
  const end = endIn(text);
  if (!end && !kinds.length) return undefined;
  return { end, kinds, hasOpen: (await openDealsAt(tx, customer.id)).length > 0 };
}

/** Whose the step may be that a colleague is to do who is called like several. */
async function takersOf({ tx }: Act, { note, reading }: { readonly note: Note; readonly reading: Reading }) {
  const dated = reading.steps.filter(({ dueOn }) => dueOn);
  const at = dated.findIndex(({ among }) => among !== undefined);
  const followUp = note.followUps[at]?.id;
  if (followUp === undefined || note.privacy) return undefined;
  const people = await Promise.all((dated[at]?.among ?? []).map((id) => findPerson(tx, id)));
  return { followUp, people: people.flatMap((person) => person?.name ?? []) };
}

/** Who works elsewhere from now on: the one contact of a note that says where to. */
async function leaverIn({ tx }: Act, { note, reading }: { readonly note: Note; readonly reading: Reading }) {
  const to = reading.others.find(({ id, part }) => part === 'newEmployer' && id !== undefined)?.name;
  const [name, another] = note.contacts;
  if (to === undefined || name === undefined || another || !note.customer || note.privacy) return undefined;
  const contact = await findContact(tx, { customerId: note.customer.id, name });
  return contact && { id: contact.id, name, to };
}

/** Words without anybody or anything in them: a greeting, or in a group other people's talk. */
function saysTooLittle(
  { customers, contacts, steps, awaited, amounts, phones, emails, kind }: Reading,
  { room, text }: Act,
) {
  if (customers.length || contacts.length) return false;
  return (
    room === 'group' ||
    (![...steps, ...awaited, ...amounts, ...phones, ...emails].length && kind === undefined && text.length < 12)
  );
}

/** A question that nobody had an answer to is no note: nothing happened in it, and nothing is to be done. */
function onlyAsks({ kind, steps, amounts, phones, emails }: Reading, { text }: Act) {
  if (!isQuestion(text) || [...amounts, ...phones, ...emails].length) return false;
  return isPlainQuestion(text) || ((kind === undefined || kind === 'other') && !steps.length);
}
