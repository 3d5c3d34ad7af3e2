/** The story of the demo: a small firm that sells industrial parts, from a Monday to a Friday. Data. */

export type Line = { readonly at: Temporal.Instant; readonly by: string; readonly says: string };

const ZONE = 'Asia/Shanghai';
const WORKDAYS = 5;

type Told = readonly [day: number, time: string, by: string, says: string];

const STORY: readonly Told[] = [
  [0, '09:10', 'lilei', '今天和华为李总通了电话,嫌报价高,下周三跟进'],
  [0, '09:11', 'lilei', '1'],
];

/** The last five days before today, told in order; what is promised for «next week» is still to come. */
export function week(now: Temporal.Instant): readonly Line[] {
  const today = now.toZonedDateTimeISO(ZONE).toPlainDate();
  const monday = today
    .subtract({ days: (today.dayOfWeek - 1 + 7) % 7 })
    .subtract({ days: today.dayOfWeek > WORKDAYS ? 0 : 7 });
  return STORY.map(([day, time, by, says]) => ({
    at: monday.add({ days: day }).toPlainDateTime(Temporal.PlainTime.from(time)).toZonedDateTime(ZONE).toInstant(),
    by,
    says,
  }));
}

/** The id under which a sentence of the story is heard. */
export function storyId({ heardId, at }: { readonly heardId: number; readonly at: number }) {
  return `demo:${heardId}:${at}`;
}
