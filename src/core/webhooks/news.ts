/** What becomes of a webhook, told to whoever set it. */
import type { Card } from '../contract/card.ts';
import type { Tx } from '../db/tx.ts';
import { say } from '../delivery/say.ts';
import { findPerson } from '../people/store/people.ts';
import { timeWords, translator, type Translator } from '../text/phrases.ts';
import { hostOf } from './address.ts';
import type { Webhook } from './store/webhooks.ts';
import { reasonWords } from './words.ts';

export type WebhookNews =
  | { readonly kind: 'testArrived' }
  | { readonly kind: 'testFailed'; readonly reason: string }
  | { readonly kind: 'failing'; readonly since: Temporal.Instant; readonly reason: string }
  /** It says that it is there no more. */
  | { readonly kind: 'gone' };

export async function sayToSetter(
  tx: Tx,
  { webhook, news, now }: { readonly webhook: Webhook; readonly news: WebhookNews; readonly now: Temporal.Instant },
) {
  const person = await findPerson(tx, webhook.setBy);
  if (!person) return;
  const to = translator(person.locale, now.toZonedDateTimeISO(person.zone).toPlainDate());
  const card = newsCard(webhook, { news, zone: person.zone, to });
  await say(tx, { roomId: undefined, to: { person: person.id }, locale: person.locale, card, now });
}

function newsCard(
  { id, url }: Webhook,
  { news, zone, to }: { readonly news: WebhookNews; readonly zone: string; readonly to: Translator },
): Card {
  const { t } = to;
  const which = t({ zh: `${id}(${hostOf(url)})`, en: `${id} (${hostOf(url)})` });
  const test = { label: t({ zh: '测试', en: 'test' }), says: t({ zh: `测试推送${id}`, en: `test webhook ${id}` }) };
  if (news.kind === 'testArrived')
    return { icon: '📡', title: t({ zh: `推送${which}:测试送到了`, en: `Webhook ${which}: the test arrived` }) };
  if (news.kind === 'gone')
    return {
      icon: '🔌',
      title: t({
        zh: `推送${which}那边说不再收了(410),已停`,
        en: `Webhook ${which} says that it is gone (410): stopped`,
      }),
    };
  const lines = [reasonWords(news.reason, to)];
  if (news.kind === 'testFailed')
    return {
      icon: '⚠️',
      title: t({ zh: `推送${which}:测试没送到`, en: `Webhook ${which}: the test did not arrive` }),
      lines,
      buttons: [test],
    };
  const at = news.since.toZonedDateTimeISO(zone);
  const since = `${to.day(at.toPlainDate())} ${timeWords(at.toPlainTime())}`;
  return {
    icon: '⚠️',
    title: t({
      zh: `推送${which}从 ${since} 起送不到`,
      en: `Webhook ${which} has not taken anything since ${since}`,
    }),
    lines,
    footer: t({
      zh: '会继续试两天半,次序不变;之后的在「未送达的推送」里',
      en: 'It is tried for two and a half days, in order; what is given up then is in “undelivered webhooks”',
    }),
    buttons: [test],
  };
}
