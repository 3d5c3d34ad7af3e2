/** Tells whoever asked for the demo some of what was said in it, in their language: a sentence, its answer, and a pause to read them. */
import { cardText, withoutChoices } from '../../core/contract/cardText.ts';
import type { Card } from '../../core/contract/card.ts';
import type { Locale } from '../../core/contract/locale.ts';
import type { Store } from '../../core/db/open.ts';
import type { Tx } from '../../core/db/tx.ts';
import { say, sayAnew } from '../../core/delivery/say.ts';
import { lineAbout } from '../../core/delivery/store/outbox.ts';
import { thingsToTry } from '../../core/demo/thingsToTry.ts';
import { saidAndAnswered, askerOf, sentenceId, STAGE, type Story, storyBegun } from '../../core/demo/store/story.ts';
import { findPerson } from '../../core/people/store/people.ts';
import { homeTeam } from '../../core/people/store/teams.ts';
import { translator } from '../../core/text/phrases.ts';
import { type ScheduledLine, week } from './schedule.ts';

type Tour = {
  readonly store: Store;
  readonly clock: () => Temporal.Instant;
  readonly wake: () => void;
  /** Resolves when a sentence has been told; without one, when all have. */
  readonly until: (id?: string) => Promise<unknown>;
  /** Lets what was told be read. `skip`: only what to try is still wanted; `stop`: nothing. */
  readonly pause: () => Promise<'go on' | 'skip' | 'stop'>;
};

const MOST_LINES = 5;

export async function tellTour({ store, clock, wake, until, pause }: Tour) {
  const scene = await store.within(STAGE, (tx) => sceneOf(tx, clock()));
  if (!scene) return;
  const { story, zone, locale } = scene;
  const lines = week(story.begunAt, zone);
  const told = lines.flatMap((line, place) => (line.toldIn === locale ? [{ line, place }] : []));
  for (const [at, { line, place }] of told.entries()) {
    const of = {
      line,
      id: sentenceId(story, line === lines.at(-1) ? 'end' : place),
      progress: `${at + 1}/${told.length}`,
    };
    await until(of.id);
    if (!(await tell((tx) => sceneCard(tx, { ...scene, ...of })))) return;
    const next = await pause();
    if (next === 'stop') return;
    if (next === 'skip') break;
  }
  await until();
  await tell(async () => thingsToTry(locale));

  /** False: the story is no longer wanted. */
  async function tell(make: (tx: Tx) => Promise<Card | undefined>) {
    const isThere = await store.within(STAGE, async (tx) => {
      const now = await storyBegun(tx);
      if (now?.id !== story.id) return false;
      const card = await make(tx);
      if (card && scene) await show(tx, { scene, card, now: clock() });
      return true;
    });
    wake();
    return isThere;
  }
}

/** Only the newest of what is told has choices: a digit means one of its. */
async function show(
  tx: Tx,
  { scene, card, now }: { readonly scene: Scene; readonly card: Card; readonly now: Temporal.Instant },
) {
  const { story, roomId, locale } = scene;
  const about = `tour:${story.id}`;
  const shown = await lineAbout(tx, { roomId, about });
  const line = { roomId, locale, card, about, heardId: story.id, now };
  if (!shown) return say(tx, line);
  const { buttons: _pressed, ...told } = shown.card;
  return sayAnew(tx, { ...line, shown, over: { ...told, spent: true } });
}

type Scene = {
  readonly story: Story;
  readonly roomId: number;
  readonly locale: Locale;
  readonly zone: string;
  readonly today: Temporal.PlainDate;
};

async function sceneOf(tx: Tx, now: Temporal.Instant): Promise<Scene | undefined> {
  const [story, team] = [await storyBegun(tx), await homeTeam(tx)];
  const asked = story && (await askerOf(tx, story));
  if (!story || !asked || !team) return undefined;
  const asker = asked.personId === null ? undefined : await findPerson(tx, asked.personId);
  const { zone } = team;
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  return { story, roomId: asked.roomId, locale: asker?.locale ?? team.locale, zone, today };
}

async function sceneCard(
  tx: Tx,
  {
    line,
    id,
    progress,
    locale,
    zone,
    today,
  }: Scene & { readonly line: ScheduledLine; readonly id: string; readonly progress: string },
): Promise<Card | undefined> {
  const found = await saidAndAnswered(tx, id);
  if (!found?.text) return undefined;
  const at = line.at.toZonedDateTimeISO(zone);
  const to = translator(locale, today);
  return {
    icon: '🎬',
    title: to.t({ zh: `${found.speaker}:「${found.text}」`, en: `${found.speaker}: “${found.text}”` }),
    lines: cardText(withoutChoices(found.card), locale).split('\n').filter(Boolean).slice(0, MOST_LINES),
    footer: `${progress} · ${to.day(at.toPlainDate())} ${at.toPlainTime().toString({ smallestUnit: 'minute' })}`,
    buttons: [{ label: to.t({ zh: '跳过', en: 'skip' }), says: to.t({ zh: '跳过演示', en: 'skip the demo' }) }],
  };
}
