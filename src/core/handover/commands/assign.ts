import { type Act, defineCommand } from '../../command.ts';
import { type Assignment, assignmentReplies, handOverCustomer, mayAssign } from '../handover.ts';
import { matchPatterns } from '../../text/sentence.ts';
import {
  type CustomerRef,
  customerInContext,
  isCustomerName,
  type UnclearSubject,
  unclearSubjectReply,
} from '../../notes/context.ts';
import { addHelper, changeCustomer, findCustomer, removeHelper } from '../../customers/store/owners.ts';
import { colleagueButtons } from '../../people/choices.ts';
import { type Colleague, colleaguesNamed, withWhereabouts } from '../../people/store/colleagues.ts';
import { refusal, type Refused } from '../../followups/resolve.ts';
import { type UnclearCustomer, unclearCustomerReply } from '../../customers/resolve.ts';
import type { Localized } from '../../contract/locale.ts';
import type { Person } from '../../contract/person.ts';

type Names = {
  readonly owner?: string | undefined;
  readonly helpers: readonly string[];
  readonly backup?: string | undefined;
  readonly leaves?: string | undefined;
};
type Input = { readonly customer: string; readonly names: Names; readonly again: Localized };

type Outcome =
  | ({ readonly kind: 'assigned' } & Assignment)
  | { readonly kind: 'nobody'; readonly name: string }
  | {
      readonly kind: 'several';
      readonly name: string;
      readonly people: readonly Colleague[];
      readonly again: Localized;
    }
  | UnclearCustomer
  | UnclearSubject
  | Refused;

const C = String.raw`(?<customer>[^,，;；。\n]{1,40}?)`;
const P = (name: string) => String.raw`@?(?<${name}>[^\s,，;；。、@]{1,16}?)`;
const PATTERNS = [
  new RegExp(String.raw`^${P('leaves')}不(?:再)?协助\s*${C}(?:了)?$`),
  new RegExp(
    String.raw`^(?:把)?${C}\s*(?:换成?|改成?|改由|转给|交给|归|让|由|给)\s*${P('owner')}\s*(?:来)?(?:负责|跟进|管|接手?)(?:[,，、\s]+${P('helper')}(?:来)?协助)?(?:[,，、\s]+${P('backup')}(?:做|当|来)?(?:备份|B角|后备))?$`,
  ),
  new RegExp(String.raw`^${C}(?:的)?(?:备份|B角|后备)\s*(?:是|改成|换成|:|:)?\s*${P('backup')}$`),
  new RegExp(String.raw`^${P('helper')}(?:来)?协助(?:跟进)?\s*${C}$`),
  new RegExp(String.raw`^${C}\s*(?:由|让|请|加)\s*${P('helper')}\s*(?:来)?协助$`),
  new RegExp(String.raw`^${C}(?<me>我)来?负责$`),
  /^make @?(?<owner>[^,\n]{1,30}?) (?:the )?owner of (?<customer>[^,\n]{1,40}?)(?:,? (?:and )?@?(?<helper>[^,\n]{1,30}?) (?:assists?|helps?|to assist))?(?:,? (?:and )?@?(?<backup>[^,\n]{1,30}?) (?:is |as )?(?:the )?backup)?$/i,
  /^make @?(?<backup>[^,\n]{1,30}?) (?:the )?backup (?:of|for) (?<customer>[^,\n]{1,40})$/i,
  /^@?(?<helper>[^,\n]{1,30}?) (?:assists|helps)(?: with| on)? (?<customer>[^,\n]{1,40})$/i,
  /^@?(?<leaves>[^,\n]{1,30}?) no longer (?:assists|helps)(?: with| on)? (?<customer>[^,\n]{1,40})$/i,
  /^(?:hand|transfer|give|assign|pass) (?!it |this |over |all |#?\d)(?<customer>(?=.*\p{L})[^,\n]{1,40}?)(?: over)? to @?(?<owner>[^,\n]{1,30})$/iu,
  /^(?<me>i)(?:'ll| will|’ll) (?:take|own) (?<customer>[^,\n]{1,40})$/i,
];

export default defineCommand<Input, Outcome>({
  name: 'assign',
  intents: ['customer.assign'],
  topic: 'team',
  does: { zh: '换负责人、协助、备份', en: 'change who owns, assists or backs up a customer' },
  examples: {
    zh: ['美的换小张负责,小王协助', '美的的备份是小王', '小王协助美的'],
    en: ['make Zhang owner of Midea, Wang assists', 'make Wang backup for Midea', 'Wang assists Midea'],
  },

  match({ text }) {
    const found = matchPatterns(text, PATTERNS);
    if (!found?.['customer']) return undefined;
    const { helper, backup, leaves } = found;
    const owner = found['me'] ?? found['owner'];
    const names = {
      owner,
      backup,
      leaves,
      helpers: helper ? helper.split(/[和与及&]| and /).map((name) => name.trim()) : [],
    };
    return { customer: found['customer'].trim(), names, again: again(found['customer'], text) };
  },

  async run(act, { customer, names, again: says }) {
    if (!act.known) return undefined;
    const people = await Promise.all(
      [names.owner, ...names.helpers, names.backup, names.leaves].map((name) => peopleCalled(act, name)),
    );
    const isOne = await isCustomerName(act, customer);
    // «让他负责» in a note: neither a customer of ours nor a colleague.
    if (!isOne && people.every((found) => !found?.length)) return undefined;
    if (!isOne && names.owner === undefined) return undefined;
    for (const [at, name] of [names.owner, ...names.helpers, names.backup, names.leaves].entries()) {
      const found = people[at];
      if (name === undefined || !found) continue;
      if (!found.length) return { kind: 'nobody', name };
      if (found.length > 1) return { kind: 'several', name, people: await withWhereabouts(act.tx, found), again: says };
    }
    const meant = await customerInContext(act, { name: customer, says });
    if ('kind' in meant) return meant;
    return assign(act, { customer: meant, people: people.map((found) => found?.[0]) });
  },

  say: {
    assigned: assignmentReplies,
    nobody: ({ name }, { t }) => ({
      icon: '🤔',
      title: t({ zh: `没有叫「${name}」的同事`, en: `No colleague called “${name}”` }),
    }),
    several: ({ name, people, again: sentence }, to) => ({
      icon: '🤔',
      title: to.t({ zh: `有几位「${name}」,是哪位?`, en: `Several colleagues match “${name}”. Which one?` }),
      buttons: colleagueButtons(people, {
        to,
        says: (whom) => ({
          zh: sentence.zh.replace(name, () => whom),
          en: sentence.en.replace(name, () => whom),
        }),
      }),
    }),
    unclear: unclearCustomerReply,
    whose: unclearSubjectReply,
    refused: refusal,
  },
});

/** The same sentence with a hole for the customer. */
function again(customer: string, text: string): Localized {
  const hole = text.replace(customer, '…');
  return { zh: hole, en: hole };
}

async function peopleCalled({ tx, person }: Act, name: string | undefined): Promise<readonly Person[] | undefined> {
  if (name === undefined) return undefined;
  return /^(?:我|me|i|myself)$/i.test(name) ? [person] : colleaguesNamed(tx, name);
}

async function assign(
  act: Act,
  { customer, people }: { readonly customer: CustomerRef; readonly people: readonly (Person | undefined)[] },
): Promise<Outcome> {
  const { tx, person } = act;
  const before = await findCustomer(tx, customer.id);
  if (!before) return { kind: 'refused', why: 'gone' };
  if (!mayAssign(act, before)) return { kind: 'refused', why: 'not_yours', whose: before.owner?.name ?? '' };
  const owner = people[0];
  const [backup, leaves] = people.slice(-2);
  const helpers = people.slice(1, -2).filter((each) => each !== undefined);
  const moved = owner ? await handOverCustomer(act, { customer: before, to: owner }) : 0;
  if (backup) await changeCustomer(tx, { id: customer.id, backupId: backup.id });
  for (const helper of helpers) await addHelper(tx, { customerId: customer.id, personId: helper.id });
  if (leaves) await removeHelper(tx, { customerId: customer.id, personId: leaves.id });
  if (owner) await removeHelper(tx, { customerId: customer.id, personId: owner.id });
  const now = await findCustomer(tx, customer.id);
  return now ? { kind: 'assigned', customer, before, now, moved, by: person } : { kind: 'refused', why: 'gone' };
}
