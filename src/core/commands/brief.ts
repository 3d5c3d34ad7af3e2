import { type Act, defineCommand } from '../command.ts';
import { contactLine, promiseLine } from '../echo.ts';
import { bare, fits } from '../match.ts';
import { keepers } from '../store/customers.ts';
import { type FollowUp, followUpsAt } from '../store/followups.ts';
import { contactsAt, lastContacts } from '../store/notes.ts';
import { amountWords, type Tongue } from '../words.ts';
import { clearly, likely, type Unclear, unclear, whoIs } from '../whois.ts';

type Brief = {
  readonly kind: 'brief';
  readonly customer: { readonly id: number; readonly name: string };
  readonly owner: string | undefined;
  readonly backup: string | undefined;
  readonly people: Awaited<ReturnType<typeof contactsAt>>;
  readonly contacts: Awaited<ReturnType<typeof lastContacts>>;
  readonly followUps: readonly FollowUp[];
  readonly readerId: number;
};

export default defineCommand<{ readonly name: string; readonly asked: boolean }, Brief | Unclear>({
  name: 'brief',
  does: { zh: '一个客户的来龙去脉:直接说名字', en: 'all about a customer: just say the name' },
  examples: {
    zh: ['华为', '介绍 华为'],
    en: ['Huawei', 'brief Huawei', 'tell me about Huawei'],
  },
  loose: true,

  match({ text }) {
    const found = fits(text, [
      /^(?:介绍|简介|看看|客户)\s*(?<name>.{1,60})$/,
      /^(?:brief(?: me on)?|tell me about|about) (?<name>.{1,60})$/i,
    ]);
    if (found?.['name']) return { name: found['name'].trim(), asked: true };
    const name = bare(text);
    return name.length >= 2 && name.length <= 40 && !/[,，;；:：\n]/.test(name) ? { name, asked: false } : undefined;
  },

  async run(act, { name, asked }) {
    if (!act.known) return undefined;
    if (!asked && !clearly(await likely(act, name), act.room)) return undefined;
    const meant = await whoIs(act, { name, says: { zh: '介绍 …', en: 'brief …' } });
    return 'kind' in meant ? meant : gather(act, meant);
  },

  say: {
    brief: (brief, to) => ({
      icon: '🗂️',
      title: brief.customer.name,
      facts: factsOf(brief, to),
      lines: brief.contacts.map((contact) => `• ${contactLine(contact, to)}`),
      ...(brief.followUps.length > 0 && { footer: nextWords(brief, to) }),
    }),
    unclear,
  },
});

async function gather({ tx, person }: Act, customer: { id: number; name: string }): Promise<Brief> {
  const { owner, backup } = await keepers(tx, customer.id);
  return {
    kind: 'brief',
    customer,
    owner,
    backup,
    people: await contactsAt(tx, customer.id),
    contacts: await lastContacts(tx, customer.id),
    followUps: await followUpsAt(tx, customer.id),
    readerId: person.id,
  };
}

function factsOf({ owner, backup, people, contacts }: Brief, to: Tongue) {
  const { t } = to;
  const amounts = contacts.flatMap((contact) => contact.understood.amounts.map((amount) => amountWords(amount, to)));
  return [
    { label: t({ zh: '负责人', en: 'owner' }), text: owner ?? t({ zh: '无', en: 'nobody' }) },
    ...(backup ? [{ label: t({ zh: '备份', en: 'backup' }), text: backup }] : []),
    ...(people.length
      ? [
          {
            label: t({ zh: '联系人', en: 'people' }),
            text: people.map(({ name, phone }) => (phone ? `${name} ${phone}` : name)).join('、'),
          },
        ]
      : []),
    ...(amounts.length
      ? [{ label: t({ zh: '提到金额', en: 'amounts' }), text: [...new Set(amounts)].join('、') }]
      : []),
  ];
}

function nextWords({ followUps, readerId }: Brief, to: Tongue) {
  const lines = followUps.slice(0, 5).map((followUp) => promiseLine(followUp, to, readerId));
  return `${to.t({ zh: '下一步', en: 'Next' })}: ${lines.join(to.t({ zh: ';', en: '; ' }))}`;
}
