import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { may, relation } from '../../contract/permissions.ts';
import { type CustomerRef, customerInContext, type UnclearSubject, unclearSubjectReply } from '../../notes/context.ts';
import { changeCustomer, findCustomer } from '../../customers/store/owners.ts';
import { findTeam } from '../../people/store/teams.ts';
import { refusal, type Refused } from '../../followups/resolve.ts';
import { type UnclearCustomer, unclearCustomerReply } from '../../customers/resolve.ts';
import { referenceTo } from '../../understand/references.ts';
import { UNDO } from '../../text/phrases.ts';

type Outcome =
  | { readonly kind: 'restricted'; readonly customer: CustomerRef; readonly team: string }
  | { readonly kind: 'opened'; readonly customer: CustomerRef }
  | { readonly kind: 'noTeam' }
  | UnclearCustomer
  | UnclearSubject
  | Refused;

export default defineCommand<{ readonly customer: string; readonly open: boolean }, Outcome>({
  name: 'restrict',
  intents: ['customer.set'],
  topic: 'team',
  does: { zh: '一个客户只给本组看', en: 'keep a customer to your team' },
  examples: {
    zh: ['立讯只给我们组看', '立讯大家都能看'],
    en: ['Luxshare: my team only', 'Luxshare: everyone'],
  },
  aside: true,

  input: z.object({ customer: z.string(), open: z.boolean() }),

  from({ slots: { customers, field, value } }) {
    if (field !== 'visibility' || (value !== 'team' && value !== 'all')) return undefined;
    return { customer: customers?.[0] && referenceTo(customers[0]), open: value === 'all' };
  },

  async run(act, { customer, open }) {
    const { tx, person, known } = act;
    if (!known) return undefined;
    const meant = await customerInContext(act, {
      name: customer,
      says: open ? { zh: '… 大家都能看', en: '…: everyone' } : { zh: '… 只给我们组看', en: '…: my team only' },
    });
    if ('kind' in meant) return meant;
    const kept = await findCustomer(tx, meant.id);
    if (!kept) return { kind: 'refused', why: 'gone' };
    const near = relation(person, { ids: [kept.owner?.id], teamId: kept.owner?.teamId ?? undefined });
    if (!may(person, { action: 'restrict', to: near }))
      return { kind: 'refused', why: 'not_yours', whose: kept.owner?.name ?? '' };
    if (open) {
      await changeCustomer(tx, { id: meant.id, onlyTeamId: null });
      return { kind: 'opened', customer: meant };
    }
    const teamId = kept.owner?.teamId ?? person.teamId;
    const team = teamId === undefined ? undefined : await findTeam(tx, teamId);
    if (!team) return { kind: 'noTeam' };
    await changeCustomer(tx, { id: meant.id, onlyTeamId: team.id });
    return { kind: 'restricted', customer: meant, team: team.name };
  },

  say: {
    restricted: ({ customer, team }, { t }) => ({
      icon: '🔒',
      title: t({ zh: `${customer.name}只给${team}看`, en: `${customer.name} is for ${team} only` }),
      footer: t({
        zh: '负责人、协助、备份、有跟进的人和经理也能看;别人问起,就像没有这个客户',
        en: 'Its owner, helpers, backup, whoever has a follow-up there and managers see it too; to others it does not exist',
      }),
      buttons: [{ label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' }],
    }),
    opened: ({ customer }, { t }) => ({
      icon: '🔓',
      title: t({ zh: `${customer.name}大家都能看了`, en: `Everyone can see ${customer.name} now` }),
      buttons: [{ label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' }],
    }),
    noTeam: (_, { t }) => ({
      icon: '🤔',
      title: t({
        zh: '你和负责人都不在任何组里,没有改',
        en: 'Neither you nor its owner is in a team; nothing was changed',
      }),
    }),
    unclear: unclearCustomerReply,
    whose: unclearSubjectReply,
    refused: refusal,
  },
});
