/** What an operator asks for while the bot runs on the embedded database. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { start } from '../support/child.ts';
import { freePort } from '../support/cluster.ts';
import { unpacked } from '../support/folders.ts';

test('code, doctor and backup are answered by the process that is in the data folder, for whoever may read its secret', async () => {
  const folder = unpacked();
  const port = await freePort();
  const env = { PORT: String(port), DATA_DIR: folder, DATABASE_URL: '', DEMO: 'off' };
  const bot = start('main', ['start'], { env });
  onTestFinished(() => void bot.kill());
  expect(await bot.hears(/^Touchbase is at/)).toBeDefined();

  const code = start('main', ['code', '--for', '王芳', '--role', 'lead'], { env });
  expect(await code.over).toBe(0);
  expect(code.said).toEqual([expect.stringMatching(/^\d{6}$/)]);
  const wrong = start('main', ['code', '--person', '99'], { env });
  expect(await wrong.over).toBe(1);
  expect(wrong.complaints()).toContain('nobody has the number 99');
  const backup = start('main', ['backup', join(folder, '..', 'touchbase.backup')], { env });
  const doctor = start('main', ['doctor'], { env });
  await doctor.over;
  expect(doctor.said).toContainEqual(expect.stringContaining('database: embedded, answers'));
  expect(await backup.over).toBe(0);
  expect(backup.said).toEqual([expect.stringMatching(/^\d+ rows in .*touchbase\.backup, \d+ kB$/)]);

  const door = join(folder, 'touchbase.door');
  expect(statSync(door).mode & 0o077).toBe(0);
  const { secret } = JSON.parse(readFileSync(door, 'utf8')) as { secret: string };
  const asked = (authorization: string) =>
    fetch(`http://127.0.0.1:${port}/operator/code`, {
      method: 'POST',
      headers: { authorization },
      body: JSON.stringify({ args: [] }),
    }).then((answer) => answer.status);
  expect(await asked(`Bearer ${'x'.repeat(secret.length)}`)).toBe(404);
  expect(await asked(`Bearer ${secret}`)).toBe(200);

  bot.kill();
  await bot.over;
  const left = start('main', ['code', '--for', '李明'], { env });
  expect(await left.over).toBe(0);
  expect(left.said).toEqual([expect.stringMatching(/^\d{6}$/)]);
});
