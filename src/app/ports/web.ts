/** What the web page asks of the database. */
import type { Entry, Visitor } from '../../adapters/web/index.ts';
import { findFile } from '../../core/delivery/store/files.ts';
import type { Store } from '../../core/db/open.ts';
import { hasLeft } from '../../core/people/store/leave.ts';
import { transcript } from '../../core/bot/store/transcript.ts';
import { identified } from '../../core/people/store/people.ts';
import { cardText, windowOf, withDetails } from '../../core/contract/cardText.ts';
import type { Card } from '../../core/contract/card.ts';
import type { Locale } from '../../core/contract/locale.ts';
import { DEMO_TEAM } from '../setup.ts';

/** A visitor's own room is called after them. */
const OWN = 'dm:';
const HERE = { platform: 'web', account: 'local' };

export function webPorts({
  store,
  workspace,
  demo,
}: {
  readonly store: Store;
  readonly workspace: number;
  readonly demo: boolean;
}) {
  return {
    visitors: async (): Promise<readonly Visitor[]> => (demo ? DEMO_TEAM : []),

    person: (id: string): Promise<Visitor | undefined> =>
      store.within({ workspace }, async (tx) => {
        const person = await identified(tx, { ...HERE, external: id });
        return person && { id, name: person.name, role: person.role, locale: person.locale };
      }),

    file: (me: string, id: number) =>
      store.within({ workspace }, async (tx) => {
        const person = await identified(tx, { ...HERE, external: me });
        const file = person && (await findFile(tx, { id, personId: person.id }));
        return file?.bytes ? { name: file.name, bytes: file.bytes } : undefined;
      }),

    transcript: (room: string): Promise<readonly Entry[]> =>
      store.within({ workspace }, async (tx) => {
        if (room.startsWith(OWN) && (await hasLeft(tx, { ...HERE, external: room.slice(OWN.length) }))) return [];
        const rows = await transcript(tx, { ...HERE, room });
        return rows.map((row): Entry =>
          row.by === 'bot'
            ? { id: row.receipt ?? String(row.id), at: row.at, from: 'bot', ...asShown(row) }
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

function asShown({ card, locale }: { readonly card: Card; readonly locale: Locale }) {
  const { shown } = windowOf(withDetails(card), locale);
  return { text: cardText(shown, locale), card: shown };
}
