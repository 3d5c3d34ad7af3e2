/** What the web page asks of the database. */
import type { Door, Entry, SignedIn, Visitor } from '../../adapters/web/index.ts';
import { typeset } from '../../adapters/shared/typeset.ts';
import type { Secret } from '../../adapters/web/session.ts';
import { UNSAID_ZONE } from '../../core/calendar/timeZones.ts';
import { say } from '../../core/delivery/say.ts';
import { admit, welcomeCard } from '../../core/handover/arrival.ts';
import { beginLearning, withFirstTry } from '../../core/learning/lesson.ts';
import { guessingCard, whoIsToldOfGuessing } from '../../core/people/guessedCodes.ts';
import { redeemCode } from '../../core/people/store/codes.ts';
import { addRoom } from '../../core/people/store/rooms.ts';
import { homeTeam } from '../../core/people/store/teams.ts';
import { isGoodLink, redeemLink } from '../../core/people/store/web/links.ts';
import { endSession, openSession, sessionOf } from '../../core/people/store/web/sessions.ts';
import { translator } from '../../core/text/phrases.ts';
import { findFile } from '../../core/delivery/store/files.ts';
import type { Store } from '../../core/db/open.ts';
import { hasLeft } from '../../core/people/store/leave.ts';
import { transcript } from '../../core/bot/store/transcript.ts';
import { identified, linkIdentity } from '../../core/people/store/people.ts';
import { cardText, windowOf, withDetails } from '../../core/contract/cardText.ts';
import type { Card } from '../../core/contract/card.ts';
import type { Locale } from '../../core/contract/locale.ts';
import type { Person } from '../../core/contract/person.ts';
import type { Tx } from '../../core/db/tx.ts';
import { DEMO_TEAM } from '../setup.ts';

/** A visitor's own room is called after them. */
const OWN = 'dm:';
const HERE = { platform: 'web', account: 'local' };

export function webPorts({
  store,
  workspace,
  demo,
  wake = () => {},
}: {
  readonly store: Store;
  readonly workspace: number;
  readonly demo: boolean;
  /** Something is to be said. */
  readonly wake?: () => void;
}) {
  return {
    session: (hash: string): Promise<Visitor | undefined> =>
      store.within({ workspace }, async (tx) => {
        const person = await sessionOf(tx, { hash, now: store.clock() });
        return person && { id: idOf(person), name: person.name, role: person.role, locale: person.locale };
      }),

    async signIn(asked: Parameters<Door['signIn']>[0]): Promise<SignedIn> {
      const answer = await store.within({ workspace }, (tx) => signIn(tx, { ...asked, now: store.clock() }));
      wake();
      return answer;
    },

    isGoodLink: (token: string) => store.within({ workspace }, (tx) => isGoodLink(tx, { token, now: store.clock() })),

    signOut: (ended: Parameters<Door['signOut']>[0]) => store.within({ workspace }, (tx) => endSession(tx, ended)),

    visitors: async (): Promise<readonly Visitor[]> => (demo ? DEMO_TEAM : []),

    file: (me: string, id: number) =>
      store.within({ workspace }, async (tx) => {
        const person = await identified(tx, { ...HERE, external: me });
        const file = person && (await findFile(tx, { id, personId: person.id }));
        return file?.bytes ? { name: file.name, bytes: file.bytes } : undefined;
      }),

    transcript: (room: string, before?: Temporal.Instant): Promise<readonly Entry[]> =>
      store.within({ workspace }, async (tx) => {
        if (room.startsWith(OWN) && (await hasLeft(tx, { ...HERE, external: room.slice(OWN.length) }))) return [];
        const rows = await transcript(tx, { ...HERE, room, before });
        return rows.map((row): Entry =>
          row.by === 'bot'
            ? {
                id: row.receipt ?? String(row.id),
                at: row.at,
                from: 'bot',
                ...asShown({ ...row, card: typeset(row.card, row.locale) }),
              }
            : {
                id: row.messageId,
                at: row.at,
                from: { id: row.speaker, name: row.from ?? row.speaker },
                text: row.text,
              },
        );
      }),
  };
}

/** Whoever signs in is met in a room of their own, the same from every browser. */
const idOf = ({ id }: Pick<Person, 'id'>) => `person-${id}`;

async function signIn(
  tx: Tx,
  { secret, hash, locale, now }: Parameters<Door['signIn']>[0] & { readonly now: Temporal.Instant },
): Promise<SignedIn> {
  const redeemed = await redeem(tx, { secret, now });
  if (typeof redeemed === 'string') return redeemed;
  const zone = (await homeTeam(tx))?.zone ?? UNSAID_ZONE;
  const admitted = await admit({ tx, now, locale, zone, bearer: undefined, identity: HERE }, redeemed);
  const { person } = admitted;
  const external = idOf(person);
  const isBack = (await identified(tx, { ...HERE, external })) !== undefined;
  const roomId = await addRoom(tx, { ...HERE, external: `${OWN}${external}`, kind: 'direct', personId: person.id });
  await linkIdentity(tx, { ...HERE, external, personId: person.id, roomId, byCode: true });
  await openSession(tx, { hash, personId: person.id, now });
  const to = translator(locale, now.toZonedDateTimeISO(person.zone).toPlainDate());
  if (!isBack) {
    const begins = await beginLearning(tx, { ...admitted, now });
    const card = withFirstTry(welcomeCard(admitted, to), { person, begins, to });
    await say(tx, { roomId, locale, card, now });
  }
  return 'in';
}

async function redeem(tx: Tx, { secret, now }: { readonly secret: Secret; readonly now: Temporal.Instant }) {
  if (secret.kind === 'link') return (await redeemLink(tx, { token: secret.token, now })) ?? 'gone';
  const identity = { ...HERE, external: secret.address };
  const redeemed = await redeemCode(tx, { code: secret.code, identity, personId: undefined, now });
  if (redeemed.kind === 'good') return redeemed;
  if (redeemed.kind === 'wrong')
    for (const { id, locale, zone } of await whoIsToldOfGuessing(tx, { ...redeemed, now })) {
      const to = translator(locale, now.toZonedDateTimeISO(zone).toPlainDate());
      await say(tx, {
        roomId: undefined,
        to: { person: id },
        locale,
        now,
        card: guessingCard({ ...identity, name: '' }, to),
      });
    }
  return redeemed.kind;
}

function asShown({ card, locale }: { readonly card: Card; readonly locale: Locale }) {
  const { shown } = windowOf(withDetails(card), locale);
  return { text: cardText(shown, locale), card: shown };
}
