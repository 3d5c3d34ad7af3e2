import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { type Translator, UNDO } from '../../text/phrases.ts';
import { platformsMet } from '../../people/store/accounts.ts';
import { isRoad, platformsOf, type Road, roadOn, roadWords } from '../roads.ts';
import { platformsReaching, preferPlatforms, preferredPlatforms } from '../store/preference.ts';

const ANY = 'any';
const Input = z.object({ to: z.union([z.literal(ANY), z.custom<Road>(isRoad)]).optional() });

/** Where somebody can be reached, the one used last first. */
type Known = { readonly reachable: readonly Road[]; readonly preferred: Road | undefined };

type Outcome =
  | ({ readonly kind: 'set'; readonly road: Road } & Known)
  | ({ readonly kind: 'shown' } & Known)
  | ({ readonly kind: 'freed' } & Known)
  /** Nobody has shown up there yet; `isOff`: nor could they. */
  | ({ readonly kind: 'unreachable'; readonly road: Road; readonly isOff: boolean } & Known);

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'road',
  intents: ['road.set'],
  topic: 'setting',
  does: { zh: '提醒发到哪个平台', en: 'on which platform your reminders come' },
  examples: {
    zh: ['以后提醒发到飞书', '提醒发到哪里', '提醒发到我最近用的'],
    en: ['send my reminders to WeCom', 'where do my reminders go', 'send reminders wherever I was last'],
  },
  aside: true,

  input: Input,

  from: ({ slots: { value } }) => ({ to: value === ANY || isRoad(value) ? value : undefined }),

  async run({ tx, person }, { to }) {
    const reachable = [...new Set((await platformsReaching(tx, person.id)).flatMap((each) => roadOn(each) ?? []))];
    const [preferred] = (await preferredPlatforms(tx, person.id)).map(roadOn);
    if (to === undefined) return { kind: 'shown', reachable, preferred };
    if (to === ANY) {
      await preferPlatforms(tx, { id: person.id, platforms: null });
      return { kind: 'freed', reachable, preferred: undefined };
    }
    if (!reachable.includes(to)) {
      const met = await platformsMet(tx);
      const isOff = platformsOf(to).every((platform) => !met.includes(platform));
      return { kind: 'unreachable', road: to, isOff, reachable, preferred };
    }
    await preferPlatforms(tx, { id: person.id, platforms: platformsOf(to) });
    return { kind: 'set', road: to, reachable, preferred: to };
  },

  say: {
    set: ({ road, reachable }, to) => ({
      icon: '📮',
      title: to.t({
        zh: `好,提醒和早报以后发到${roadWords(road).zh}`,
        en: `Done: reminders and your list come to ${roadWords(road).en}`,
      }),
      ...(reachable.length > 1 && {
        footer: to.t({
          zh: '那边发不出去时走别的路,不会丢。在哪里问我,还是在哪里回答',
          en: 'Where it cannot be reached they take another way. What you ask is answered where you ask it',
        }),
      }),
      buttons: [undo(to)],
    }),
    freed: ({ reachable }, to) => ({
      icon: '📮',
      title: to.t({
        zh: '好,提醒发到你最近用过的地方',
        en: 'Done: reminders come to wherever you were last',
      }),
      lines: waysLine(reachable, to),
      buttons: [undo(to)],
    }),
    shown: ({ reachable, preferred }, to) => ({
      icon: '📮',
      title: preferred
        ? to.t({
            zh: `提醒发到${roadWords(preferred).zh}`,
            en: `Your reminders come to ${roadWords(preferred).en}`,
          })
        : to.t({ zh: '提醒发到你最近用过的地方', en: 'Your reminders come to wherever you were last' }),
      lines: waysLine(reachable, to),
      buttons: ways(reachable, { except: preferred, to }),
    }),
    unreachable: ({ road, isOff, reachable, preferred }, to) => ({
      icon: '🤔',
      title: isOff
        ? to.t({
            zh: `这里还没有开通${roadWords(road).zh},提醒照旧`,
            en: `${roadWords(road).en} is not switched on here; your reminders come as before`,
          })
        : to.t({
            zh: `在${roadWords(road).zh}里还找不到你,提醒照旧`,
            en: `I cannot reach you in ${roadWords(road).en} yet; your reminders come as before`,
          }),
      lines: [
        ...waysLine(reachable, to),
        ...(isOff
          ? []
          : [
              to.t({
                zh: `要在${roadWords(road).zh}里找到你:在这里说「验证码」,再到那里对我说「绑定」和那个码`,
                en: `To be reached in ${roadWords(road).en}: say “my code” here, and “bind” with that code to me there`,
              }),
            ]),
      ],
      buttons: ways(reachable, { except: preferred, to }),
    }),
  },
});

function waysLine(reachable: readonly Road[], { t, list }: Translator): string[] {
  if (!reachable.length) return [];
  return [
    t({
      zh: `现在能找到你的:${list(reachable.map((road) => roadWords(road).zh))}`,
      en: `You can be reached in: ${list(reachable.map((road) => roadWords(road).en))}`,
    }),
  ];
}

function ways(
  reachable: readonly Road[],
  { except, to: { t } }: { readonly except: Road | undefined; readonly to: Translator },
) {
  if (reachable.length < 2) return [];
  return reachable
    .filter((road) => road !== except)
    .map((road) => ({
      label: t(roadWords(road)),
      says: t({ zh: `提醒发到${roadWords(road).zh}`, en: `send my reminders to ${roadWords(road).en}` }),
    }));
}

const undo = ({ t }: Translator) => ({ label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' }) as const;
