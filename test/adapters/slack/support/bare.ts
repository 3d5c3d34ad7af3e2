/** Slack's adapter with no house behind it. */
import { onTestFinished } from 'vitest';
import { type Installations, type Settings, slack } from '../../../../src/adapters/slack/index.ts';
import { FRIDAY } from '../../../support/world.ts';
import { standIn, TOKEN } from './standin.ts';

export async function bareSlack({
  find = async () => undefined,
  ...settings
}: Pick<Settings, 'appToken' | 'signingSecret'> & Partial<Pick<Installations, 'find'>>) {
  const there = await standIn(() => FRIDAY, 'T1');
  const log: string[] = [];
  const adapter = slack({
    settings: { token: TOKEN, apiUrl: there.apiUrl, ...settings },
    installations: {
      find,
      keep: async () => {},
      join: async () => {},
      drop: async () => {},
      claim: async () => false,
    },
    register: {
      find: async () => undefined,
      keep: async () => {},
      meet: async () => {},
      follow: async () => {},
      tellCrowd: async () => {},
    },
    memos: { find: async () => ({}), keep: async () => {} },
    pageOf: async () => ({ locale: 'zh', cards: [] }),
    localeOf: async () => 'zh',
    preview: async (_who, { text }) => ({ locale: 'zh', text, customer: undefined, isNote: true, understood: [] }),
    suggest: async () => [],
    trouble: async () => {},
    clock: () => FRIDAY,
    log(sentence) {
      log.push(sentence);
      if (sentence === 'Slack is to send that again') there.giveUp();
    },
  });
  onTestFinished(async () => {
    await adapter.stop();
    await there.close();
  });
  return { adapter, there, log };
}
