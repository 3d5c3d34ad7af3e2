/** What becomes of a team when the room that is its channel is closed to us. */
import type { ClosedChannel } from '../delivery/deliver.ts';
import { say } from '../delivery/say.ts';
import { lastSentIn, wasSaidSince } from '../delivery/store/outbox.ts';
import type { Tx } from '../db/tx.ts';
import { translator } from '../text/phrases.ts';
import type { Localized } from '../contract/locale.ts';
import { leadsOf } from './store/colleagues.ts';
import { findTeam } from './store/teams.ts';

/** Whoever leads a team is told, by a road of their own, that what is for the team reaches nobody: once until something arrives there again. */
export async function tellChannelClosed(tx: Tx, { teamId, roomId, words = ANEW, now }: ClosedChannel) {
  const about = `closed:${roomId}`;
  const since = (await lastSentIn(tx, roomId)) ?? EVER;
  const team = await findTeam(tx, teamId);
  if (!team || (await wasSaidSince(tx, { about, since }))) return;
  for (const { id, locale, zone } of await leadsOf(tx, { teamId })) {
    const { t } = translator(locale, now.toZonedDateTimeISO(zone).toPlainDate());
    const title = t({
      zh: `${team.name}的群我发不进去:日报和要告诉大家的,现在谁也收不到`,
      en: `I cannot speak in ${team.name}’s channel: its digest and what the team is to be told reach nobody`,
    });
    await say(tx, {
      roomId: undefined,
      to: { person: id },
      about,
      locale,
      card: { icon: '🔌', title, lines: [t(words)] },
      now,
    });
  }
}

const EVER = Temporal.Instant.fromEpochMilliseconds(0);

const ANEW: Localized = {
  zh: '请把我拉回那个群;群要是换了,就在新的群里说「每天9:00在本群发日报」',
  en: 'Please add me to it again; if the team has another one now, say “post the daily here at 9:00” there',
};
