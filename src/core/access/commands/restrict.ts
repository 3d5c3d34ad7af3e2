import { defineCommand } from '../../command.ts';
import { matchPatterns } from '../../text/sentence.ts';
import { may, relation } from '../../contract/permissions.ts';
import {
  type CustomerRef,
  customerInContext,
  isCustomerName,
  type UnclearSubject,
  unclearSubjectReply,
} from '../../notes/context.ts';
import { changeCustomer, findCustomer } from '../../customers/store/owners.ts';
import { findTeam } from '../../people/store/teams.ts';
import { refusal, type Refused } from '../../followups/resolve.ts';
import { type UnclearCustomer, unclearCustomerReply } from '../../customers/resolve.ts';
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

  match({ text }) {
    const found = matchPatterns(text, [
      /^(?<customer>[^,，;；。\n]{1,40}?)\s*(?:只给|只让|仅限|只限)(?:我们?|咱们?|本)(?:组|队|团队)(?:的人)?(?:看|看到|可见)?$/,
      /^(?<customer>[^,，;；。\n]{1,40}?)\s*(?<open>大家都能看|所有人(?:都)?(?:能看|可见)|公开给大家|不再保密)$/,
      /^(?<customer>[^,\n]{1,40}?)\s*[:,]?\s*(?:for )?(?:my|our) team only$/i,
      /^(?<customer>[^,\n]{1,40}?)\s*[:,]\s*(?<open>everyone|everybody|open to all)$/i,
    ]);
    return found?.['customer'] ? { customer: found['customer'].trim(), open: found['open'] !== undefined } : undefined;
  },

  async run(act, { customer, open }) {
    const { tx, person, known } = act;
    if (!known || !(await isCustomerName(act, customer))) return undefined;
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
