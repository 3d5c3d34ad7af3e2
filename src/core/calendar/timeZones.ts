import { cities } from './cities.ts';

/** An IANA name. Bare offsets are refused, because databases disagree about the sign of `+08:00`. */
export function isZone(name: string): boolean {
  return spelled(name) !== undefined;
}

/** The zone somebody means by «东京», "New York time", "GMT+8" or "Asia/Tokyo". */
export function findZone(text: string): string | undefined {
  const name = plain(text);
  return offsetZone(name) ?? named.get(name) ?? cityZone(name.replaceAll(' ', '_'));
}

/** The country whose workdays somebody in this zone keeps, as its ISO code, where the zone makes it clear. */
export function countryOf(zone: string): string | undefined {
  const exact = cities.find(([of]) => of === zone);
  if (exact || !isZone(zone)) return exact?.[1];
  const here = epoch.toZonedDateTimeISO(zone);
  return cities.find(([of]) => here.equals(epoch.toZonedDateTimeISO(of)))?.[1];
}

/** When a wall clock shows this: the first time if it does so twice, the first minute after a gap that skips it. */
export function instantOf(wall: Temporal.PlainDateTime, zone: string): Temporal.Instant {
  const at = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (at.toPlainDateTime().equals(wall)) return at.toInstant();
  return (at.getTimeZoneTransition('next') ?? at).toInstant();
}

const epoch = Temporal.Instant.fromEpochMilliseconds(0);

/** The name as IANA spells it. Temporal would also take the zone out of a whole timestamp. */
function spelled(name: string): string | undefined {
  if (!/^[a-z]/i.test(name)) return undefined;
  try {
    const { timeZoneId } = epoch.toZonedDateTimeISO(name);
    return timeZoneId.toLowerCase() === name.toLowerCase() ? timeZoneId : undefined;
  } catch {
    return undefined;
  }
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
    .trim()
    .replace(/(?<=.)(?: (?:standard |daylight )?time(?: ?zone)?|市?(?:标准)?(?:时间|时区)|市)$/, '');
}

/** POSIX turned the sign round: GMT+8 is Etc/GMT-8. */
function offsetZone(name: string): string | undefined {
  const found = /^(?:utc|gmt) ?([+−-]) ?0?(\d{1,2})(?::?00)?$/.exec(name);
  if (!found) return undefined;
  const [, sign, hours] = found;
  return hours === '0' ? 'UTC' : spelled(`Etc/GMT${sign === '+' ? '-' : '+'}${hours}`);
}

/** The full name, or its last part alone: Asia/Kathmandu, Kathmandu. */
function cityZone(name: string): string | undefined {
  return spelled(name) ?? regions.map((region) => spelled(`${region}/${name}`)).find((zone) => zone !== undefined);
}

const regions = ['Africa', 'America', 'Asia', 'Atlantic', 'Europe', 'Indian', 'Pacific'] as const;

const named: ReadonlyMap<string, string> = new Map(
  cities.flatMap(([zone, , ...names]) => names.map((name) => [name, zone] as const)),
);

/** What a machine says that has no place, as one in a container: not where anybody is. */
export const UNSAID_ZONE = 'UTC';
