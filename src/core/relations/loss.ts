/** What goes with a colleague who goes: customers that nobody else knows, what they are worth, what was promised, what is not written down. */
import type { Act } from '../command.ts';
import type { Card } from '../contract/card.ts';
import type { Person } from '../contract/person.ts';
import { followUpsOf } from '../followups/store/followUps.ts';
import { homeOf } from '../outcomes/home.ts';
import { type Home, moneyFacts } from '../outcomes/money.ts';
import { type Money, totalsOf } from '../outcomes/store/sums.ts';
import { logRead } from '../access/store/readLog.ts';
import { shorten, type Translator } from '../text/phrases.ts';
import { byWeight, hangsOn, type KeyPersonRisk, closestTo, WORTH_WRITING } from './keyPersonRisk.ts';
import { loadRisks } from './loadRisks.ts';
import { joinButton, knowersSentence, riskLine, secondWords, unwritten } from './riskWords.ts';
import { type Proposal, proposeSecond } from './secondPerson.ts';
import { openPromises, workloads } from './store/knowledge.ts';

export type Loss = {
  readonly colleague: Person;
  readonly owned: number;
  /** Customers that nobody would know any more, the weightiest first. */
  readonly lost: readonly KeyPersonRisk[];
  /** What their customers come to, by kind. */
  readonly worth: readonly Money[];
  readonly home: Home;
  readonly promises: Awaited<ReturnType<typeof openPromises>>;
  readonly followUps: number;
  readonly second: Proposal | undefined;
};

const SHOWN = 8;
const FEW = 3;

export async function whatIsLost({ tx, today }: Pick<Act, 'tx' | 'today'>, colleague: Person): Promise<Loss> {
  const all = await loadRisks(tx, { of: { personId: colleague.id }, on: today });
  const isOwn = ({ customer }: KeyPersonRisk) => customer.ownerId === colleague.id;
  const lost = byWeight(all.filter((risk) => hangsOn(risk, colleague.id) || (isOwn(risk) && !closestTo(risk).length)));
  await logRead(
    tx,
    lost.slice(0, SHOWN).map(({ customer }) => customer.id),
  );
  const theirs = all.filter((risk) => isOwn(risk) || hangsOn(risk, colleague.id)).map(({ customer }) => customer.id);
  const [first] = lost;
  return {
    colleague,
    owned: all.filter(isOwn).length,
    lost,
    worth: await totalsOf(tx, { ownerId: colleague.id }),
    home: await homeOf({ tx, today }),
    promises: await openPromises(tx, theirs),
    followUps: (await followUpsOf(tx, { ownerId: colleague.id, before: today.add({ years: 100 }) })).length,
    second:
      first &&
      proposeSecond(
        first,
        (await workloads(tx)).filter(({ personId }) => personId !== colleague.id),
      ),
  };
}

export function lossCard(
  { colleague, owned, lost, worth, home, promises, followUps, second }: Loss,
  to: Translator,
): Card {
  const { t } = to;
  const [first] = lost;
  const thin = lost.filter(({ customer }) => WORTH_WRITING.some((topic) => !customer.topics.includes(topic)));
  const fact = (label: string, text: string) => (text ? [{ label, text }] : []);
  return {
    icon: '🚪',
    title: t({
      zh: `如果${colleague.name}走了:${lost.length} 家客户没人懂了(负责 ${owned} 家)`,
      en: `If ${colleague.name} left: nobody would know ${lost.length === 1 ? '1 customer' : `${lost.length} customers`} (owns ${owned})`,
    }),
    facts: [
      ...(worth.length
        ? moneyFacts(worth, { home, to })
        : fact(t({ zh: '金额', en: 'worth' }), t({ zh: '没有记过', en: 'nothing noted' }))),
      ...fact(
        t({ zh: '答应过没兑现', en: 'promised, still open' }),
        summed(
          promises.map(({ customer, text }) => `${customer} ${shorten(text, 24)}`),
          to,
        ),
      ),
      ...fact(t({ zh: '没做完的跟进', en: 'open follow-ups' }), followUps ? String(followUps) : ''),
      ...fact(
        t({ zh: '还没写下来', en: 'not written down' }),
        summed(
          thin.map(({ customer }) => `${customer.name}(${unwritten(customer, to)})`),
          to,
        ),
      ),
      ...(first && second
        ? fact(
            t({ zh: '下一步', en: 'next step' }),
            t({
              zh: `${first.customer.name}带上${secondWords(second, to)}`,
              en: `take ${secondWords(second, to)} along to ${first.customer.name}`,
            }),
          )
        : []),
    ],
    list: 'customer',
    items: lost.slice(0, SHOWN).map((risk) => ({
      text: riskLine(risk, to),
      ref: risk.customer.id,
      says: t(knowersSentence(risk.customer.name)),
    })),
    buttons: [
      ...(first && second ? [joinButton(first.customer, second, to)] : []),
      ...(lost.length
        ? [
            {
              label: t({ zh: '配B角', en: 'give backups' }),
              says: t({ zh: '给每个配个B角', en: 'give each a backup' }),
            },
          ]
        : []),
    ],
    ...(lost.length > SHOWN && {
      footer: t({ zh: `还有 ${lost.length - SHOWN} 家`, en: `${lost.length - SHOWN} more` }),
    }),
  };
}

/** «3 条:…;…;…». */
function summed(words: readonly string[], { t }: Translator): string {
  if (!words.length) return '';
  const more = words.length > FEW ? '…' : '';
  return `${words.length}: ${words.slice(0, FEW).join(t({ zh: ';', en: '; ' }))}${more}`;
}
