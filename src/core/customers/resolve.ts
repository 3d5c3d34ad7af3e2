/** Which customer a name means; and what is offered when it is not clear. */
import type { Act } from '../command.ts';
import { unassignedNotesNaming } from './store/customers.ts';
import { type Candidate, findCandidate, type CustomerMatch, searchCustomers } from './store/directory.ts';
import { logDenied, logRead } from '../access/store/readLog.ts';
import type { Translator } from '../text/phrases.ts';
import type { Localized } from '../contract/locale.ts';
import type { Person } from '../contract/person.ts';
import type { Reply } from '../contract/card.ts';
import { customerChoice, newCustomerButton } from './choices.ts';

/** A name that several customers share, or none has: then the nearest, and the notes that wait for it to become one. */
export type UnclearCustomer = {
  readonly kind: 'unclear';
  readonly name: string;
  readonly choices: readonly Candidate[];
  readonly shared: boolean;
  readonly waiting: readonly {
    readonly id: number;
    readonly author: string;
    readonly occurredOn: Temporal.PlainDate;
  }[];
  /** The sentence that asks again, with `…` for the name. */
  readonly says: Localized;
};

/** Ways in which one who is meant is found for certain: the name itself, however it is written. */
const CERTAIN: readonly CustomerMatch[] = ['same', 'short', 'sound'];
/** Ways that are good enough to answer a question, where nobody else comes as near: the answer says whom it took. */
const LIKELY: readonly CustomerMatch[] = [...CERTAIN, 'homophone', 'initials', 'beginning', 'spoken beginning', 'edit'];

const MOST = 5;

/** The one customer that a question is about. */
export async function resolveCustomer(
  act: Act,
  { name, says }: { readonly name: string; readonly says: Localized },
): Promise<{ readonly id: number; readonly name: string } | UnclearCustomer> {
  const found = await customerCandidates(act, name);
  const one = soleCandidate(found, LIKELY);
  return one ? told(act, one) : unclearName(act, { name, says, found });
}

/** The one customer that something is to be written of: what only comes near is asked about first. */
export async function resolveCustomerForWrite(
  act: Act,
  { name, says }: { readonly name: string; readonly says: Localized },
): Promise<{ readonly id: number; readonly name: string } | UnclearCustomer> {
  const found = await customerCandidates(act, name);
  const one = certainCandidate(found);
  return one ? told(act, one) : unclearName(act, { name, says, found });
}

async function told({ tx }: Act, { id, name }: Candidate) {
  await logRead(tx, [id]);
  return { id, name };
}

/** The customers that a name may mean, likeliest first. `#45` means the customer of that number. */
export async function customerCandidates(
  { tx, person }: Pick<Act, 'tx'> & { readonly person: Pick<Person, 'id' | 'teamId'> },
  name: string,
): Promise<Candidate[]> {
  const id = /^#(\d{1,15})$/.exec(name.trim())?.[1];
  if (id === undefined) return searchCustomers(tx, { name, by: person });
  const found = await findCandidate(tx, Number(id));
  return found ? [found] : [];
}

/** The one who is found in the surest of the ways there are, if it is one of those that count. */
export function soleCandidate(found: readonly Candidate[], ways: readonly CustomerMatch[]): Candidate | undefined {
  const [first, second] = found;
  return first && ways.includes(first.how) && second?.how !== first.how ? first : undefined;
}

export function certainCandidate(found: readonly Candidate[]) {
  return soleCandidate(found, CERTAIN);
}

/** Whether a lone name is enough of a question: it is somebody's, or only a slip away from one's. In a group a slip is other people's talk. */
export function isClearlyCustomer(found: readonly Candidate[], room: Act['room']): boolean {
  const [first] = found;
  return (
    first !== undefined &&
    (CERTAIN.includes(first.how) || (room !== 'group' && soleCandidate(found, ['homophone', 'edit']) !== undefined))
  );
}

async function unclearName(
  { tx }: Act,
  { name, says, found }: { readonly name: string; readonly says: Localized; readonly found: readonly Candidate[] },
): Promise<UnclearCustomer> {
  const [first] = found;
  const shared = first !== undefined && CERTAIN.includes(first.how);
  if (!shared) await logDenied(tx, name);
  const choices = shared ? found.filter(({ how }) => how === first.how) : found;
  return {
    kind: 'unclear',
    name,
    choices: choices.slice(0, MOST),
    shared,
    waiting: shared ? [] : await unassignedNotesNaming(tx, name),
    says,
  };
}
export function unclearCustomerReply({ name, choices, shared, waiting, says }: UnclearCustomer, to: Translator): Reply {
  const { t } = to;
  const [first] = waiting;
  const title = shared
    ? t({ zh: `有几个「${name}」,是哪个?`, en: `Several customers go by “${name}”. Which one?` })
    : first
      ? t({
          zh: `「${name}」还不是客户:${first.author} ${to.day(first.occurredOn)}记过一条,等确认`,
          en: `“${name}” is not a customer yet: ${first.author} noted something (${to.day(first.occurredOn)}), waiting to be confirmed`,
        })
      : t({ zh: `没有找到客户「${name}」`, en: `No customer called “${name}”` });
  const footer = choices.length && !shared ? t({ zh: '是不是这些?', en: 'Did you mean one of these?' }) : undefined;
  return {
    icon: '🔎',
    title,
    buttons: [
      ...(first
        ? [{ ...newCustomerButton({ noteId: first.id, name, near: choices.length }, to), style: 'primary' as const }]
        : []),
      ...choices.map((choice) => ({
        label: customerChoice(choice, to),
        says: t(says).replace('…', () => (shared ? `#${choice.id}` : choice.name)),
      })),
    ],
    ...(footer && { footer }),
  };
}
