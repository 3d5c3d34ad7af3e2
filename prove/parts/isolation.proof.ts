/** Two companies on one database: what one says, by chance, neither shows nor changes anything of the other's. */
import { commands } from '../../src/core/commands.ts';
import type { Store } from '../../src/core/db/open.ts';
import { sql } from 'drizzle-orm';
import { fill, forms, NAMED, plant } from '../../test/support/marked.ts';
import { only, snapshot } from '../../test/support/rows.ts';
import { rewriting } from '../../test/support/statements.ts';
import { openOwnStore, type World, world } from '../../test/support/world.ts';
import { proof, type Run } from '../proof.ts';

const MARKS = ['ZX7731', 'QK4409'] as const;
const ACTORS = ['boss', 'wang', 'han', 'lilei', 'emma'] as const;

proof('no command of one company shows or changes a row of another', async (run) => attack(run, await openOwnStore()));

proof(
  'it does not where the program has forgotten to ask for its own rows: the database’s own rules hold alone',
  async (run) => {
    const seen = { filters: 0 };
    const { did, violations } = await attack(run, unfiltered(await openOwnStore(), seen));
    return {
      did: { ...did, 'filters taken out': seen.filters },
      violations: [...violations, ...(seen.filters ? [] : ['no filter was found to take out'])],
    };
  },
);

async function attack({ below, pick, times }: Run, store: Store) {
  const violations: string[] = [];
  const did = { sentences: 0, answers: 0, 'rows looked at': 0 };
  const companies = [await world({ on: store }), await world({ on: store })] as const;
  for (const [at, company] of companies.entries()) await fill(company, MARKS[at] ?? '');
  const ids = await Promise.all(companies.map(idsOf));
  const sentences = commands.flatMap(({ examples }) => [...examples.zh, ...examples.en]);
  for (let turn = 0; turn < times(50_000); turn += 1) {
    const mine = below(2);
    const [me, other] = mine ? [companies[1], companies[0]] : companies;
    const theirs = ids[1 - mine] ?? [];
    const text = below(3)
      ? pick(asList(forms(pick(asList(sentences)), theirs)))
      : pick(asList(NAMED)).replace('#', `#${pick(asList(theirs))}`);
    const before = turn % 20 ? undefined : await rowsOf(other);
    const said = me.said.length;
    const room = below(4) ? {} : ({ room: { id: 'team', kind: 'group' } } as const);
    await me.as(pick(ACTORS)).hears(text, room);
    did.sentences += 1;
    const answers = JSON.stringify(me.said.slice(said));
    did.answers += me.said.length - said;
    const foreign = MARKS[1 - mine] ?? '';
    // What somebody said of themselves is shown to them.
    if (answers.includes(foreign) && !text.includes(foreign)) violations.push(`«${text}» shows ${foreign}`);
    if (before === undefined) continue;
    did['rows looked at'] += 1;
    if ((await rowsOf(other)) !== before) violations.push(`«${text}» changes rows of the other company`);
  }
  for (const { problems } of companies) violations.push(...problems.map((each) => `it failed: ${String(each)}`));
  return { did, violations };
}

/** The same by wrong and by foreign number: nobody learns which there are. */
proof('what is not there and what is another company’s get the same answer', async ({ times, pick }) => {
  const violations: string[] = [];
  const did = { questions: 0 };
  const [ours, theirs] = [await world(), await world()];
  await fill(ours, MARKS[0]);
  await fill(theirs, MARKS[1]);
  // As long as the one that is nobody's.
  const [id, none] = [7_777_777, 8_888_888];
  await plant(theirs, id);
  // Tips are for the day's first answers.
  const asked = (said: readonly string[]) => said.join('\n').replaceAll(/\n💡.*/g, '');
  for (; did.questions < Math.min(times(2_000), 400); did.questions += 1) {
    const sentence = pick(asList(NAMED.filter((each) => each.includes('#'))));
    const ask = async (number: number) =>
      asked(await ours.as('boss').hears(sentence.replace('#', `#${number}`))).replaceAll(String(number), '#');
    const [foreign, missing] = [await ask(id), await ask(none)];
    if (foreign !== missing) violations.push(`«${sentence}»: ${foreign} / ${missing}`);
  }
  return { did, violations };
});

const asList = <T>(all: readonly T[]) => all as readonly [T, ...T[]];

async function idsOf({ sql: within }: World): Promise<readonly number[]> {
  const { note, promised } = await within(async (tx) =>
    only(
      await tx.execute<{ note: number; promised: number }>(
        sql`select (select max(id) from interactions) as note, (select max(id) from follow_ups) as promised`,
      ),
    ),
  );
  return [note, promised];
}

const rowsOf = async ({ store, workspace }: World) => JSON.stringify(await snapshot(store, { workspace }));

/** The store of a program whose every statement has lost its own «of this company». */
function unfiltered(store: Store, seen: { filters: number }): Store {
  const without = (text: string) =>
    text.replaceAll(/(?:\b\w+\.|"\w+"\.)?"?workspace_id"?\s*=\s*current_workspace\(\)/g, () => {
      seen.filters += 1;
      return 'true';
    });
  return rewriting(store, without);
}
