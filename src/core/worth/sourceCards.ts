/** Where customers come from, in words. Pure. */
import type { Card } from '../contract/card.ts';
import type { PartnerKind } from '../contract/customer.ts';
import { PAGE, PARTNER_KINDS } from '../contract/vocabulary.ts';
import { noteButton } from '../notes/echo.ts';
import { type Home, moneyFacts } from '../outcomes/money.ts';
import type { Money } from '../outcomes/store/sums.ts';
import type { Translator } from '../text/phrases.ts';
import type { introducedBy } from '../customers/store/partners.ts';

/** Whom one has introduced, and what they come to. */
export type Brought = {
  readonly kind: 'brought';
  readonly source: string;
  readonly all: Awaited<ReturnType<typeof introducedBy>>;
  readonly worth: readonly Money[];
  readonly home: Home;
};

export type Source = { readonly name: string; readonly count: number; readonly worth: readonly Money[] };

/** Everybody who has introduced customers, the most first; `unsaid`: customers of whom nobody has said where they come from. */
export type Sources = {
  readonly kind: 'sources';
  readonly all: readonly Source[];
  readonly unsaid: number;
  readonly home: Home;
};

export function broughtCard({ source, all, worth, home }: Brought, to: Translator): Card {
  return {
    icon: '🔗',
    title: all.length
      ? to.t({ zh: `${source}介绍的客户 (${all.length})`, en: `Customers that ${source} introduced (${all.length})` })
      : to.t({ zh: `还没记过${source}介绍了谁`, en: `Nobody is noted as introduced by ${source}` }),
    facts: moneyFacts(worth, { home, to }),
    list: 'customer',
    items: all.slice(0, PAGE).map(({ id, name, tier, owner }) => ({
      text: [name, tier && to.t({ zh: `${tier}类`, en: `tier ${tier}` }), owner].filter(Boolean).join(' · '),
      ref: id,
      says: to.t({ zh: `介绍 ${name}`, en: `brief ${name}` }),
    })),
    ...(all.length > PAGE && {
      footer: to.t({ zh: `还有 ${all.length - PAGE} 家`, en: `${all.length - PAGE} more` }),
    }),
  };
}

export function sourcesCard({ all, unsaid, home }: Sources, to: Translator): Card {
  return {
    icon: '🔗',
    title: all.length
      ? to.t({ zh: `客户从哪来:${all.length} 个来源`, en: `Where customers come from: ${all.length}` })
      : to.t({ zh: '还没有记过客户是谁介绍的', en: 'Nobody has said yet who introduced a customer' }),
    lines: all.map((one) => `• ${sourceLine(one, { home, to })}`),
    footer: [
      unsaid ? to.t({ zh: `${unsaid} 家没说过来源`, en: `${unsaid} without a source` }) : '',
      to.t({ zh: '记一个:「恒达介绍了创世纪」', en: 'To note one: “Hengda introduced Chuangshiji”' }),
    ]
      .filter(Boolean)
      .join('\n'),
  };
}

function sourceLine({ name, count, worth }: Source, { home, to }: { readonly home: Home; readonly to: Translator }) {
  const money = moneyFacts(worth, { home, to }).map(({ label, text }) => `${label} ${text}`);
  return [name, to.t({ zh: `${count} 家`, en: `${count}` }), ...money].join(' · ');
}

export type WhatSource = {
  readonly kind: 'whatSource';
  readonly source: string;
  readonly customer: string;
  readonly text: string;
};

/** Nobody knows yet who introduced somebody. */
export function whatSourceCard({ source, customer, text }: WhatSource, to: Translator): Card {
  return {
    icon: '🤔',
    title: to.t({ zh: `「${source}」我还不认识,是什么?`, en: `I do not know ${source} yet. What are they?` }),
    buttons: [
      // The keys of the table are the kinds.
      ...(Object.keys(PARTNER_KINDS) as PartnerKind[]).map((kind) => ({
        label: to.t(PARTNER_KINDS[kind]),
        says: to.t({
          zh: `${PARTNER_KINDS[kind].zh}${source}介绍了${customer}`,
          en: `our ${PARTNER_KINDS[kind].en} ${source} introduced ${customer}`,
        }),
      })),
      noteButton(text, to),
    ],
    footer: to.t({
      zh: `是客户就先说「新客户 ${source}」`,
      en: `If they are a customer, first say “new customer ${source}”`,
    }),
  };
}

export type WhoIsNew = {
  readonly kind: 'whoIsNew';
  readonly source: string;
  readonly customer: string;
  readonly text: string;
};

/** Nobody knows yet who was introduced. */
export function whoIsNewCard({ source, customer, text }: WhoIsNew, to: Translator): Card {
  return {
    icon: '🔗',
    title: to.t({
      zh: `新客户「${customer}」,${source}介绍的?`,
      en: `New customer “${customer}”, introduced by ${source}?`,
    }),
    buttons: [
      {
        label: to.t({ zh: `新建「${customer}」`, en: `new: ${customer}` }),
        says: to.t({
          zh: `${source}介绍了新客户${customer}`,
          en: `${source} introduced the new customer ${customer}`,
        }),
        style: 'primary',
      },
      noteButton(text, to),
    ],
  };
}
