/** What people type to do harm, said to the whole bot in every place that takes words, and looked for in every place that shows some. */
import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { openApp } from '../../src/app/app.ts';
import { sanitize } from '../../src/core/text/sanitize.ts';
import { corpus, SINKS } from '../../test/abuse/sinks.ts';
import { world } from '../../test/support/world.ts';
import { proof } from '../proof.ts';

/** Where words of theirs go in. */
const ENTRIES: readonly ((words: string) => string)[] = [
  (words) => words,
  (words) => `今天拜访了华为,谈了${words},下周三跟进`,
  (words) => `搜 ${words}`,
  (words) => `新客户 ${words}`,
  (words) => `${words}就是华为李总`,
  (words) => `谁负责${words}`,
  (words) => `补充:${words}`,
  (words) => `find ${words}`,
  (words) => `完成 #${words}`,
];
const CASES = (['output', 'cells', 'unicode', 'queries', 'times', 'numbers'] as const).flatMap(corpus);
/** Longer words than these are not in a log by accident. */
const TELLING = 12;

proof(
  'what is typed in any place is only read wherever it is shown, breaks nothing, and is in no log',
  async ({ pick, times }) => {
    const violations: string[] = [];
    const did = { sentences: 0, answers: 0, 'looks at a way out': 0, 'log lines': 0 };
    const it = await world();
    const logged: string[] = [];
    const app = openApp({
      store: { ...it.store, close: async () => {} },
      adapters: [it.platform],
      clock: it.now,
      log: pino({ level: 'trace', base: null }, { write: (line: string) => logged.push(line) }),
    });
    await app.hear(it.message('lilei', '新客户 华为'));
    for (let turn = 0; turn < Math.min(times(4_419), CASES.length * ENTRIES.length); turn += 1) {
      const { input } = CASES[turn % CASES.length] ?? pick(CASES as [never]);
      const entry = ENTRIES[(turn + Math.floor(turn / CASES.length)) % ENTRIES.length] ?? String;
      const said = it.said.length;
      await app.hear(it.message('lilei', entry(input)));
      await app.settled();
      did.sentences += 1;
      const answers = it.said.slice(said);
      did.answers += answers.length;
      if (!answers.length && sanitize(entry(input)).text) violations.push(`no answer: ${input.slice(0, 60)}`);
      for (const { line } of answers)
        for (const [sink, wrongWith] of Object.entries(SINKS)) {
          if (sink === 'a web page') continue;
          did['looks at a way out'] += 1;
          const wrong = await wrongWith(line.card);
          if (wrong) violations.push(`${sink}: ${input.slice(0, 60)}: ${wrong}`);
        }
      const words = sanitize(input).text;
      if (words.length >= TELLING)
        for (const line of logged)
          if (line.includes(words.slice(0, 60))) violations.push(`in the log: ${words.slice(0, 60)}`);
      did['log lines'] += logged.filter((line) => /"level":[56]0/.test(line)).length;
      for (const line of logged.splice(0))
        if (/"level":[56]0/.test(line)) violations.push(`it failed: ${input.slice(0, 60)}: ${line.slice(0, 200)}`);
    }
    await app.stop();
    return { did, violations };
  },
);

proof('a wildcard finds what has it in it, and nothing else', async () => {
  const violations: string[] = [];
  const it = await world();
  await it.hears('今天拜访了华为,谈了新产线');
  await it.hears('1');
  const did = { searches: 0 };
  for (const { input } of corpus('queries').filter(({ kind }) => kind === 'like' || kind === 'sql')) {
    if (/华|为/.test(input)) continue;
    did.searches += 1;
    const said = (await it.hears(`搜 ${input}`)).join('\n');
    if (said.includes('新产线')) violations.push(`«${input}» finds what it does not stand in`);
  }
  return { did, violations: [...violations, ...it.problems.map(String)] };
});

proof('a day or an hour that does not exist is never kept', async () => {
  const violations: string[] = [];
  const did = { sentences: 0 };
  for (const { kind, input } of corpus('times')) {
    if (!kind.startsWith('no such')) continue;
    const it = await world();
    await it.hears(input);
    did.sentences += 1;
    const kept = await it.sql((tx) =>
      tx.execute<{ due: string }>(
        sql`select due_on::text || coalesce(' ' || due_time, '') as due from follow_ups where state = 'open'`,
      ),
    );
    if (kept.length && kind === 'no such day') violations.push(`«${input}» is kept as ${kept[0]?.due}`);
    if (!it.said.length) violations.push(`«${input}» has no answer`);
  }
  return { did, violations };
});
