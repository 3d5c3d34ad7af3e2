/**
 * A bot that is killed again and again while it hears and answers: what it has acknowledged is counted, and looked for. The
 * moments of its death take turns, in another order each time.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { openStore, type DatabaseLocation } from '../../src/core/db/open.ts';
import { lookAs } from '../../src/core/db/session.ts';
import { start } from './child.ts';
import { dice } from './dice.ts';

export const MOMENTS = ['after an ack', 'while sending', 'just sent', 'at random'] as const;
/** Messages under way at once, and answers that may wait for each other when the process dies. */
const AHEAD = 4;
const WAITING = 12;

type Victim = DatabaseLocation & { kind: 'folder' | 'server' };

export async function massacre(
  place: Victim,
  { home, seed, kills }: { readonly home: string; readonly seed: number; readonly kills: number },
) {
  const roll = dice(seed);
  const file = join(home, 'sent');
  writeFileSync(file, '');
  const acked = new Set<number>();
  const told = new Set<number>();
  const moments = { 'after an ack': 0, 'while sending': 0, 'just sent': 0, 'at random': 0 };
  const left = [...MOMENTS];
  const repeats: number[] = [];
  const complaints: string[] = [];
  let next = 1;

  const live = (generation: number) =>
    start('noter', [place.kind === 'server' ? place.url : place.folder, file, String(generation)]);

  for (let kill = 0; kill < kills; kill += 1) {
    const victim = live(kill);
    await victim.hears(/^ready$/);
    const said = new Set<number>();
    const feed = () => {
      // What was not acknowledged is delivered again.
      while (under(said, acked) < AHEAD && acked.size - told.size < WAITING) {
        const number = lowestOutside(acked, said);
        said.add(number);
        next = Math.max(next, number + 1);
        victim.say(String(number));
      }
    };
    const look = () => {
      collect(victim.said, { word: 'ack', into: acked });
      collect(victim.said, { word: 'sent', into: told });
    };
    const keepFeeding = setInterval(() => {
      look();
      feed();
    }, 5);
    feed();
    const [moment = 'at random'] = left.splice(roll.below(left.length), 1);
    if (!left.length) left.push(...MOMENTS);
    moments[moment] += 1;
    const nth = 1 + roll.below(10);
    if (moment === 'after an ack') await victim.hears(/^ack /, nth);
    if (moment === 'while sending') await victim.hears(/^sending /, nth).then(() => pause(roll.below(20)));
    if (moment === 'just sent') await victim.hears(/^sent /, nth);
    if (moment === 'at random') await pause(roll.below(500));
    victim.kill();
    await victim.over;
    clearInterval(keepFeeding);
    look();
    complaints.push(victim.complaints());
    repeats.push(twice(file));
  }

  const last = live(kills);
  await last.hears(/^ready$/);
  last.say('drain');
  if (!(await last.hears(/^drained$/))) complaints.push(`it does not get to the end: ${last.complaints()}`);
  last.kill();
  await last.over;
  repeats.push(twice(file));

  const kept = await look(place);
  const lines = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(' '));
  const sent = new Set(lines.map(([key]) => key));
  const byKill = repeats.map((count, at) => count - (repeats[at - 1] ?? 0));
  return {
    kills,
    complaints: complaints.filter(Boolean),
    moments,
    acks: acked.size,
    said: next - 1,
    lostNotes: [...acked].filter((number) => !kept.notes.has(String(number))).length,
    notesTwice: [...kept.notes.values()].filter((count) => count !== 1).length,
    answers: kept.answers.length,
    lostAnswers:
      kept.answers.filter(({ id }) => !sent.has(String(id))).length +
      [...acked].filter((number) => !kept.answers.some(({ message }) => message === String(number))).length,
    repeated: twice(file),
    mostRepeatsOfOneKill: Math.max(...byKill),
    repeatsUnmarked: lines.filter(
      ([key, how], at) => how === 'once' && lines.findIndex(([other]) => other === key) < at,
    ).length,
  };
}

function lowestOutside(...sets: readonly ReadonlySet<number>[]) {
  let number = 1;
  while (sets.some((set) => set.has(number))) number += 1;
  return number;
}

/** How many were said and are not acknowledged. */
function under(said: ReadonlySet<number>, acked: ReadonlySet<number>) {
  return said.difference(acked).size;
}

function collect(said: readonly string[], { word, into }: { readonly word: string; readonly into: Set<number> }) {
  for (const line of said) if (line.startsWith(`${word} `)) into.add(Number(line.slice(word.length + 1)));
}

function twice(file: string) {
  const keys = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split(' ')[0]);
  return keys.length - new Set(keys).size;
}

/** How often each message's note is there, and all answers. */
async function look(place: Victim) {
  const store = await openStore(place);
  try {
    const [workspace] = await store.all();
    return await store.within({ workspace: workspace! }, async (tx) => {
      lookAs(tx, 'everything');
      const notes = await tx.execute<{ message: string; count: number }>(
        sql`select h.message_id as message, count(i.id)::int as count from heard h
          left join interactions i on i.workspace_id = h.workspace_id and i.heard_id = h.id group by 1`,
      );
      const answers = await tx.execute<{ id: number; message: string; state: string }>(
        sql`select o.id, h.message_id as message from outbox o join heard h on h.workspace_id = o.workspace_id and h.id = o.heard_id
          where o.edits_id is null`,
      );
      return { notes: new Map(notes.map((row) => [row.message, row.count])), answers: [...answers] };
    });
  } finally {
    await store.close();
  }
}
