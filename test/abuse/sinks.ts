/** What people type, on its way out: every platform's own form of it, and what must not be in it. */
import { readFileSync } from 'node:fs';
import { markdown as dingtalk, values } from '../../src/adapters/dingtalk/render.ts';
import { render as feishu } from '../../src/adapters/feishu/render.ts';
import { blocksOf, render as slack } from '../../src/adapters/slack/out/render.ts';
import { told } from '../../src/adapters/web/render.ts';
import { markdown as wecom, templateCard } from '../../src/adapters/wecom/render.ts';
import { cardText } from '../../src/core/contract/cardText.ts';
import type { Card } from '../../src/core/contract/card.ts';

export type Case = { readonly kind: string; readonly input: string };

/** The cases of one file of this folder; `units`: what no JSON can hold, as UTF-16. */
export function corpus(
  name: 'output' | 'cells' | 'unicode' | 'queries' | 'times' | 'addresses' | 'numbers',
): readonly Case[] {
  return readFileSync(new URL(`${name}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const { kind, input, units } = JSON.parse(line) as { kind: string; input: string; units?: readonly number[] };
      return { kind, input: units ? String.fromCharCode(...units) : input };
    });
}

/** Words of somebody's in every place that has words. */
export const cardOf = (words: string): Card => ({
  icon: '✅',
  title: words,
  facts: [
    { label: '', text: words },
    { label: words, text: words },
  ],
  lines: [words, `• ${words}`],
  list: 'note',
  items: [{ text: words, says: `看 ${words}`, ref: 1, buttons: [{ label: words, says: `看 ${words}` }] }],
  buttons: [{ label: words, says: `客户 ${words}` }],
  footer: words,
});

type Sink = (card: Card) => Promise<string | undefined>;

const place = { room: 'D1', locale: 'zh' } as const;
const lineOf = (card: Card) => ({ ...place, card, text: cardText(card, 'zh'), unsure: false, key: '1', account: 'a' });

/** Each says what is wrong with it; nothing: it is only read. */
export const SINKS: Readonly<Record<string, Sink>> = {
  'Slack, the words of a notification': async (card) => markup(slack(lineOf(card)).text),
  'Slack, blocks': async (card) => liveIn(slack(lineOf(card)).blocks),
  'Slack, a modal or home tab': async (card) => liveIn(blocksOf(card, { locale: 'zh', isHeard: false })),
  'WeCom, Markdown': async (card) => linkIn(wecom(lineOf(card))),
  'WeCom, a card': async (card) =>
    jumpIn(templateCard({ title: card.title, facts: card.facts ?? [], buttons: card.buttons ?? [] }, { id: '1' })),
  'Feishu, a card': async (card) => larkIn(feishu({ ...lineOf(card), room: 'ou_lilei' })),
  'DingTalk, Markdown': async (card) => linkIn(dingtalk(lineOf(card)).text) ?? linkIn(dingtalk(lineOf(card)).title),
  'DingTalk, a card': async (card) => {
    const { title, text } = values({ ...lineOf(card), room: 'lilei' });
    return linkIn(title) ?? linkIn(text);
  },
  'a web page': async (card) => {
    const [seen, harmless] = await Promise.all([tagsOf(card), tagsOf(cardOf('x'))]);
    return seen === harmless ? undefined : 'its tags are not those of the same card with other words';
  },
};

/** Slack reads a mention, a link or a command only between these. */
function markup(text: string) {
  return /[<>]/.test(text) ? `Slack's markup: ${/[<>].{0,40}/.exec(text)?.[0]}` : undefined;
}

function liveIn(blocks: unknown): string | undefined {
  const found = every(blocks).find((node) => {
    if (node['type'] === 'mrkdwn') return markup(String(node['text']));
    return (
      ['user', 'usergroup', 'broadcast', 'channel', 'link', 'team', 'date', 'emoji'].includes(String(node['type'])) ||
      'url' in node
    );
  });
  return found && JSON.stringify(found).slice(0, 100);
}

/** Links are ours alone: those that say what a button would. */
function linkIn(text: unknown): string | undefined {
  const words = String(text);
  const ours = words.replaceAll(/\[[^[\]]*\]\(dtmd:[^()\s]*\)/g, '');
  const found = /<[^\s]|\]\(|!\[|^\s{0,3}#{1,6}\s|`|\*\*|^\s*\[[^\]]+\]:/m.exec(ours);
  return found ? `Markdown: ${ours.slice(found.index, found.index + 40)}` : undefined;
}

function larkIn(card: unknown): string | undefined {
  const found = every(card).find(({ tag }) => ['lark_md', 'markdown', 'at', 'a'].includes(String(tag)));
  return found && JSON.stringify(found).slice(0, 100);
}

function jumpIn(card: unknown): string | undefined {
  const found = every(card).find((node) => 'url' in node && node['url'] !== undefined);
  return found && JSON.stringify(found).slice(0, 100);
}

function every(node: unknown): Record<string, unknown>[] {
  if (Array.isArray(node)) return node.flatMap(every);
  if (typeof node !== 'object' || node === null) return [];
  return [node as Record<string, unknown>, ...Object.values(node).flatMap(every)];
}

async function tagsOf(card: Card) {
  const page = String(await told(card));
  return [...page.matchAll(/<\/?[^>]*>/g)].map(([tag]) => tag.replaceAll(/="[^"]*"/g, '=""')).join('');
}
