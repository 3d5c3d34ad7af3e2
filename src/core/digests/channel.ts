/** Which channel is a team's, and that its digest comes there. */
import { calendarFor } from '../company/store/days.ts';
import { isRoomLost } from '../delivery/store/outbox.ts';
import type { Tx } from '../db/tx.ts';
import { bindChannel, channelOf, type Team } from '../people/store/teams.ts';
import { nextDigestAt } from './schedule.ts';
import { channelsOf, keepDigest, stopDigests } from './store/schedule.ts';

/** When a team's digest comes unless an hour is said. */
export const MORNING = Temporal.PlainTime.from('09:00');

type Here = { readonly team: Team; readonly roomId: number; readonly now: Temporal.Instant };

/** From now on this room is the team's channel: its digest comes here, and to no other any more. */
export async function moveChannel(tx: Tx, { team, roomId, now }: Here) {
  await stopDigests(tx, { teamId: team.id, kind: 'daily', except: roomId });
  await bindChannel(tx, { teamId: team.id, roomId });
  const times = { kind: 'daily', at: MORNING, days: null } as const;
  const nextAt =
    nextDigestAt(times, { zone: team.zone, calendar: await calendarFor(tx, team.zone), after: now }) ?? null;
  await keepDigest(tx, { ...times, place: { roomId }, teamId: team.id, nextAt });
}

/** A team whose channel is lost, or that has none, has found one: what it is to be told is said here, too. */
export async function adoptChannel(tx: Tx, { team, roomId }: Omit<Here, 'now'>) {
  const channel = await channelOf(tx, team.id);
  if (channel === roomId) return;
  const isLost = channel !== undefined && (await isRoomLost(tx, channel));
  if (isLost) await stopDigests(tx, { teamId: team.id, kind: 'daily', except: roomId });
  if (channel === undefined || isLost) await bindChannel(tx, { teamId: team.id, roomId });
}

/** Whether the team's digest comes to other channels as well. */
export async function comesElsewhere(tx: Tx, { team, roomId }: Omit<Here, 'now'>) {
  const channels = await channelsOf(tx, { teamId: team.id, kind: 'daily' });
  return channels.some((channel) => channel !== roomId);
}
