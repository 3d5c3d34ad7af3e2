import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import type { Item } from '../../contract/card.ts';
import type { Localized } from '../../contract/locale.ts';
import type { Person } from '../../contract/person.ts';
import { PAGE } from '../../contract/vocabulary.ts';
import { changeCustomer } from '../../customers/store/owners.ts';
import { type Translator, translator, UNDO } from '../../text/phrases.ts';
import { byWeight, type KeyPersonRisk } from '../keyPersonRisk.ts';
import { loadRisks } from '../loadRisks.ts';
import { secondWords, whoKnowsThem } from '../riskWords.ts';
import { type Proposal, proposeSeconds } from '../secondPerson.ts';
import { type RiskScope, workloads } from '../store/knowledge.ts';

type Pair = { readonly risk: KeyPersonRisk; readonly second: Proposal };
type Outcome =
  | { readonly kind: 'preview'; readonly pairs: readonly Pair[]; readonly rest: number; readonly isChanged: boolean }
  | { readonly kind: 'given'; readonly pairs: readonly Pair[]; readonly rest: number; readonly by: Person }
  | { readonly kind: 'none' }
  | { readonly kind: 'nobodyElse'; readonly count: number };

const CONFIRM: Localized = { zh: '就这样配B角', en: 'give these backups' };

export default defineCommand<{ readonly confirmed: boolean }, Outcome>({
  name: 'backupFill',
  intents: ['backup.fill'],
  topic: 'team',
  does: { zh: '给没有B角的客户配B角,先看再定', en: 'give each customer without a backup one: first shown, then done' },
  examples: { zh: ['给每个配个B角'], en: ['give each a backup'] },

  input: z.object({ confirmed: z.boolean() }),

  from: ({ slots: { outcome } }) => ({ confirmed: outcome === 'yes' }),

  async run(act, { confirmed }) {
    const { tx, person, today } = act;
    const open = byWeight(await loadRisks(tx, { of: scopeOf(person), on: today })).filter(
      ({ customer }) => customer.backupId === undefined && isTheirs(customer.ownerId, person),
    );
    if (!open.length) return { kind: 'none' };
    const pairs = proposeSeconds(open.slice(0, PAGE), await workloads(tx));
    if (!pairs.length) return { kind: 'nobodyElse', count: open.length };
    const rest = open.length - pairs.length;
    if (!confirmed) return { kind: 'preview', pairs, rest, isChanged: false };
    if (!wasShown(act, pairs)) return { kind: 'preview', pairs, rest, isChanged: true };
    for (const { risk, second } of pairs) await changeCustomer(tx, { id: risk.customer.id, backupId: second.personId });
    return { kind: 'given', pairs, rest, by: person };
  },

  say: {
    preview: ({ pairs, rest, isChanged }, to) => {
      const { t } = to;
      return {
        icon: '👥',
        title: isChanged
          ? t({ zh: '有变化,再看一眼:这样配B角?', en: 'Something has changed. Backups like this?' })
          : t({ zh: `这样配B角?(${pairs.length} 家)`, en: `Backups like this? (${pairs.length})` }),
        list: 'customer',
        items: itemsOf(pairs, to),
        buttons: [{ label: t({ zh: '就这样', en: 'go ahead' }), says: t(CONFIRM), style: 'primary' }],
        footer: [
          t({
            zh: '还没有改。不合适的先说「美的的备份是小王」',
            en: 'Nothing has changed yet. To choose somebody else: “make Wang backup for Midea”',
          }),
          ...more(rest, to),
        ].join('\n'),
      };
    },
    given: ({ pairs, rest, by }, to) => [
      {
        icon: '👥',
        title: to.t({ zh: `配好了 ${pairs.length} 个B角`, en: `${pairs.length} backups given` }),
        lines: pairs.map(({ risk, second }) => `• ${risk.customer.name}: ${second.person}`),
        buttons: [
          { label: to.t(UNDO), says: to.t(UNDO), key: '0', style: 'danger' as const },
          ...(rest > 0
            ? [
                {
                  label: to.t({ zh: '下一批', en: 'next' }),
                  says: to.t({ zh: '给每个配个B角', en: 'give each a backup' }),
                },
              ]
            : []),
        ],
        footer: [
          to.t({
            zh: '他们已知道。见过一次才算懂:「请小张下次一起去美的」',
            en: 'They know. They count as knowing a customer once they met: “invite Zhang along to Midea”',
          }),
          ...more(rest, to),
        ].join('\n'),
      },
      ...toldTo(pairs, { by, to }),
    ],
    none: (_, { t }) => ({
      icon: '👥',
      title: t({ zh: '每家都有B角了', en: 'Every customer has a backup' }),
    }),
    nobodyElse: ({ count }, { t }) => ({
      icon: '🤔',
      title: t({
        zh: `${count} 家没有B角,可是除了负责人没有别的同事能做`,
        en: `${count} have no backup, and there is no colleague beside the owner who could be`,
      }),
    }),
  },
});

function scopeOf({ id, role, teamId }: Person): RiskScope {
  if (role === 'rep') return { personId: id };
  return role === 'lead' && teamId !== undefined ? { teamId } : 'all';
}

/** A rep gives backups to their own customers; what nobody owns needs an owner first. */
function isTheirs(ownerId: number | undefined, { id, role }: Person) {
  return ownerId !== undefined && (role !== 'rep' || ownerId === id);
}

/** What is done has been seen: the card that was agreed to names the same colleagues for the same customers. */
function wasShown({ conversation, chosenFrom, today }: Act, pairs: readonly Pair[]): boolean {
  const items = chosenFrom?.card.items ?? conversation.list?.items ?? [];
  const said = (['zh', 'en'] as const).map((locale) => textsOf(itemsOf(pairs, translator(locale, today))));
  return said.includes(textsOf(items));
}

function textsOf(items: readonly Item[]) {
  return JSON.stringify(items.map(({ text, ref }) => [ref, text]));
}

function itemsOf(pairs: readonly Pair[], to: Translator): readonly Item[] {
  return pairs.map(({ risk, second }) => ({
    text: `${risk.customer.name} → ${secondWords(second, to)} · ${whoKnowsThem(risk, to)}`,
    ref: risk.customer.id,
  }));
}

function more(rest: number, { t }: Translator): readonly string[] {
  return rest > 0 ? [t({ zh: `还有 ${rest} 家没有B角`, en: `${rest} more have no backup` })] : [];
}

/** One word to each of them, about all that is theirs. */
function toldTo(pairs: readonly Pair[], { by, to }: { readonly by: Person; readonly to: Translator }) {
  const theirs = Map.groupBy(pairs, ({ second }) => second.personId);
  return [...theirs]
    .filter(([personId]) => personId !== by.id)
    .map(([personId, those]) => {
      const names = those.map(({ risk }) => risk.customer.name);
      return {
        to: { person: personId },
        icon: '👥',
        title: to.t({
          zh: `${by.name}请你做B角:${to.list(names)}`,
          en: `${by.name} asks you to be the backup of ${to.list(names)}`,
        }),
        buttons: names
          .slice(0, 3)
          .map((name) => ({ label: name, says: to.t({ zh: `介绍 ${name}`, en: `brief ${name}` }) })),
      };
    });
}
