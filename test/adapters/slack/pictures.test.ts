/** A card's picture in Slack: a file put there first, then shown by the message; in words where Slack does not take it. */
import { beforeEach, expect, test } from 'vitest';
import { slackHouse, type SlackHouse } from './support/house.ts';

const it = {} as SlackHouse;

beforeEach(async () => {
  Object.assign(it, await slackHouse());
  for (const words of ['新客户 华为', '新客户 立讯', '华为 商机 120万 报价阶段', '立讯 商机 20万 谈判阶段'])
    await it.says('U1', words);
});

const last = () => it.room('D-U1').at(-1);
const posts = () => it.slack.calls.filter(({ method }) => method === 'chat.postMessage').length;

test('it is uploaded for nobody in particular, and the message shows it with words for whoever does not see it', async () => {
  await it.says('U1', '漏斗');
  const [file] = it.slack.state.files;
  expect(file?.bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(it.slack.calls.find(({ method }) => method === 'files.completeUploadExternal')?.args).not.toHaveProperty(
    'channel_id',
  );
  expect(last()?.blocks).toContainEqual({
    type: 'image',
    slack_file: { id: 'F1' },
    alt_text: '漏斗: 报价阶段 1, 谈判阶段 1',
  });
});

test('while Slack is still taking the file in, the message is tried again; what it never takes is said in words', async () => {
  const refused = { times: 0, most: 1 };
  it.slack.state.trouble = ({ method, args }) => {
    if (method !== 'chat.postMessage' || !JSON.stringify(args).includes('slack_file')) return undefined;
    refused.times += 1;
    return refused.times > refused.most ? undefined : { error: 'invalid_blocks' };
  };
  await it.says('U1', '漏斗');
  expect(refused.times).toBe(2);
  expect(last()?.blocks.some(({ type }) => type === 'image')).toBe(true);
  refused.most = 100;
  const before = posts();
  await it.says('U1', '漏斗');
  expect(posts()).toBe(before + 4);
  expect(last()?.blocks.some(({ type }) => type === 'image')).toBe(false);
  expect(last()?.text).toContain('报价阶段 1 · 谈判阶段 1');
});

test('an app that may not upload says it in words', async () => {
  it.slack.state.trouble = ({ method }) =>
    method === 'files.getUploadURLExternal' ? { error: 'missing_scope', needed: 'files:write' } : undefined;
  await it.says('U1', '漏斗');
  expect(last()?.text).toContain('报价阶段 1 · 谈判阶段 1');
  expect(last()?.blocks.some(({ type }) => type === 'image')).toBe(false);
});
