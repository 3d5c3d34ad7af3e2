/** What an agent wants to change, a person lets happen first: they are asked in the chat, and it is done when they press. */
import type { AnyCommand } from '../command.ts';
import type { Vault } from '../contract/doors/vault.ts';
import type { Card } from '../contract/card.ts';
import { actAs, lookAs } from '../db/session.ts';
import { attempt, type Tx } from '../db/tx.ts';
import { say } from '../delivery/say.ts';
import { caretakers } from '../people/store/colleagues.ts';
import { findPerson } from '../people/store/people.ts';
import { type Bearer, bearerNumbered } from '../people/store/programs/tokens.ts';
import { shorten, translator, type Translator } from '../text/phrases.ts';
import { actOf, digestOf, type ProgramCall } from './call.ts';
import { type Operation, ProgramRefusal } from './operation.ts';
import { operations } from './operations.ts';
import { answerAsked, findAsked, keepAsked, passOnSteps } from './store/calls.ts';
import { toldSchema } from './told.ts';

/** Asks whoever the program acts for, or who made the service account; resolves to the number of the call, and to whom. */
export async function askToLet(
  tx: Tx,
  { bearer, operation, input, now }: Pick<ProgramCall, 'bearer' | 'operation' | 'input' | 'now'>,
): Promise<{ readonly call: number; readonly whom: string }> {
  if (bearer.scope !== 'write') throw new ProgramRefusal('readOnly');
  actAs(tx, { personId: bearer.person.id });
  lookAs(tx, bearer.person);
  const whom = await letBy(tx, bearer);
  if (!whom) throw new ProgramRefusal('refused');
  const digest = digestOf({ operation: operation.name, input });
  const call = await keepAsked(tx, { tokenId: bearer.tokenId, digest, operation: operation.name, input });
  const to = translator(whom.locale, now.toZonedDateTimeISO(whom.zone).toPlainDate());
  const card = askingCard({ call, operation, input, account: bearer.isProgram ? bearer.person.name : undefined }, to);
  await say(tx, { roomId: undefined, to: { person: whom.id }, locale: whom.locale, about: `call:${call}`, card, now });
  return { call, whom: whom.name };
}

async function letBy(tx: Tx, { person, isProgram, madeBy }: Bearer) {
  if (!isProgram) return findPerson(tx, person.id);
  return (await findPerson(tx, madeBy)) ?? (await caretakers(tx))[0];
}

function askingCard(
  {
    call,
    operation,
    input,
    account,
  }: {
    readonly call: number;
    readonly operation: Operation;
    readonly input: Readonly<Record<string, unknown>>;
    readonly account: string | undefined;
  },
  { t }: Translator,
): Card {
  const who = account ?? t({ zh: '你的助手程序', en: 'Your agent' });
  return {
    icon: '🤖',
    title: t({ zh: `${who}想:${operation.does.zh}。可以吗?`, en: `${who} wants to: ${operation.does.en}. May it?` }),
    facts: Object.entries(input)
      .filter(([, value]) => value !== undefined)
      .map(([label, value]) => ({
        label,
        text: shorten(typeof value === 'string' ? value : JSON.stringify(value), 300),
      })),
    buttons: [
      {
        label: t({ zh: '可以', en: 'yes' }),
        says: t({ zh: `同意程序 #${call}`, en: `let program #${call}` }),
        style: 'primary',
      },
      {
        label: t({ zh: '不行', en: 'no' }),
        says: t({ zh: `拒绝程序 #${call}`, en: `refuse program #${call}` }),
        key: '0',
      },
    ],
    footer: t({ zh: '一天之内有效;做了也能撤销', en: 'Good for a day; it can be undone' }),
  };
}

export type LetEnd =
  | { readonly kind: 'done'; readonly said: readonly string[] }
  | { readonly kind: 'failed'; readonly said: readonly string[] }
  | { readonly kind: 'refused' }
  | { readonly kind: 'gone' };

/** Does what was asked for, under the key of whoever lets it, so that they can take it back; or does not. */
export async function answerCall(
  act: Parameters<typeof doAsked>[0],
  { id, isLet, commands }: { readonly id: number; readonly isLet: boolean; readonly commands: readonly AnyCommand[] },
): Promise<LetEnd> {
  const { tx, now, person } = act;
  const asked = await findAsked(tx, id);
  const bearer = asked && (await bearerNumbered(tx, { id: asked.tokenId, now }));
  const operation = operations.find(({ name }) => name === asked?.operation);
  if (asked?.state !== 'asked' || !bearer || !operation) return { kind: 'gone' };
  if ((await letBy(tx, bearer))?.id !== person.id) return { kind: 'gone' };
  if (!isLet) {
    await answerAsked(tx, { id, state: 'refused', answer: null });
    return { kind: 'refused' };
  }
  const input = operation.input.safeParse(asked.input);
  if (!input.success) return { kind: 'gone' };
  const end = await doAsked(act, { bearer, operation, input: input.data, commands });
  await answerAsked(tx, {
    id,
    state: end.kind === 'done' ? 'done' : 'refused',
    answer: { text: JSON.stringify(end.body) },
  });
  return { kind: end.kind, said: end.said };
}

async function doAsked(
  act: {
    readonly tx: Tx;
    readonly now: Temporal.Instant;
    readonly person: Bearer['person'];
    readonly heardId: number;
    readonly roomId: number;
    readonly vault?: Vault;
    readonly locale: Bearer['person']['locale'];
  },
  {
    bearer,
    operation,
    input,
    commands,
  }: Pick<ProgramCall, 'bearer' | 'operation' | 'input'> & { readonly commands: readonly AnyCommand[] },
): Promise<{ readonly kind: 'done' | 'failed'; readonly body: unknown; readonly said: readonly string[] }> {
  const { now, locale, heardId, roomId } = act;
  try {
    const body = await attempt(act.tx, async (tx) => {
      actAs(tx, { heardId, personId: bearer.person.id });
      lookAs(tx, bearer.person);
      const program = actOf(
        tx,
        { call: { bearer, locale, now, vault: act.vault }, heardId, roomId },
        { commands, living: [] },
      );
      if (operation.record && (await operation.record(program, input)) === undefined)
        throw new ProgramRefusal('missing');
      const answer = operation.output.parse(await operation.run(program, input));
      if (bearer.isProgram) await passOnSteps(tx, { heardId, personId: bearer.person.id });
      return answer;
    });
    return { kind: 'done', body, said: saidIn(body) };
  } catch (error) {
    if (!(error instanceof ProgramRefusal)) throw error;
    return { kind: 'failed', body: { refused: error.why, code: error.kind }, said: error.said.map(({ text }) => text) };
  } finally {
    actAs(act.tx, { heardId, personId: act.person.id });
    lookAs(act.tx, act.person);
  }
}

function saidIn(body: unknown): readonly string[] {
  const said =
    typeof body === 'object' && body !== null && 'said' in body ? toldSchema.array().safeParse(body.said) : undefined;
  return said?.success ? said.data.map(({ text }) => text) : [];
}
