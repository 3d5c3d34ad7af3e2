/** Which colleague is meant, where several bear a name: one tap each, told apart by team and platform. Pure. */
import type { Button, Card } from '../contract/card.ts';
import type { Localized } from '../contract/locale.ts';
import { PLATFORM_NAMES } from '../contract/vocabulary.ts';
import type { Translator } from '../text/phrases.ts';
import type { Colleague } from './store/colleagues.ts';

/** `says`: the sentence about one of them, who is named in it as they were called (`name`), with their number. */
export function colleagueButtons(
  colleagues: readonly Colleague[],
  { name, says, to }: { readonly name: string; readonly says: (whom: string) => Localized; readonly to: Translator },
): readonly Button[] {
  return colleagues.map((colleague) => ({
    label: colleagueWords(colleague, to),
    says: to.t(says(`${name}#${colleague.id}`)),
  }));
}

/** The question which of several colleagues is meant by a name. */
export function whichColleague(
  colleagues: readonly Colleague[],
  { name, says, to }: { readonly name: string; readonly says: (whom: string) => Localized; readonly to: Translator },
): Card {
  return {
    icon: '🤔',
    title: to.t({ zh: `有几位「${name}」,是哪位?`, en: `Several colleagues match “${name}”. Which one?` }),
    buttons: colleagueButtons(colleagues, { name, says, to }),
  };
}

/** A sentence with the colleague it means in the place of the name; a day that follows is no part of their number. */
export function withColleague(
  text: string,
  { name, whom }: { readonly name: string; readonly whom: string },
): Localized {
  const words = text.replace(name, () => `${whom} `);
  return { zh: words, en: words };
}

export function noColleague(name: string, { t }: Translator): Card {
  return { icon: '🤔', title: t({ zh: `没有叫「${name}」的同事`, en: `No colleague called “${name}”` }) };
}

/** «张伟 · 销售二组 · Slack». */
export function colleagueWords({ name, team, platforms }: Colleague, { locale }: Pick<Translator, 'locale'>): string {
  return [name, team, ...platforms.map((platform) => PLATFORM_NAMES[platform]?.[locale] ?? platform)]
    .filter(Boolean)
    .join(' · ');
}
