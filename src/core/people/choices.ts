/** Which colleague is meant, where several bear a name: one tap each, told apart by team and platform. Pure. */
import type { Button } from '../contract/card.ts';
import type { Localized } from '../contract/locale.ts';
import { PLATFORM_NAMES } from '../contract/vocabulary.ts';
import type { Translator } from '../text/phrases.ts';
import type { Colleague } from './store/colleagues.ts';

/** `says`: the sentence about one of them, who is named by number in it. */
export function colleagueButtons(
  colleagues: readonly Colleague[],
  { says, to }: { readonly says: (whom: string) => Localized; readonly to: Translator },
): readonly Button[] {
  return colleagues.map((colleague) => ({
    label: colleagueWords(colleague, to),
    says: to.t(says(`#${colleague.id}`)),
  }));
}

/** «张伟 · 销售二组 · Slack». */
export function colleagueWords({ name, team, platforms }: Colleague, { locale }: Pick<Translator, 'locale'>): string {
  return [name, team, ...platforms.map((platform) => PLATFORM_NAMES[platform]?.[locale] ?? platform)]
    .filter(Boolean)
    .join(' · ');
}
