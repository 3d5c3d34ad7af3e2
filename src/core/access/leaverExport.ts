/** Whoever is about to leave and takes a file out: their manager is told. */
import type { Act } from '../command.ts';
import type { Reply } from '../contract/card.ts';
import type { Person } from '../contract/person.ts';
import type { Translator } from '../text/phrases.ts';
import { guardiansOf } from './massReading.ts';
import { isLeaving } from './store/leaver.ts';

export type LeaverExport = { readonly person: Person; readonly to: readonly number[] };

export async function leaverExport({ tx, person }: Act): Promise<LeaverExport | undefined> {
  return (await isLeaving(tx, person.id)) ? { person, to: await guardiansOf(tx, person) } : undefined;
}

export function leaverExportCards(alarm: LeaverExport | undefined, { t }: Translator): readonly Reply[] {
  if (!alarm) return [];
  const { person, to } = alarm;
  return to.map((id) => ({
    to: { person: id },
    icon: '🚨',
    title: t({
      zh: `${person.name}要离职,刚刚导出了客户资料`,
      en: `${person.name}, who is about to leave, has just taken customers out as a file`,
    }),
    buttons: [
      {
        label: t({ zh: '看过哪些', en: 'what they read' }),
        says: t({ zh: `${person.name}看过哪些客户`, en: `what has ${person.name} looked at` }),
      },
    ],
    footer: t({ zh: '也许是为了交接,先问一句', en: 'It may be for the handover: ask first' }),
  }));
}
