import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { refusal, type Refused } from '../../followups/resolve.ts';
import { addPerson } from '../../people/store/people.ts';
import { UNDO, type Translator } from '../../text/phrases.ts';
import { newSigningSecret } from '../../webhooks/signature.ts';
import { mapNames, readMap } from '../mapFiles.ts';
import {
  activeFeeds,
  addFeed,
  changeFeed,
  feedNamed,
  feedSeal,
  type FeedState,
  isFeedNameTaken,
} from '../store/feeds.ts';
import { RECORD_WORDS } from '../words.ts';

const Name = z
  .string()
  .transform((name) => name.trim().toLowerCase())
  .pipe(z.string().regex(/^[a-z][a-z\d-]{1,30}$/));

const Input = z.discriminatedUnion('wish', [
  z.object({ wish: z.literal('connect'), name: Name, map: z.string().optional() }),
  z.object({ wish: z.literal('list') }),
  z.object({ wish: z.enum(['rotate', 'stop']), name: Name }),
]);
type Input = z.output<typeof Input>;

type Connected = { readonly name: string; readonly secret: string };
type Outcome =
  | (Connected & { readonly kind: 'connected'; readonly map: string })
  | (Connected & { readonly kind: 'rotated' })
  | { readonly kind: 'whichMap'; readonly name: string; readonly maps: readonly string[] }
  | { readonly kind: 'badMap'; readonly map: string; readonly wrong: string }
  | { readonly kind: 'taken'; readonly name: string }
  | { readonly kind: 'list'; readonly feeds: readonly FeedState[]; readonly zone: string }
  | { readonly kind: 'stopped'; readonly name: string }
  | { readonly kind: 'none'; readonly name: string }
  | { readonly kind: 'notHere' }
  | { readonly kind: 'noKey' }
  | Refused;

/** For admins, in their own room: a secret is said there once. */
export default defineCommand<Input, Outcome>({
  name: 'feeds',
  intents: ['feed.connect', 'feed.list', 'feed.rotate', 'feed.stop'],
  topic: 'setting',
  aside: true,
  does: {
    zh: '接入 ERP、商城、电话系统、网站表单的数据(管理员,私聊)',
    en: 'have your ERP, shop, telephone system or web form tell us things (admins, in a direct message)',
  },
  examples: {
    zh: ['接入数据源 erp 用 kingdee', '数据源列表', '更换数据源 erp 的密钥', '停用数据源 erp'],
    en: ['connect feed erp with kingdee', 'list feeds', 'rotate the secret of feed erp', 'stop feed erp'],
  },

  input: Input,
  from({ intent, slots: { text, value } }) {
    return { wish: intent.slice('feed.'.length), name: text, map: value };
  },

  async run(act, input) {
    if (act.person.role !== 'admin') return { kind: 'refused', why: 'admins_only' };
    if (act.room === 'group') return { kind: 'notHere' };
    if (input.wish === 'list') return { kind: 'list', feeds: await activeFeeds(act.tx), zone: act.person.zone };
    return input.wish === 'connect' ? connect(act, input) : change(act, input);
  },

  say: {
    connected: ({ name, map, secret }, to) => ({
      icon: '🔌',
      title: to.t({ zh: `数据源 ${name} 接好了(格式 ${map})`, en: `Feed ${name} is connected (map ${map})` }),
      lines: [
        to.t({ zh: `地址:POST /in/${name},JSON 或 CSV`, en: `Address: POST /in/${name}, JSON or CSV` }),
        secretLine(secret, to),
      ],
      once: true,
      footer: to.t({
        zh: `先试跑:POST /in/${name}?dry=1,什么都不写。对不上的客户名我会问你,只问一次`,
        en: `Try it first: POST /in/${name}?dry=1 writes nothing. Names that nobody knows I ask you about, once`,
      }),
      buttons: [{ label: to.t(UNDO), says: to.t(UNDO), key: '0', style: 'danger' }],
    }),
    rotated: ({ name, secret }, to) => ({
      icon: '🔑',
      title: to.t({
        zh: `数据源 ${name} 换了密钥,旧的不再有效`,
        en: `Feed ${name} has a new secret; the old one is no good any more`,
      }),
      lines: [secretLine(secret, to)],
      once: true,
    }),
    whichMap: ({ name, maps }, { t }) => ({
      icon: '🔌',
      title: t({ zh: `${name} 用哪种格式?`, en: `Which map does ${name} use?` }),
      buttons: maps.map((map) => ({
        label: map,
        says: t({ zh: `接入数据源 ${name} 用 ${map}`, en: `connect feed ${name} with ${map}` }),
      })),
      footer: t({ zh: '自己的格式:在 maps/ 里放一个 JSON 文件', en: 'For one of your own put a JSON file into maps/' }),
    }),
    badMap: ({ map, wrong }, { t }) => ({
      icon: '🤔',
      title: t({ zh: `maps/${map}.json 有错`, en: `maps/${map}.json is wrong` }),
      lines: wrong.split('\n').slice(0, 8),
    }),
    taken: ({ name }, { t }) => ({
      icon: '🤔',
      title: t({ zh: `已有数据源叫 ${name},换个名字`, en: `There is a feed called ${name}: take another name` }),
    }),
    list: ({ feeds, zone }, to) => ({
      icon: '🔌',
      title: feeds.length
        ? to.t({ zh: `数据源(${feeds.length})`, en: `Feeds (${feeds.length})` })
        : to.t({
            zh: '还没有数据源。例如:接入数据源 erp 用 kingdee',
            en: 'There are no feeds yet. For example: connect feed erp with kingdee',
          }),
      lines: feeds.map((feed) => line(feed, { zone, to })),
      ...(feeds.some(({ unmatched }) => unmatched) && {
        buttons: [
          {
            label: to.t({ zh: '对不上的名字', en: 'unmatched names' }),
            says: to.t({ zh: '对不上的名字', en: 'unmatched names' }),
          },
        ],
      }),
    }),
    stopped: ({ name }, { t }) => ({
      icon: '🔕',
      title: t({
        zh: `数据源 ${name} 停了,它的数据不再显示`,
        en: `Feed ${name} is stopped; what it told is shown no more`,
      }),
      buttons: [{ label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' }],
    }),
    none: ({ name }, { t }) => ({ icon: '🤔', title: t({ zh: `没有数据源 ${name}`, en: `There is no feed ${name}` }) }),
    notHere: (_, { t }) => ({
      icon: '🔒',
      title: t({ zh: '数据源请私聊我设置', en: 'Please set feeds in a direct message to me' }),
    }),
    noKey: (_, { t }) => ({
      icon: '🔑',
      title: t({ zh: '要先设置 SECRET_KEY,再重启', en: 'Set SECRET_KEY first, and start again' }),
    }),
    refused: refusal,
  },
});

async function connect(
  { tx, person, vault }: Act,
  { name, map }: Extract<Input, { wish: 'connect' }>,
): Promise<Outcome> {
  if (!vault) return { kind: 'noKey' };
  const read = map === undefined ? undefined : readMap(map);
  if (map === undefined || !read) return { kind: 'whichMap', name, maps: mapNames() };
  if ('wrong' in read) return { kind: 'badMap', map, wrong: read.wrong };
  if (await isFeedNameTaken(tx, name)) return { kind: 'taken', name };
  const secret = newSigningSecret();
  const { id: personId } = await addPerson(tx, {
    name,
    role: 'rep',
    locale: person.locale,
    zone: person.zone,
    teamId: undefined,
    isProgram: true,
  });
  await addFeed(tx, { name, map: read, secret: vault.seal(secret, feedSeal({ name })), setBy: person.id, personId });
  return { kind: 'connected', name, map, secret };
}

async function change(
  { tx, vault }: Act,
  { wish, name }: Extract<Input, { wish: 'rotate' | 'stop' }>,
): Promise<Outcome> {
  const feed = await feedNamed(tx, name);
  if (!feed) return { kind: 'none', name };
  if (wish === 'stop') {
    await changeFeed(tx, { id: feed.id, state: 'stopped' });
    return { kind: 'stopped', name };
  }
  if (!vault) return { kind: 'noKey' };
  const secret = newSigningSecret();
  await changeFeed(tx, { id: feed.id, secret: vault.seal(secret, feedSeal(feed)) });
  return { kind: 'rotated', name, secret };
}

function secretLine(secret: string, { t }: Translator) {
  return t({ zh: `密钥(只显示这一次):${secret}`, en: `Secret, shown this once: ${secret}` });
}

function line(
  { name, map, count, lastAt, unmatched }: FeedState,
  { zone, to }: { readonly zone: string; readonly to: Translator },
) {
  const last = lastAt?.toZonedDateTimeISO(zone).toPlainDate();
  return [
    `${name} · ${to.t(RECORD_WORDS[map.kind])}`,
    to.t({ zh: `${count} 条`, en: `${count} records` }),
    ...(last ? [to.t({ zh: `最近 ${to.day(last)}`, en: `last ${to.day(last)}` })] : []),
    ...(unmatched ? [to.t({ zh: `⚠️ ${unmatched} 个名字对不上`, en: `⚠️ ${unmatched} unmatched names` })] : []),
  ].join(' · ');
}
