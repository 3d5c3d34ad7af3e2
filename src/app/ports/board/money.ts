/** Money by kind, by stage and by person: kinds and currencies are never added, and people stand in the order of the team. */
import type { BoardRow, BoardSection, Tone } from '../../../adapters/web/views/views.ts';
import { inStageOrder, stageLabel } from '../../../core/company/stages.ts';
import { allStages } from '../../../core/company/store/stages.ts';
import { SUM_KINDS } from '../../../core/contract/vocabulary.ts';
import { type Deal, dealStages, listDeals } from '../../../core/outcomes/store/deals.ts';
import {
  type Money,
  sourcesOf,
  type SumSelection,
  sumsOfDeals,
  totalsByOwner,
  totalsOf,
} from '../../../core/outcomes/store/sums.ts';
import { everyone } from '../../../core/people/store/people.ts';
import type { Translator } from '../../../core/text/phrases.ts';
import { BEHIND, type Board, noteLink, shortSum, words } from './parts.ts';

/** So many open deals are looked through. */
const DEALS = 500;
const PEOPLE = 20;

type Of = Board & { readonly since: Temporal.PlainDate };

export async function money(board: Board): Promise<BoardSection[]> {
  const of = { ...board, since: board.today.with({ month: 1, day: 1 }) };
  return [...(await byKind(of)), ...(await byStage(of)), ...(await byPerson(of))];
}

const isOurs = ({ kind }: Money) => kind !== 'competitor';

async function byKind({ tx, teamId, since, to }: Of): Promise<BoardSection[]> {
  const found = (await totalsOf(tx, { teamId, since })).filter(isOurs);
  const main = mainCurrency(found);
  const place = ({ kind, currency }: Money) => [currency === main ? '' : currency, ORDER.indexOf(kind)] as const;
  const totals = found.toSorted((one, other) => {
    const [[money, kind], [otherMoney, otherKind]] = [place(one), place(other)];
    return money.localeCompare(otherMoney) || kind - otherKind;
  });
  const signed = totals.find(({ kind }) => kind === 'signed');
  const sections: BoardSection[] = [];
  for (const total of totals) {
    const { kind, currency } = total;
    sections.push({
      id: `money-${kind}-${currency}`,
      group: 'money',
      title:
        kind === 'unsaid'
          ? to.t({ zh: '今年提到、没说是哪种', en: 'This year, kind not said' })
          : to.t({ zh: `今年${SUM_KINDS[kind].zh}`, en: `This year, ${SUM_KINDS[kind].en}` }),
      figure: sumWords(total, to),
      state: undefined,
      tone: TONES[kind],
      isFirst: total === signed,
      share: shareOf(total, totals),
      says: to.t({ zh: '漏斗', en: 'pipeline' }),
      rows: await behind(tx, { which: { teamId, since, kind }, currency, to }),
    });
  }
  return sections;
}

/** What was reached, what is on the way, what is hoped for, what is gone. */
const ORDER: readonly Money['kind'][] = ['signed', 'order', 'paid', 'quote', 'budget', 'unsaid', 'loss'];

const TONES: Readonly<Partial<Record<Money['kind'], Tone>>> = {
  signed: 'good',
  paid: 'good',
  order: 'good',
  loss: 'lost',
  budget: 'hope',
};

async function byStage({ tx, teamId, to }: Of): Promise<BoardSection[]> {
  const which = { teamId };
  const stages = inStageOrder(await dealStages(tx, which), await allStages(tx));
  const { deals } = await listDeals(tx, { which, most: DEALS, skip: 0 });
  const sums = await sumsOfDeals(
    tx,
    deals.map(({ id }) => id),
  );
  const most = Math.max(...stages.map(({ count }) => count));
  return stages.map((stage, at) => {
    const theirs = deals.filter((deal) => deal.stage === stage.stage && deal.stageName === stage.stageName);
    const asked = ({ id }: Deal) => sums.filter((sum) => sum.dealId === id && isOurs(sum));
    return {
      id: `stage-${at}`,
      group: 'stage',
      title: to.t(stageLabel(stage)) || to.t({ zh: '没说阶段', en: 'no stage said' }),
      figure: to.t({ zh: `${stage.count} 单`, en: stage.count === 1 ? '1 deal' : `${stage.count} deals` }),
      note: added(theirs.flatMap(asked))
        .map((sum) => `${to.t(SUM_KINDS[sum.kind])} ${sumWords(sum, to)}`)
        .join(' · '),
      state: undefined,
      share: Math.round((stage.count / most) * 100),
      says: to.t({ zh: '漏斗', en: 'pipeline' }),
      rows: theirs.slice(0, BEHIND).map((deal) => ({
        href: noteLink(deal.customerId, deal.interactionId),
        name: deal.customer,
        text: words(
          deal.owner,
          ...asked(deal).map((sum) => `${to.t(SUM_KINDS[sum.kind])} ${sumWords(sum, to)}`),
          deal.closeOn && to.t({ zh: `预计 ${to.day(deal.closeOn)} 签`, en: `to be signed ${to.day(deal.closeOn)}` }),
        ),
      })),
    };
  });
}

async function byPerson({ tx, teamId, since, to }: Of): Promise<BoardSection[]> {
  const totals = (await totalsByOwner(tx, { teamId, since })).filter(isOurs);
  const owners = (await everyone(tx)).filter(({ id }) => totals.some(({ ownerId }) => ownerId === id));
  const main = mainCurrency(totals);
  const sections: BoardSection[] = [];
  for (const owner of owners.slice(0, PEOPLE)) {
    const theirs = totals.filter(({ ownerId }) => ownerId === owner.id);
    const signed = theirs.filter(({ kind }) => kind === 'signed');
    sections.push({
      id: `person-${owner.id}`,
      group: 'person',
      title: owner.name,
      figure: signed.map((sum) => sumWords(sum, to)).join(' + ') || '–',
      note: theirs.map((sum) => `${to.t(SUM_KINDS[sum.kind])} ${sumWords(sum, to)}`).join(' · '),
      state: undefined,
      bars: barsOf(
        owner.id,
        totals.filter(({ currency, kind }) => currency === main && BARS.includes(kind)),
      ),
      says: to.t({ zh: `${owner.name}的商机`, en: `${owner.name}'s deals` }),
      rows: await behind(tx, { which: { ownerId: owner.id, since }, to }),
    });
  }
  return sections;
}

/** What is drawn of a person: reached, on the way, gone. */
const BARS: readonly Money['kind'][] = ['signed', 'order', 'quote', 'loss'];

/** Bars compare within one currency: that of most sums. */
function mainCurrency(totals: readonly Money[]) {
  const counts = [...Map.groupBy(totals, ({ currency }) => currency)].toSorted(
    (one, other) => other[1].length - one[1].length,
  );
  return counts[0]?.[0];
}

function barsOf(ownerId: number, drawn: readonly (Money & { readonly ownerId: number })[]) {
  const sums = [...Map.groupBy(drawn, (each) => each.ownerId).values()].map((each) =>
    each.reduce((sum, { amount }) => sum + amount, 0),
  );
  const most = Math.max(...sums);
  return BARS.flatMap((kind) => drawn.filter((each) => each.kind === kind && each.ownerId === ownerId)).map(
    ({ kind, amount }) => ({ tone: TONES[kind], share: Math.round((amount / most) * 1000) / 10 }),
  );
}

/** The notes that say it, the newest first. */
async function behind(
  tx: Board['tx'],
  { which, currency, to }: { readonly which: SumSelection; readonly currency?: string; readonly to: Translator },
): Promise<BoardRow[]> {
  const sources = await sourcesOf(tx, { which, most: BEHIND, skip: 0 });
  return sources
    .filter((each) => isOurs(each) && (currency === undefined || each.currency === currency))
    .map((each) => ({
      href: noteLink(each.customerId, each.noteId),
      name: each.customer,
      text: words(
        `${to.t(SUM_KINDS[each.kind])} ${sumWords(each, to)}`,
        each.author,
        to.day(each.notedOn),
        `#${each.noteId}`,
      ),
    }));
}

const sumWords = (sum: Pick<Money, 'currency' | 'amount'>, { locale }: Translator) => shortSum(sum, locale);

/** Bars compare within one currency. */
function shareOf({ currency, amount }: Money, totals: readonly Money[]) {
  const most = Math.max(...totals.filter((each) => each.currency === currency).map((each) => each.amount));
  return Math.round((amount / most) * 100);
}

function added(sums: readonly Money[]): readonly Money[] {
  return [...Map.groupBy(sums, ({ kind, currency }) => `${kind} ${currency}`).values()].flatMap((same) => {
    const [first] = same;
    return first ? [{ ...first, amount: same.reduce((sum, { amount }) => sum + amount, 0) }] : [];
  });
}
