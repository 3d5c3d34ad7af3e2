/** What words come to: the first command that takes them and has something to say to them, run. */
import { massReadingBy, massReadingCards } from '../access/massReading.ts';
import { countryOf } from '../calendar/timeZones.ts';
import type { Act, AnyCommand, Heard } from '../command.ts';
import type { Vault } from '../contract/doors/vault.ts';
import type { Message } from '../contract/message.ts';
import type { Person } from '../contract/person.ts';
import { actAs, lookAs } from '../db/session.ts';
import type { Tx } from '../db/tx.ts';
import { conversationOf, lineAnswered } from '../delivery/conversation.ts';
import { withLesson } from '../learning/lesson.ts';
import { isGone } from '../followups/resolve.ts';
import { identified, mentionedPeople } from '../people/store/people.ts';
import { localeOf } from '../text/phrases.ts';
import { isAboutShown, resolveChoice } from './choice.ts';
import { isUnknown, stranger } from './newcomer.ts';
import { route } from './route.ts';
import { isLate, repliesByReader } from './say.ts';
import type { Hearing } from './store/hear.ts';

/** Match and run: the first command that takes the words and has something to say to them. */
export async function think(
  of: {
    tx: Tx;
    text: string;
    now: Temporal.Instant;
    hearing: Hearing;
    person: Person | undefined;
    message: Message;
  },
  { commands, vault }: { readonly commands: readonly AnyCommand[]; readonly vault?: Vault | undefined },
) {
  const { tx, now, hearing } = of;
  const person = of.person ?? stranger(of.message, hearing);
  if (!hearing.person) {
    actAs(tx, { heardId: hearing.heardId, personId: person.id });
    if (of.person) lookAs(tx, of.person, { room: hearing.room });
  }
  const conversation = conversationOf(hearing.shown, of.message.at);
  const { choice } = conversation;
  const chosen = resolveChoice(of.text, choice?.card);
  const pressed = hearing.shown.find(({ isPressed }) => isPressed);
  // Words that come late mean the day on which they were said.
  const local = (isLate(of.message.at, now) ? of.message.at : now).toZonedDateTimeISO(person.zone);
  const country = countryOf(person.zone);
  const heard: Heard = {
    text: chosen ?? of.text,
    locale: localeOf(of.text, chosen ? localeOf(chosen, person.locale) : person.locale),
    now,
    today: local.toPlainDate(),
    local: local.toPlainDateTime(),
    country,
    room: hearing.room,
  };
  const mentions = of.message.mentions?.length ? await mentionedPeople(tx, of.message) : [];
  const { form, mail, platform, account } = of.message;
  const author = form?.author && (await identified(tx, { platform, account, external: form.author }));
  const act: Act = {
    ...heard,
    ...(form && { form: { author: author || undefined, customer: form.customer } }),
    ...(mail && { mail }),
    ...(mentions.length > 0 && { mentions }),
    ...(vault && { vault }),
    tx,
    heardId: hearing.heardId,
    person,
    known: of.person !== undefined,
    roomId: hearing.roomId,
    thread: of.message.thread,
    conversation,
    chosenFrom: pressed ?? (chosen === undefined ? undefined : choice),
  };
  // A button says all it means: it fills no question's hole.
  const hole = of.message.pressed === undefined ? conversation.hole : undefined;
  const among = of.person ? commands : commands.filter(({ open }) => open);
  for await (const { taken, fills, act: acting } of route(act, { hole, among })) {
    // Whoever may turn out to be a colleague is not sent away for a code.
    if (!of.person && taken.loose && isUnknown(of.message, hearing)) continue;
    // What people say to each other below a card is none of our business unless it is surely about that card.
    if (of.message.overheard && !fills && chosen === undefined && !isAboutShown(acting)) continue;
    const result = await taken.run(acting);
    // What it was asked about is there no more: the words are no answer, and say what they say.
    if (!result || (fills && isGone(result.outcome))) continue;
    const reading = taken.command === 'note' || !of.person ? undefined : await massReadingBy(acting);
    const said = await repliesByReader(acting, (to) => [
      ...result.say(to),
      ...(reading ? massReadingCards(reading, to) : []),
    ]);
    const replies = of.person ? await withLesson(acting, { command: taken.command, replies: said }) : said;
    const answers = pressed?.line ?? (chosen !== undefined || fills ? lineAnswered(choice, of.text) : undefined);
    return { act: acting, taken, outcome: result.outcome, replies, words: result.say, answers };
  }
  return undefined;
}
