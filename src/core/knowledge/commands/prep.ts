import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { creditNotes, type Helped, helpedCards } from '../../insight/credit.ts';
import { loadProfile } from '../loadProfile.ts';
import {
  customerInContext,
  isCustomerName,
  contactInContext,
  whomIn,
  type UnclearSubject,
  unclearSubjectReply,
} from '../../notes/context.ts';
import {
  advice,
  profileTitle,
  type CustomerProfile,
  objections,
  historyLine,
  profilePerson,
  risks,
  sourceWords,
} from '../profile.ts';
import { lastContactWith } from '../store/history.ts';
import { type UnclearCustomer, unclearCustomerReply } from '../../customers/resolve.ts';
import { shorten, type Translator } from '../../text/phrases.ts';
import type { Localized } from '../../contract/locale.ts';
import type { Fact } from '../../contract/card.ts';

const Input = z.object({
  who: z.string().optional(),
  /** What somebody likes can be told of those alone whom we know. */
  likes: z.boolean(),
});
type Outcome =
  | {
      readonly kind: 'ready';
      readonly known: CustomerProfile;
      /** Whom the meeting is with, and the note of the last one. */
      readonly person: CustomerProfile['people'][number] | undefined;
      readonly lastId: number | undefined;
      readonly helped: readonly Helped[];
    }
  | UnclearCustomer
  | UnclearSubject;

/** As many notes as thirty seconds rest on. */
const RESTS_ON = 5;
const SAYS: Localized = { zh: '准备见…', en: 'prep me for …' };

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'prep',
  intents: ['customer.brief'],
  topic: 'prepare',
  does: { zh: '见客户前的30秒准备', en: 'thirty seconds before you meet somebody' },
  examples: {
    zh: ['明天见李总,准备一下', '华为30秒', '给我30秒版', '李总喜欢什么'],
    en: ['prep me for Mr Li tomorrow', 'Huawei in 30 seconds', '30-second version', 'what does Mr Li like'],
  },

  input: Input,
  from: ({ slots }) =>
    slots.form === 'prep' || slots.form === 'likes' ? { who: whomIn(slots), likes: slots.form === 'likes' } : undefined,

  async run(act, { who, likes }) {
    if (who === undefined || (await isCustomerName(act, who))) {
      const meant = await customerInContext(act, { name: who, says: SAYS });
      return 'kind' in meant ? meant : ready(act, meant.id);
    }
    const someone = await contactInContext(act, { who, says: SAYS });
    if (someone && 'kind' in someone) return someone;
    if (likes && !someone?.contact) return undefined;
    if (someone) return ready(act, someone.customer.id, someone.contact?.id);
    const meant = await customerInContext(act, { name: who, says: SAYS });
    return 'kind' in meant ? meant : ready(act, meant.id);
  },

  say: {
    ready: ({ known, person, lastId, helped }, to) => [
      {
        icon: '🎒',
        title: [profileTitle(known, to), person && profilePerson(person, known, to)].filter(Boolean).join(' · '),
        facts: factsOf({ known, person }, to),
        lines: lastLines({ known, lastId }, to),
        buttons: [
          {
            label: to.t({ zh: '看详情', en: 'brief' }),
            says: to.t({ zh: `介绍 ${known.customer.name}`, en: `brief ${known.customer.name}` }),
          },
        ],
      },
      ...helpedCards(helped, to),
    ],
    unclear: unclearCustomerReply,
    whose: unclearSubjectReply,
  },
});

/** What is read before a visit helps: the notes that it rests on are credited to whoever made them. */
async function ready(act: Act, customerId: number, contactId?: number): Promise<Outcome | undefined> {
  const { tx } = act;
  const known = await loadProfile(tx, customerId);
  if (!known) return undefined;
  const helped = await creditNotes(act, { customer: known.customer.name, notes: known.past.slice(0, RESTS_ON) });
  return {
    helped,
    kind: 'ready',
    known,
    person: known.people.find(({ id }) => id === contactId),
    lastId: contactId === undefined ? undefined : await lastContactWith(tx, contactId),
  };
}

function factsOf(
  { known, person }: { known: CustomerProfile; person: CustomerProfile['people'][number] | undefined },
  to: Translator,
): Fact[] {
  const { t } = to;
  const join = t({ zh: ';', en: '; ' });
  const line = (label: Localized, words: readonly string[]): Fact[] =>
    words.length ? [{ label: t(label), text: words.join(join) }] : [];
  const about = known.facts.filter(({ contactId }) => contactId === null || !person || contactId === person.id);
  const told = (topic: 'avoid' | 'likes' | 'floor') =>
    about
      .filter((fact) => fact.topic === topic)
      .map((fact) => `${fact.text} ${sourceWords({ id: fact.interactionId, on: fact.notedOn }, to)}`);
  return [
    { label: t({ zh: '负责人', en: 'owner' }), text: known.customer.owner?.name ?? t({ zh: '无', en: 'nobody' }) },
    ...line(
      { zh: '答应过', en: 'promised' },
      known.promises
        .filter(({ open }) => open)
        .slice(0, 3)
        .map(
          ({ text, interactionId, notedOn }) =>
            `${shorten(text, 40)} ${sourceWords({ id: interactionId, on: notedOn }, to)}`,
        ),
    ),
    ...line({ zh: '别碰', en: 'avoid' }, told('avoid')),
    ...line({ zh: '喜好', en: 'likes' }, told('likes')),
    ...line({ zh: '底价', en: 'floor price' }, told('floor')),
    ...line(
      { zh: '异议', en: 'objections' },
      objections(known).map(
        ({ objection, note }) => `${t(objection)} ${sourceWords({ id: note.id, on: note.occurredOn }, to)}`,
      ),
    ),
    ...line({ zh: '风险', en: 'risk' }, risks(known, to)),
    ...line({ zh: '建议', en: 'say next' }, known.past.length ? advice(known, to).slice(0, 3) : []),
  ];
}

/** The last contact with whoever is met, and the last one at all. */
function lastLines({ known, lastId }: { known: CustomerProfile; lastId: number | undefined }, to: Translator) {
  const [last] = known.past;
  const theirs = known.past.find(({ id }) => id === lastId);
  const both = [...new Map([theirs, last].flatMap((note) => (note ? [[note.id, note]] : []))).values()];
  return both.length
    ? both.map((note) => `• ${historyLine(note, to)}`)
    : [to.t({ zh: '还没有记录', en: 'No contact noted yet' })];
}
