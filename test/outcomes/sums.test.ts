/** Whatever happens to deals and notes, sums are what a plain recomputation from the notes gives: to the cent, by kind and currency. */
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { totalsOf } from '../../src/core/outcomes/store/sums.ts';
import { dice } from '../support/dice.ts';
import { type World, world } from '../support/world.ts';

type Kind = 'budget' | 'quote' | 'order' | 'signed' | 'paid' | 'competitor' | 'loss';
type Sum = {
  readonly note: number;
  customer: string;
  deal: number | undefined;
  kind: Kind;
  currency: string;
  cents: number;
};
type Deal = {
  readonly id: number;
  customer: string;
  readonly note: number;
  outcome: 'won' | 'lost' | undefined;
  endNote?: number;
};
/** The firm as somebody would keep it on paper. */
type Paper = {
  owners: Record<string, string>;
  sums: Sum[];
  deals: Deal[];
  notes: { id: number; customer: string }[];
  next: number;
};

const CUSTOMERS = ['华为', '比亚迪', '立讯', '美的'] as const;
const SAID = {
  budget: (sum: string) => `预算${sum}`,
  quote: (sum: string) => `给他们报价${sum}`,
  order: (sum: string) => `下单${sum}`,
  paid: (sum: string) => `已回款${sum}`,
  signed: (sum: string) => `合同签了${sum}`,
  competitor: (sum: string) => `对手报价${sum}`,
} as const;
const LOOSE = ['budget', 'quote', 'order', 'paid', 'signed', 'competitor'] as const;

/** What counts, by the rule of docs/outcomes.md: written anew from there, not from the program. */
function counted({ sums, deals }: Paper): Sum[] {
  const newest = (sum: Sum) =>
    sums
      .filter((each) => each.kind === sum.kind && each.deal === sum.deal && each.customer === sum.customer)
      .every((each) => each.note <= sum.note);
  return sums.filter((sum) => {
    if (sum.kind === 'paid' || sum.kind === 'order') return true;
    if (sum.kind === 'competitor') return newest(sum);
    const deal = deals.find(({ id }) => id === sum.deal);
    if (!deal) {
      if (sum.kind === 'signed' || sum.kind === 'loss') return true;
      const isOvertaken = deals.some(
        (each) => each.customer === sum.customer && (each.outcome === undefined || each.note >= sum.note),
      );
      return newest(sum) && !isOvertaken;
    }
    if (!newest(sum)) return false;
    if (sum.kind === 'signed') return deal.outcome === 'won';
    if (sum.kind === 'loss') return deal.outcome === 'lost';
    return deal.outcome === undefined;
  });
}

function totals(paper: Paper, isMeant: (sum: Sum) => boolean) {
  const all: Record<string, number> = {};
  for (const { kind, currency, cents, ...rest } of counted(paper).filter(isMeant)) {
    void rest;
    const key = `${kind} ${currency}`;
    all[key] = (all[key] ?? 0) + cents;
  }
  return all;
}

async function kept(it: World, which: Parameters<typeof totalsOf>[1]) {
  const rows = await it.sql((tx) => totalsOf(tx, which));
  return Object.fromEntries(
    rows.map(({ kind, currency, amount }) => [`${kind} ${currency}`, Math.round(amount * 100)]),
  );
}

const openAt = (paper: Paper, customer: string) =>
  paper.deals.filter((deal) => deal.customer === customer && deal.outcome === undefined);

test.each([1, 2, 3, 4])('a random history, seed %i', async (seed) => {
  const it = await world();
  const { below, pick } = dice(seed);
  const ids: Record<string, number> = {};
  for (const name of CUSTOMERS) {
    await it.hears(`今天和${name}王工通了电话`);
    await it.hears('1');
    const [row] = await it.sql((tx) => tx.execute<{ id: number }>(sql`select id from customers where name = ${name}`));
    ids[name] = row?.id ?? 0;
  }
  let paper: Paper = {
    owners: Object.fromEntries(CUSTOMERS.map((name) => [name, '李雷'])),
    sums: [],
    deals: [],
    notes: [],
    next: 1,
  };
  let before: Paper[] = [];
  const alive: string[] = [...CUSTOMERS];

  const money = () => {
    const cents = (100_000 + below(9_000_000)) * 100 + below(100);
    const currency = pick(['CNY', 'CNY', 'USD']);
    const figure = (cents / 100).toFixed(2);
    return { cents, currency, words: currency === 'USD' ? `${figure}美元` : `${figure}元` };
  };
  const change = (work: (draft: Paper) => void) => {
    before.push(structuredClone(paper));
    work(paper);
  };
  const noted = (draft: Paper, customer: string) => {
    const id = draft.next++;
    draft.notes.push({ id, customer });
    return id;
  };

  const steps: Record<string, () => Promise<void>> = {
    async note() {
      const [customer, kind, { cents, currency, words }] = [pick(alive as [string, ...string[]]), pick(LOOSE), money()];
      await it.hears(`今天和${customer}王工通了电话,${SAID[kind](words)}`);
      change((draft) =>
        draft.sums.push({ note: noted(draft, customer), customer, deal: undefined, kind, currency, cents }),
      );
    },
    async deal() {
      const [customer, { cents, currency, words }] = [pick(alive as [string, ...string[]]), money()];
      const open = openAt(paper, customer);
      await it.hears(`${customer} 商机${words} 报价阶段`);
      if (open.length > 1) return;
      change((draft) => {
        const note = noted(draft, customer);
        const id = open[0]?.id ?? note;
        if (!open.length) draft.deals.push({ id, customer, note, outcome: undefined });
        draft.sums.push({ note, customer, deal: id, kind: 'quote', currency, cents });
      });
    },
    async won() {
      const [customer, { cents, currency, words }] = [pick(alive as [string, ...string[]]), money()];
      const open = openAt(paper, customer);
      await it.hears(`${customer}合同签了,${words}`);
      if (open.length > 1) return;
      change((draft) => {
        const note = noted(draft, customer);
        const id = open[0]?.id ?? note;
        if (!open.length) draft.deals.push({ id, customer, note, outcome: undefined });
        draft.deals = draft.deals.map((deal) => (deal.id === id ? { ...deal, outcome: 'won', endNote: note } : deal));
        draft.sums.push({ note, customer, deal: id, kind: 'signed', currency, cents });
      });
    },
    async lost() {
      const customer = pick(alive as [string, ...string[]]);
      const open = openAt(paper, customer);
      await it.hears(`${customer}丢了,输给西门子,价格`);
      if (open.length > 1) return;
      change((draft) => {
        const note = noted(draft, customer);
        const id = open[0]?.id ?? note;
        const quoted = counted(draft).find((sum) => sum.deal === id && sum.kind === 'quote');
        if (!open.length) draft.deals.push({ id, customer, note, outcome: undefined });
        draft.deals = draft.deals.map((deal) => (deal.id === id ? { ...deal, outcome: 'lost', endNote: note } : deal));
        if (quoted) draft.sums.push({ ...quoted, note, kind: 'loss' });
      });
    },
    async correct() {
      const last = paper.notes.at(-1);
      const to = alive.find((name) => name !== last?.customer);
      if (!last || !to || !before.length) return;
      await it.hears(`不是${last.customer},是${to}`);
      change((draft) => {
        const own = draft.deals.filter(({ note }) => note === last.id).map(({ id }) => id);
        for (const deal of draft.deals) {
          if (deal.note === last.id) deal.customer = to;
          else if (deal.endNote === last.id) deal.outcome = undefined;
        }
        for (const sum of draft.sums) {
          if (sum.deal !== undefined && own.includes(sum.deal)) sum.customer = to;
          else if (sum.note === last.id) Object.assign(sum, { customer: to, deal: undefined });
        }
        for (const note of draft.notes) if (note.id === last.id) note.customer = to;
      });
    },
    async undo() {
      const back = before.pop();
      if (!back) return;
      await it.hears('撤销');
      paper = { ...back };
    },
    async handOver() {
      const customer = pick(alive as [string, ...string[]]);
      await it.hears(`把${customer}交给Emma`);
      paper.owners[customer] = 'Emma';
      before = [];
      paper.notes = [];
    },
    async merge() {
      if (alive.length < 3) return;
      const [kept, gone] = [alive[0] ?? '', alive.pop() ?? ''];
      await it.as('wang').hears(`把${gone}合并到${kept}`);
      for (const each of [...paper.sums, ...paper.deals]) if (each.customer === gone) each.customer = kept;
      before = [];
      paper.notes = [];
    },
    /** Whoever is erased is named no longer; what their company signed and paid is not theirs. */
    async erase() {
      const customer = pick(alive as [string, ...string[]]);
      await it.hears(`${customer}王工手机13655551234`);
      await it.as('wang').hears(`删除${customer}王工的个人信息`);
      const [proof = ''] = await it.as('boss').hears('1');
      expect(proof).toContain('is erased: proof E-');
      before = [];
      paper.notes = [];
    },
  };
  const odds = [
    'note',
    'note',
    'note',
    'deal',
    'deal',
    'deal',
    'won',
    'won',
    'lost',
    'correct',
    'undo',
    'undo',
    'handOver',
    'merge',
    'erase',
  ] as const;
  for (let at = 0; at < 22; at += 1) {
    const step = pick(odds);
    await steps[step]?.();
    it.pass({ minutes: 1 });
    for (const name of alive)
      expect({ at, step, name, is: await kept(it, { customerId: ids[name] ?? 0 }) }).toEqual({
        at,
        step,
        name,
        is: totals(paper, ({ customer }) => customer === name),
      });
  }
  const [emma] = await it.sql((tx) => tx.execute<{ id: number }>(sql`select id from people where name = 'Emma'`));
  expect(await kept(it, { ownerId: emma?.id ?? 0 })).toEqual(
    totals(paper, ({ customer }) => paper.owners[customer] === 'Emma'),
  );
  expect(await kept(it, {})).toEqual(totals(paper, () => true));
  expect(it.problems).toEqual([]);
});
