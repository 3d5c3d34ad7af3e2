/** A room becomes a team's channel: its digest comes there, on workdays, from the next time of day that is still to come. */
import { instantOf } from '../calendar/timeZones.ts';
import type { Act } from '../command.ts';
import { bindChannel, type Team } from './store/teams.ts';

export async function bindTeamChannel(
  { tx, roomId, now, today, calendar }: Act,
  { team, at }: { readonly team: Team; readonly at: Temporal.PlainTime },
) {
  const first = [today, today.add({ days: 1 })]
    .map((day) => instantOf(calendar.nextWorkday(day).toPlainDateTime(at), team.zone))
    .find((instant) => Temporal.Instant.compare(instant, now) > 0);
  await bindChannel(tx, { teamId: team.id, roomId, digestAt: at, next: first ?? now.add({ hours: 24 }) });
}
