import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { findZone, UNSAID_ZONE } from '../../calendar/timeZones.ts';
import { may } from '../../contract/permissions.ts';
import type { Person } from '../../contract/person.ts';
import type { Tx } from '../../db/tx.ts';
import { changePerson } from '../store/people.ts';
import { changeTeam, findTeam } from '../store/teams.ts';
import { rescheduleReminders } from '../../followups/reschedule.ts';

type Outcome =
  /** `team`: whose zone it is from now on as well. */
  | { readonly kind: 'set'; readonly zone: string; readonly clock: string; readonly team: string | undefined }
  | { readonly kind: 'unknown'; readonly name: string };

export default defineCommand<{ readonly name: string }, Outcome>({
  name: 'timeZone',
  intents: ['zone.set'],
  topic: 'setting',
  does: { zh: '你的时区', en: 'your time zone' },
  examples: { zh: ['时区 东京', '我的时区是上海'], en: ['time zone Tokyo', 'my time zone is New York'] },
  aside: true,

  input: z.object({ name: z.string().min(1).max(40) }),

  from: ({ slots: { value } }) => ({ name: value }),

  async run({ tx, person, now }, { name }) {
    const zone = findZone(name);
    if (!zone) return { kind: 'unknown', name };
    await changePerson(tx, { id: person.id, zone });
    await rescheduleReminders(tx, { owner: { ...person, zone }, now });
    return {
      kind: 'set',
      zone,
      team: await settleTeam(tx, { person, zone }),
      clock: now.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' }),
    };
  },

  say: {
    set: ({ zone, clock, team }, { t }) => ({
      icon: '🌏',
      title: t({ zh: `时区 ${zone},你那里现在 ${clock}`, en: `Time zone ${zone}; it is ${clock} where you are` }),
      ...(team !== undefined && {
        footer: t({ zh: `${team}也按这个时区`, en: `${team} goes by it too` }),
      }),
    }),
    unknown: ({ name }, { t }) => ({
      icon: '🤔',
      title: t({
        zh: `不认识时区「${name}」。试试城市名,比如「时区 东京」`,
        en: `I do not know the time zone “${name}”. Try a city: “time zone Tokyo”`,
      }),
    }),
  },
});

/** A team that began on a machine without a place gets the first one that somebody says who leads it. */
async function settleTeam(tx: Tx, { person, zone }: { readonly person: Person; readonly zone: string }) {
  const team = person.teamId === undefined ? undefined : await findTeam(tx, person.teamId);
  if (!team || team.zone !== UNSAID_ZONE || !may(person, { action: 'bindChannel', to: 'own' })) return undefined;
  await changeTeam(tx, { id: team.id, zone });
  return team.name;
}
