import { type Act, defineCommand } from '../../command.ts';
import { handOverAll, movedFollowUps } from '../handover.ts';
import { matchPatterns } from '../../text/sentence.ts';
import { may, relation } from '../../contract/permissions.ts';
import { colleagueButtons } from '../../people/choices.ts';
import {
  type Colleague,
  colleaguesNamed,
  formerColleaguesNamed,
  withWhereabouts,
} from '../../people/store/colleagues.ts';
import { refusal, type Refused } from '../../followups/resolve.ts';
import { UNDO } from '../../text/phrases.ts';
import type { Person } from '../../contract/person.ts';

type Outcome =
  | {
      readonly kind: 'handedOver';
      readonly from: Person;
      readonly to: Person;
      readonly by: Person;
      readonly customers: number;
      readonly moved: number;
    }
  | { readonly kind: 'nobody'; readonly name: string }
  | {
      readonly kind: 'several';
      readonly who: 'from' | 'to';
      readonly names: Names;
      readonly people: readonly Colleague[];
    }
  | { readonly kind: 'same' }
  | Refused;

type Names = { readonly from: string; readonly to: string };

const PATTERNS = [
  /^(?<from>[^\s,，。;；\n]{1,12}?)(?:要|已经?|马上|下周|月底)?(?:离职|走|辞职|调岗|休产假|休假|不干)了?[,，。\s]*(?:把)?(?:他|她|ta|手上|名下)?的?(?:所有|全部)?的?客户(?:都|全部?|统统)?(?:转给|交给|移交给|交接给|给|由)\s*@?(?<to>[^\s,，。;；\n]{1,16}?)(?:负责|接手|接)?$/i,
  /^(?:把)?(?<from>[^\s,，。;；\n]{1,12}?)(?:手上|名下|手里)?的?(?:所有|全部)?的?客户(?:都|全部?|统统)(?:转给|交给|移交给|交接给|给)\s*@?(?<to>[^\s,，。;；\n]{1,16})$/,
  /^(?:hand over|hand|transfer|give|move|assign) all (?:of )?@?(?<from>[^,\n]{1,30}?)(?:'s|’s) (?:customers|clients|accounts)(?: over)? to @?(?<to>[^,\n]{1,30})$/i,
  /^@?(?<from>[^,\n]{1,30}?) (?:is leaving|has left|left|leaves|quit|is off)[,;:.]?\s+(?:so |please )?(?:hand|give|transfer|move)(?: over)? (?:all )?(?:of )?(?:his|her|their) (?:customers|clients|accounts)(?: over)? to @?(?<to>[^,\n]{1,30})$/i,
];

export default defineCommand<Names, Outcome>({
  name: 'handover',
  intents: ['handover.run'],
  topic: 'team',
  does: {
    zh: '同事离职:客户和跟进全部交给另一位',
    en: 'hand all of a leaver’s customers and follow-ups to a colleague',
  },
  examples: {
    zh: ['小张离职了,客户都交给小王', '把小张的客户全部转给小王'],
    en: ["hand over all of Zhang's customers to Wang", 'Zhang is leaving, give all his customers to Wang'],
  },

  match({ text }) {
    const found = matchPatterns(text, PATTERNS);
    return found?.['from'] && found['to'] ? { from: found['from'].trim(), to: found['to'].trim() } : undefined;
  },

  async run(act, names) {
    if (!act.known) return undefined;
    const from = await oneCalled(act, { names, who: 'from' });
    if ('kind' in from) return from;
    const to = await oneCalled(act, { names, who: 'to' });
    if ('kind' in to) return to;
    if (from.id === to.id) return { kind: 'same' };
    const near = relation(act.person, { ids: [from.id], teamId: from.teamId });
    if (!may(act.person, { action: 'reassign', to: near }))
      return { kind: 'refused', why: 'not_yours', whose: from.name };
    return { kind: 'handedOver', from, to, by: act.person, ...(await handOverAll(act, { from, to })) };
  },

  say: {
    handedOver: ({ from, to: colleague, by, customers, moved }, to) => [
      {
        icon: '🤝',
        title: to.t({
          zh: `${from.name}的 ${customers} 个客户都交给了${colleague.name}`,
          en: `${colleague.name} now owns ${from.name}’s customers (${customers})`,
        }),
        ...(moved > 0 && { facts: [{ label: '', text: to.t(movedFollowUps(moved)) }] }),
        buttons: [{ label: to.t(UNDO), says: to.t(UNDO), key: '0', style: 'danger' }],
        footer: to.t({
          zh: '记录、联系人和承诺都还在客户那里',
          en: 'Notes, people and promises stay with the customers',
        }),
      },
      ...(colleague.id === by.id
        ? []
        : [
            {
              to: { person: colleague.id },
              icon: '🤝',
              title: to.t({
                zh: `${by.name}把${from.name}的 ${customers} 个客户交给你`,
                en: `${by.name} handed ${from.name}’s customers to you (${customers})`,
              }),
              ...(moved > 0 && { facts: [{ label: '', text: to.t(movedFollowUps(moved)) }] }),
              buttons: [
                {
                  label: to.t({ zh: '我的客户', en: 'my customers' }),
                  says: to.t({ zh: '我的客户', en: 'my customers' }),
                },
                {
                  label: to.t({ zh: '我的跟进', en: 'my follow-ups' }),
                  says: to.t({ zh: '我的跟进', en: 'my follow-ups' }),
                },
              ],
            },
          ]),
    ],
    nobody: ({ name }, { t }) => ({
      icon: '🤔',
      title: t({ zh: `没有叫「${name}」的同事`, en: `No colleague called “${name}”` }),
    }),
    several: ({ who, names, people }, to) => ({
      icon: '🤔',
      title: to.t({
        zh: `有几位「${names[who]}」,是哪位?`,
        en: `Several colleagues match “${names[who]}”. Which one?`,
      }),
      buttons: colleagueButtons(people, {
        to,
        says: (whom) => {
          const [from, next] = who === 'from' ? [whom, names.to] : [names.from, whom];
          return { zh: `把${from}的客户全部转给${next}`, en: `hand over all of ${from}'s customers to ${next}` };
        },
      }),
    }),
    same: (_, { t }) => ({ icon: '🤔', title: t({ zh: '这是同一个人', en: 'That is the same person' }) }),
    refused: refusal,
  },
});

/** Whose work it was may have left by now; whoever takes it over is here. */
async function oneCalled(
  { tx, person }: Act,
  { names, who }: { readonly names: Names; readonly who: 'from' | 'to' },
): Promise<Person | Extract<Outcome, { kind: 'nobody' | 'several' }>> {
  const name = names[who];
  if (/^(?:我|me|myself)$/i.test(name)) return person;
  const here = await colleaguesNamed(tx, name);
  const people = here.length || who === 'to' ? here : await formerColleaguesNamed(tx, name);
  const [one, another] = people;
  if (!one) return { kind: 'nobody', name };
  return another ? { kind: 'several', who, names, people: await withWhereabouts(tx, people) } : one;
}
