/** What a backup is told of follow-ups whose owner has not acted on them. Pure. */
import type { Reply } from '../contract/card.ts';
import type { Person } from '../contract/person.ts';
import type { Translator } from '../text/phrases.ts';
import { followUpLine } from './list.ts';
import type { FollowUp } from './store/followUps.ts';

export function standInCard(
  { followUps, owner, by }: { readonly followUps: readonly FollowUp[]; readonly owner: Person; readonly by: Person },
  to: Translator,
): Reply {
  const names = [...new Set(followUps.flatMap(({ customer }) => customer ?? []))];
  return {
    to: { person: by.id },
    icon: '👥',
    title: to.t({
      zh: `${owner.name}提醒过还没动,你是B角或协助,帮忙看一眼`,
      en: `${owner.name} was reminded and has not acted. You stand in here: please have a look`,
    }),
    lines: followUps.map((followUp) => `• ${followUpLine({ ...followUp, remindAt: null }, to)}`),
    buttons: names
      .slice(0, 3)
      .map((name) => ({ label: name, says: to.t({ zh: `介绍 ${name}`, en: `brief ${name}` }) })),
  };
}
