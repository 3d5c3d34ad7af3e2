/** The festivals on which customers are greeted. Pure. */
import { countryOf } from '../calendar/timeZones.ts';
import type { Localized } from '../contract/locale.ts';
import { partsOf } from '../reader/dates/civil.ts';
import { holidays } from '../reader/dates/lexicon/holidays.ts';

type Named = Localized & {
  readonly icon: string;
  /** How a note says that it is about this one, as a regular expression. */
  readonly said: string;
};

export const FESTIVALS = {
  newYear: { icon: '🎆', zh: '元旦', en: 'New Year', said: '元旦|新年|跨年|new year' },
  spring: {
    icon: '🧧',
    zh: '春节',
    en: 'Spring Festival',
    said: '春节|过年|拜年|新年|新春|年货|spring festival|chinese new year|lunar new year|cny',
  },
  dragon: { icon: '🐲', zh: '端午', en: 'Dragon Boat Festival', said: '端午|粽|dragon boat' },
  moon: { icon: '🥮', zh: '中秋', en: 'Mid-Autumn', said: '中秋|月饼|mid-?\\s?autumn|moon ?cake' },
  national: { icon: '🎉', zh: '国庆', en: 'National Day', said: '国庆|national day' },
  thanksgiving: { icon: '🦃', zh: '感恩节', en: 'Thanksgiving', said: '感恩节|thanksgiving' },
  christmas: { icon: '🎄', zh: '圣诞', en: 'Christmas', said: '圣诞|christmas|xmas|season.?s greetings' },
  easter: { icon: '🐣', zh: '复活节', en: 'Easter', said: '复活节|easter' },
  eid: { icon: '🌙', zh: '开斋节', en: 'Eid', said: '开斋|\\meid\\M' },
  diwali: { icon: '🪔', zh: '排灯节', en: 'Diwali', said: '排灯节|diwali' },
} as const satisfies Readonly<Record<string, Named>>;

export type FestivalName = keyof typeof FESTIVALS;
export type Festival = { readonly name: FestivalName; readonly on: Temporal.PlainDate };

/** Its next day from a day on. */
export function nextFestival(name: FestivalName, from: Temporal.PlainDate): Festival {
  const day = (year: number) => {
    const { y, m, d } = partsOf(holidays[name].on(year));
    return Temporal.PlainDate.from({ year: y, month: m, day: d });
  };
  const here = day(from.year);
  return { name, on: Temporal.PlainDate.compare(here, from) >= 0 ? here : day(from.year + 1) };
}

/** Those of which somebody is told of itself, by the country of their zone, between two days, both included. */
export function festivalsBetween(
  zone: string,
  [from, until]: readonly [Temporal.PlainDate, Temporal.PlainDate],
): readonly Festival[] {
  const own = OWN[countryOf(zone) ?? ''] ?? ['christmas'];
  return own.map((name) => nextFestival(name, from)).filter(({ on }) => Temporal.PlainDate.compare(on, until) <= 0);
}

const OWN: Readonly<Record<string, readonly FestivalName[]>> = {
  CN: ['spring', 'dragon', 'moon', 'national'],
  HK: ['spring', 'dragon', 'moon', 'christmas'],
  MO: ['spring', 'dragon', 'moon', 'christmas'],
  TW: ['spring', 'dragon', 'moon'],
  SG: ['spring', 'moon', 'christmas'],
  MY: ['spring', 'eid'],
  JP: ['newYear'],
  KR: ['spring'],
  VN: ['spring'],
  IN: ['diwali'],
  US: ['thanksgiving', 'christmas'],
  AE: ['eid'],
  SA: ['eid'],
};
