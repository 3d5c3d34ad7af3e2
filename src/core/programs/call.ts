/** One call of a program: the same transaction, rights, undo and audit as one message of a person, and its answer as data. */
import { createHash, randomUUID } from 'node:crypto';
import { hasChanged } from '../access/store/changes.ts';
import { massReadingBy, massReadingCards } from '../access/massReading.ts';
import { refresh, updateElsewhere } from '../bot/living.ts';
import { repliesByReader } from '../bot/say.ts';
import { think } from '../bot/think.ts';
import { countryOf } from '../calendar/timeZones.ts';
import type { AnyCommand } from '../command.ts';
import type { Reply } from '../contract/card.ts';
import type { Locale } from '../contract/locale.ts';
import type { Vault } from '../contract/doors/vault.ts';
import type { Message } from '../contract/message.ts';
import { actAs, lookAs } from '../db/session.ts';
import type { Tx } from '../db/tx.ts';
import { conversationOf } from '../delivery/conversation.ts';
import { say } from '../delivery/say.ts';
import type { Bearer } from '../people/store/programs/tokens.ts';
import { localeOf, type Translator } from '../text/phrases.ts';
import { type Operation, type ProgramAct, ProgramRefusal, type RanCommand } from './operation.ts';
import {
  callUnder,
  hearCall,
  holdRecord,
  keepCall,
  passOnAnswers,
  passOnSteps,
  PROGRAMS,
  wordCall,
} from './store/calls.ts';
import { toldCard } from './told.ts';

export type ProgramCall = {
  readonly bearer: Bearer;
  readonly operation: Operation;
  /** As its schema has left it. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly file?: Uint8Array | undefined;
  /** What keeps secrets, where the installation has a key for it. */
  readonly vault?: Vault | undefined;
  readonly locale: Locale;
  readonly now: Temporal.Instant;
  /** Under which the same call is done once, whenever it comes again. */
  readonly key?: string | undefined;
  /** The version that the record has to have. */
  readonly ifMatch?: string | undefined;
};

export type ProgramAnswer = {
  readonly body: unknown;
  /** The version of the record that was read. */
  readonly version: string | undefined;
  /** It was done before, under the same key. */
  readonly again: boolean;
};

export type ProgramHouse = { readonly commands: readonly AnyCommand[]; readonly living: readonly string[] };

/** Rejects with a ProgramRefusal where the caller does not get it; then nothing is to be kept of it. */
export async function callOperation(tx: Tx, call: ProgramCall, house: ProgramHouse): Promise<ProgramAnswer> {
  const { bearer, operation, input, now, key } = call;
  const { tokenId, person } = bearer;
  const digest = digestOf({ operation: operation.name, input, ...(call.file && { file: hashOf(call.file) }) });
  if (operation.writes && bearer.scope !== 'write') throw new ProgramRefusal('readOnly');
  // Nothing goes by a version that there is not.
  if (call.ifMatch !== undefined && operation.writes && !operation.record) throw new ProgramRefusal('versionless');
  if (key !== undefined && operation.writes) {
    const before = await callUnder(tx, { tokenId, key });
    if (before && before.digest !== digest) throw new ProgramRefusal('reused');
    if (before) return { body: JSON.parse(before.answer), version: undefined, again: true };
  }
  const isHeard = operation.writes || operation.hears === true;
  const heard = isHeard
    ? await hearCall(tx, { callId: randomUUID(), tokenId, personId: person.id, at: now })
    : { heardId: 0, roomId: 0 };
  actAs(tx, { ...(isHeard && { heardId: heard.heardId }), personId: person.id });
  lookAs(tx, person);
  const act = actOf(tx, { call, ...heard }, house);
  if (operation.writes && operation.record && input['id'] !== undefined) {
    await holdRecord(tx, `${operation.path.split('/')[1]} ${JSON.stringify(input['id'])}`);
    const stands = await operation.record(act, input);
    if (stands === undefined) throw new ProgramRefusal('missing');
    if (call.ifMatch !== undefined && !isMatched(call.ifMatch, versionOf(stands))) throw new ProgramRefusal('stale');
  }
  const body = operation.output.parse(await operation.run(act, input));
  if (isHeard && !operation.writes && (await hasChanged(tx, heard.heardId))) throw new ProgramRefusal('readOnly');
  if (operation.writes && bearer.isProgram) await passOnSteps(tx, { heardId: heard.heardId, personId: person.id });
  if (operation.writes) await passOnAnswers(tx, { roomId: heard.roomId, personId: person.id });
  await tellOfMassReading(act);
  if (key !== undefined && operation.writes)
    await keepCall(tx, { tokenId, key, digest, operation: operation.name, answer: JSON.stringify(body) });
  return { body, version: !operation.writes && operation.record ? versionOf(body) : undefined, again: false };
}

export function versionOf(record: unknown): string {
  return `"${digestOf(record).slice(0, 27)}"`;
}

/** `If-Match` by RFC 9110: any, or one of several; a weak one matches nothing. */
const isMatched = (header: string, version: string) =>
  header
    .split(',')
    .map((each) => each.trim())
    .some((each) => each === '*' || each === version);

export function digestOf(value: unknown): string {
  return hashOf(JSON.stringify(value));
}

const hashOf = (what: string | Uint8Array) => createHash('sha256').update(what).digest('base64url');

/** What an operation works with on behalf of whoever the program acts for; `heardId` 0: it is no message. */
export function actOf(
  tx: Tx,
  {
    call: { bearer, locale, now, file, vault },
    heardId,
    roomId,
  }: {
    readonly call: Pick<ProgramCall, 'bearer' | 'locale' | 'now' | 'file' | 'vault'>;
    readonly heardId: number;
    readonly roomId: number;
  },
  { commands, living }: ProgramHouse,
): ProgramAct {
  const { person } = bearer;
  const local = now.toZonedDateTimeISO(person.zone);
  const act = {
    text: '',
    locale,
    now,
    today: local.toPlainDate(),
    local: local.toPlainDateTime(),
    country: countryOf(person.zone),
    room: 'direct' as const,
    tx,
    heardId,
    person,
    known: true,
    roomId,
    thread: undefined,
    conversation: conversationOf([], now),
    chosenFrom: undefined,
    ...(vault && { vault }),
  };

  async function told(
    as: typeof act,
    ran: {
      readonly command: string;
      readonly outcome: { readonly kind: string };
      readonly words: (to: Translator) => readonly Reply[];
    },
  ): Promise<RanCommand> {
    const replies = await repliesByReader(as, ran.words);
    const said = [];
    const isChange = await hasChanged(tx, heardId);
    for (const [at, { to, about, first, ...card }] of replies.entries()) {
      if (to) await say(tx, { roomId: undefined, to, heardId, about, locale: localeOf(card.title, locale), card, now });
      else said.push(toldCard(card, locale));
      if (isChange && about && !to && !first)
        await updateElsewhere({ act: as, living }, { about, cardFor: (reader) => ran.words(reader)[at] });
    }
    if (isChange) await refresh({ act: as, living }, { answers: replies });
    return { command: ran.command, kind: ran.outcome.kind, outcome: ran.outcome, said };
  }

  return {
    ...act,
    tokenId: bearer.tokenId,
    file,
    async runs(name, { input, text }) {
      await wordCall(tx, { heardId, text });
      const taken = commands.find((command) => command.name === name)?.call(input);
      if (!taken) throw new ProgramRefusal('invalid');
      const as = { ...act, text };
      const result = await taken.run(as);
      if (!result) throw new ProgramRefusal('unclear');
      return told(as, { command: name, outcome: result.outcome, words: result.say });
    },
    async says(text) {
      await wordCall(tx, { heardId, text });
      const message: Message = {
        id: String(heardId),
        platform: PROGRAMS,
        account: 'local',
        from: { id: `person-${person.id}` },
        room: { id: `person-${person.id}`, kind: 'direct' },
        text,
        at: now,
      };
      const { zone } = person;
      const hearing = { heardId, roomId, room: 'direct' as const, person, meets: false, zone, locale, shown: [] };
      const said = await think({ tx, text, now, hearing, person, message }, { commands, vault });
      if (!said) throw new ProgramRefusal('unclear');
      const { taken, outcome, words } = said;
      if (taken.inPerson) throw new ProgramRefusal('inPerson');
      return told({ ...act, text, locale: said.act.locale }, { command: taken.command, outcome, words });
    },
  };
}

/** Whoever reads very much by a program is told of as in the chat. */
async function tellOfMassReading(act: ProgramAct) {
  const reading = await massReadingBy(act);
  if (!reading) return;
  for (const { to, ...card } of await repliesByReader(act, (words) => massReadingCards(reading, words)))
    if (to) await say(act.tx, { roomId: undefined, to, locale: localeOf(card.title, act.locale), card, now: act.now });
}
