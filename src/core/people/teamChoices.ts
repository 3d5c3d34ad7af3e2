/** Which team is meant, where several may be or none is. Pure. */
import type { Card } from '../contract/card.ts';
import type { Localized } from '../contract/locale.ts';
import type { Translator } from '../text/phrases.ts';
import type { Team } from './store/teams.ts';

export function whichTeam(
  teams: readonly string[],
  { said, says, to }: { readonly said: string; readonly says: (team: string) => Localized; readonly to: Translator },
): Card {
  return {
    icon: '🤔',
    title: to.t({ zh: `「${said}」是哪个团队?`, en: `Which team is “${said}”?` }),
    buttons: teams.map((team) => ({ label: team, says: to.t(says(team)) })),
  };
}

export function noTeam(said: string, { t }: Translator): Card {
  return {
    icon: '🤔',
    title: t({ zh: `没有叫「${said}」的团队`, en: `There is no team called ${said}` }),
    buttons: [
      {
        label: t({ zh: '有哪些团队', en: 'which teams are there' }),
        says: t({ zh: '有哪些团队', en: 'which teams are there' }),
      },
      {
        label: t({ zh: `新建团队 ${said}`, en: `create team ${said}` }),
        says: t({ zh: `新建团队 ${said}`, en: `create team ${said}` }),
      },
    ],
  };
}

const DIGITS = '一二三四五六七八九';

/** By its name, a part of it, or its place. */
export function teamsMeant<Each extends Pick<Team, 'name'>>(teams: readonly Each[], said: string): readonly Each[] {
  const words = said
    .trim()
    .toLowerCase()
    .replace(/^(?:the|our)\s+/, '');
  const named = (is: (name: string) => boolean) => teams.filter(({ name }) => is(name.toLowerCase()));
  const exact = named((name) => name === words);
  if (exact.length) return exact;
  const part = named((name) => name.includes(words) || words.includes(name));
  if (part.length) return part;
  const place = /^(?:第?([一二三四五六七八九\d])[个组队]|(?:team|group)\s*(\d))/.exec(words);
  const digit = place?.[1] ?? place?.[2];
  if (digit === undefined) return [];
  const at = DIGITS.includes(digit) ? DIGITS.indexOf(digit) : Number(digit) - 1;
  return teams.slice(at, at + 1);
}
