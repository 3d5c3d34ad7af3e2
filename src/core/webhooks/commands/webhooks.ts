import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import type { Button } from '../../contract/card.ts';
import { WEBHOOK_EVENTS } from '../../contract/doors/webhook.ts';
import { refusal, type Refused } from '../../followups/resolve.ts';
import { UNDO, type Translator } from '../../text/phrases.ts';
import { hostOf, outsideAddress } from '../address.ts';
import { newSigningSecret } from '../signature.ts';
import { addMessage } from '../store/messages.ts';
import {
  activeWebhooks,
  addWebhook,
  changeWebhook,
  findWebhook,
  type Webhook,
  webhookSeal,
} from '../store/webhooks.ts';
import { eventWords } from '../words.ts';

/** Both sign for so long when a secret is changed. */
const OVERLAP = { hours: 24 };
/** More addresses than that are a mistake. */
const MOST = 20;

const Input = z.discriminatedUnion('wish', [
  z.object({
    wish: z.literal('set'),
    url: z.string(),
    events: z.array(z.enum(WEBHOOK_EVENTS)),
    hasWords: z.boolean(),
  }),
  z.object({ wish: z.literal('list') }),
  z.object({ wish: z.enum(['test', 'rotate', 'stop']), id: z.number().int().positive().optional() }),
]);
type Input = z.output<typeof Input>;

type Shown = Pick<Webhook, 'id' | 'url' | 'events' | 'hasWords'>;
type Outcome =
  | { readonly kind: 'set'; readonly webhook: Shown; readonly secret: string }
  | { readonly kind: 'whichEvents'; readonly url: string }
  | { readonly kind: 'badAddress' }
  | { readonly kind: 'tooMany' }
  | { readonly kind: 'list'; readonly webhooks: readonly Webhook[] }
  | { readonly kind: 'which'; readonly wish: 'test' | 'rotate' | 'stop'; readonly webhooks: readonly Webhook[] }
  | { readonly kind: 'testing'; readonly webhook: Shown }
  | { readonly kind: 'rotated'; readonly webhook: Shown; readonly secret: string }
  | { readonly kind: 'stopped'; readonly webhook: Shown }
  | { readonly kind: 'notHere' }
  | { readonly kind: 'noKey' }
  | Refused;

/** For admins, in their own room: a secret is said there once. */
export default defineCommand<Input, Outcome>({
  name: 'webhooks',
  intents: ['webhook.set', 'webhook.list', 'webhook.test', 'webhook.rotate', 'webhook.stop'],
  topic: 'setting',
  aside: true,
  does: {
    zh: '把发生的事推送给公司的其他系统(管理员,私聊)',
    en: 'have other programs of the firm told what happens (admins, in a direct message)',
  },
  examples: {
    zh: ['把赢单和投诉推送到 https://erp.example.com/hook', '推送列表', '测试推送1', '更换推送1的密钥', '停掉推送1'],
    en: [
      'push won deals and complaints to https://erp.example.com/hook',
      'list webhooks',
      'test webhook 1',
      'rotate the secret of webhook 1',
      'stop webhook 1',
    ],
  },

  input: Input,
  from({ intent, slots: { value, names = [], row, field } }) {
    if (intent === 'webhook.list') return { wish: 'list' };
    if (intent !== 'webhook.set') return { wish: intent.slice('webhook.'.length), id: row };
    const events = names.includes('all') ? WEBHOOK_EVENTS : names;
    return { wish: 'set', url: value, events: [...events], hasWords: field === 'with' };
  },

  async run(act, input) {
    if (act.person.role !== 'admin') return { kind: 'refused', why: 'admins_only' };
    if (act.room === 'group') return { kind: 'notHere' };
    if (input.wish === 'list') return { kind: 'list', webhooks: await activeWebhooks(act.tx) };
    return input.wish === 'set' ? set(act, input) : change(act, input);
  },

  say: {
    set: ({ webhook, secret }, to) => ({
      icon: '📡',
      title: to.t({
        zh: `好,${eventWords(webhook.events, to)}会推送到 ${hostOf(webhook.url)}(推送${webhook.id})`,
        en: `Done: ${eventWords(webhook.events, to)} go to ${hostOf(webhook.url)} (webhook ${webhook.id})`,
      }),
      lines: [secretLine(secret, to)],
      once: true,
      footer: to.t({
        zh: `${webhook.hasWords ? '带记录的原文' : '不带原文'};私密的和受限客户的从不发。测试推送正在路上`,
        en: `${webhook.hasWords ? 'With what people wrote' : 'Without what people wrote'}; never of what is private or of restricted customers. A test is on its way`,
      }),
      buttons: [undoButton(to)],
    }),
    whichEvents: ({ url }, to) => ({
      icon: '📡',
      title: to.t({ zh: `推送什么到 ${hostOf(url)}?`, en: `What is to go to ${hostOf(url)}?` }),
      lines: [eventWords(WEBHOOK_EVENTS, to)],
      buttons: [
        {
          label: to.t({ zh: '全部', en: 'everything' }),
          says: to.t({ zh: `把所有事件推送到 ${url}`, en: `push all events to ${url}` }),
        },
      ],
    }),
    badAddress: (_, { t }) => ({
      icon: '🤔',
      title: t({ zh: '这不是能推送到的地址', en: 'That is no address to push to' }),
      footer: t({ zh: '例如 https://erp.example.com/hook', en: 'For example https://erp.example.com/hook' }),
    }),
    tooMany: (_, { t }) => ({
      icon: '🤔',
      title: t({ zh: `已有 ${MOST} 个推送,先停掉一个`, en: `There are ${MOST} webhooks: stop one first` }),
    }),
    list: ({ webhooks }, to) => ({
      icon: '📡',
      title: webhooks.length
        ? to.t({ zh: `推送(${webhooks.length})`, en: `Webhooks (${webhooks.length})` })
        : to.t({ zh: '还没有推送', en: 'There are no webhooks yet' }),
      lines: webhooks.map((webhook) => line(webhook, to)),
      footer: to.t({
        zh: '「把赢单推送到 https://…」加一个;「测试推送1」「更换推送1的密钥」「停掉推送1」「未送达的推送」',
        en: '“push won deals to https://…” adds one; “test webhook 1”, “rotate the secret of webhook 1”, “stop webhook 1”, “undelivered webhooks”',
      }),
    }),
    which: ({ wish, webhooks }, to) =>
      webhooks.length
        ? {
            icon: '📡',
            title: to.t({ zh: '哪一个?', en: 'Which one?' }),
            lines: webhooks.map((webhook) => line(webhook, to)),
            buttons: webhooks.map(({ id, url }): Button => ({
              label: `${id} ${hostOf(url)}`,
              says: to.t(WISHES[wish](id)),
            })),
          }
        : { icon: '📡', title: to.t({ zh: '没有这个推送', en: 'There is no such webhook' }) },
    testing: ({ webhook }, { t }) => ({
      icon: '📡',
      title: t({
        zh: `测试正发往 ${hostOf(webhook.url)},到没到马上告诉你`,
        en: `A test is on its way to ${hostOf(webhook.url)}; you hear at once whether it arrives`,
      }),
    }),
    rotated: ({ webhook, secret }, to) => ({
      icon: '🔑',
      title: to.t({ zh: `推送${webhook.id}换了密钥`, en: `Webhook ${webhook.id} has a new secret` }),
      lines: [secretLine(secret, to)],
      once: true,
      footer: to.t({ zh: '24 小时内新旧两个都签', en: 'For 24 hours both the old and the new one sign' }),
    }),
    stopped: ({ webhook }, to) => ({
      icon: '🔕',
      title: to.t({ zh: `推送${webhook.id}停了`, en: `Webhook ${webhook.id} is stopped` }),
      buttons: [undoButton(to)],
    }),
    notHere: (_, { t }) => ({
      icon: '🔒',
      title: t({ zh: '推送请私聊我设置', en: 'Please set webhooks in a direct message to me' }),
    }),
    noKey: (_, { t }) => ({
      icon: '🔑',
      title: t({
        zh: '要先设置 SECRET_KEY(签名密钥靠它加密保存),再重启',
        en: 'Set SECRET_KEY first (signing secrets are kept encrypted with it), and start again',
      }),
    }),
    refused: refusal,
  },
});

async function set({ tx, person, vault }: Act, wanted: Extract<Input, { wish: 'set' }>): Promise<Outcome> {
  const url = outsideAddress(wanted.url);
  if (url === undefined) return { kind: 'badAddress' };
  if (!vault) return { kind: 'noKey' };
  if (!wanted.events.length) return { kind: 'whichEvents', url };
  if ((await activeWebhooks(tx)).length >= MOST) return { kind: 'tooMany' };
  const secret = newSigningSecret();
  const { events, hasWords } = wanted;
  const sealed = vault.seal(secret, webhookSeal({ url }));
  const id = await addWebhook(tx, { url, events, hasWords, secret: sealed, setBy: person.id });
  await addMessage(tx, { webhookId: id, event: 'webhook.test', subjectId: id });
  return { kind: 'set', webhook: { id, url, events, hasWords }, secret };
}

async function change(
  { tx, vault, now }: Act,
  { wish, id }: Extract<Input, { wish: 'test' | 'rotate' | 'stop' }>,
): Promise<Outcome> {
  const all = await activeWebhooks(tx);
  const [only, another] = all;
  const webhook = id === undefined ? (another ? undefined : only) : await findWebhook(tx, id);
  if (!webhook) return { kind: 'which', wish, webhooks: all };
  if (wish === 'stop') {
    await changeWebhook(tx, { id: webhook.id, state: 'stopped' });
    return { kind: 'stopped', webhook };
  }
  if (wish === 'test') {
    await changeWebhook(tx, { id: webhook.id, freeAt: null });
    await addMessage(tx, { webhookId: webhook.id, event: 'webhook.test', subjectId: webhook.id });
    return { kind: 'testing', webhook };
  }
  if (!vault) return { kind: 'noKey' };
  const secret = newSigningSecret();
  await changeWebhook(tx, {
    id: webhook.id,
    secret: vault.seal(secret, webhookSeal(webhook)),
    oldSecret: webhook.secret,
    oldSecretUntil: now.add(OVERLAP),
  });
  return { kind: 'rotated', webhook, secret };
}

const WISHES = {
  test: (id: number) => ({ zh: `测试推送${id}`, en: `test webhook ${id}` }),
  rotate: (id: number) => ({ zh: `更换推送${id}的密钥`, en: `rotate the secret of webhook ${id}` }),
  stop: (id: number) => ({ zh: `停掉推送${id}`, en: `stop webhook ${id}` }),
};

function secretLine(secret: string, { t }: Translator) {
  return t({ zh: `签名密钥(只显示这一次):${secret}`, en: `Signing secret, shown this once: ${secret}` });
}

function undoButton({ t }: Translator): Button {
  return { label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' };
}

function line({ id, url, events, hasWords, failingSince, failures }: Webhook, to: Translator) {
  const parts = [
    `${id} · ${hostOf(url)}`,
    events.length === WEBHOOK_EVENTS.length ? to.t({ zh: '全部', en: 'everything' }) : eventWords(events, to),
    ...(hasWords ? [to.t({ zh: '带原文', en: 'with text' })] : []),
    ...(failingSince
      ? [
          to.t({
            zh: `⚠️ 连续 ${failures} 次没送到`,
            en: failures === 1 ? '⚠️ failed once' : `⚠️ ${failures} failures in a row`,
          }),
        ]
      : []),
  ];
  return parts.join(' · ');
}
