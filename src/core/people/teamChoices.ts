/** Which team is meant, where several may be or none is. Pure. */
import type { Card } from '../contract/card.ts';
import type { Localized } from '../contract/locale.ts';
import type { Translator } from '../text/phrases.ts';

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
