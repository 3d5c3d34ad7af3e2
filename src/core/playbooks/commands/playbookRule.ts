import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import type { Tier } from '../../contract/customer.ts';
import { may } from '../../contract/permissions.ts';
import { nameKeyOf } from '../../text/nameKey.ts';
import { undoPlaybook } from '../card.ts';
import { playbookNamed } from '../run.ts';
import { allPlaybooks, changePlaybook, type Playbook } from '../store/playbooks.ts';

const Input = z.object({ name: z.string().min(1).max(80), tier: z.enum(['A', 'B', 'C']), isOn: z.boolean() });
type Outcome =
  | { readonly kind: 'set'; readonly playbook: Playbook; readonly tier: Tier; readonly isOn: boolean }
  | { readonly kind: 'unknown'; readonly name: string }
  | { readonly kind: 'notALead' };

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'playbookRule',
  intents: ['playbook.rule'],
  topic: 'team',
  does: {
    zh: '新客户自动走哪个流程(组长)',
    en: 'which playbook starts at new customers by itself (leads)',
  },
  examples: {
    zh: ['新的A类客户都走新客户137', '新的A类客户不走新客户137'],
    en: [
      'every new tier A customer gets playbook new customer',
      'new tier A customers no longer get playbook new customer',
    ],
  },
  aside: true,

  input: Input,
  from: ({ slots: { value, tier, outcome } }) => ({ name: value, tier, isOn: outcome === 'on' }),

  async run({ tx, now, person, known }, { name, tier, isOn }) {
    if (!known) return undefined;
    if (!may(person, { action: 'setPlaybook', to: 'other' })) return { kind: 'notALead' };
    const playbook = playbookNamed(await allPlaybooks(tx), nameKeyOf(name));
    if (!playbook) return { kind: 'unknown', name };
    await changePlaybook(tx, {
      id: playbook.id,
      ...(isOn ? { tier, ruleSince: now, nextAt: now } : { tier: null, ruleSince: null, nextAt: null }),
    });
    return { kind: 'set', playbook, tier, isOn };
  },

  say: {
    set: ({ playbook: { name }, tier, isOn }, to) => ({
      icon: '🧭',
      title: isOn
        ? to.t({
            zh: `从现在起,新的${tier}类客户都走「${name}」`,
            en: `From now on every new tier ${tier} customer gets playbook “${name}”`,
          })
        : to.t({
            zh: `新的${tier}类客户不再自动走「${name}」`,
            en: `New tier ${tier} customers no longer get playbook “${name}”`,
          }),
      footer: isOn
        ? to.t({
            zh: '已经有的客户不变;要走就说「给华为用…」',
            en: 'Customers that are there stay as they are; lay it on one with “use playbook … for Huawei”',
          })
        : to.t({ zh: '在走的照样走完', en: 'Those that run go on' }),
      buttons: [undoPlaybook(to)],
    }),
    unknown: ({ name }, { t }) => ({
      icon: '🤔',
      title: t({ zh: `没有叫「${name}」的流程`, en: `No playbook called “${name}”` }),
    }),
    notALead: (_, { t }) => ({
      icon: '🔒',
      title: t({ zh: '流程由组长或经理来定', en: 'Playbooks are written by a lead or a manager' }),
    }),
  },
});
