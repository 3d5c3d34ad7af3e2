/**
 * Messages one after the other, as a person would write them: each a second or two after the last, never on the beat. It is
 * the account that is taken for a machine, so this holds for all its rooms together; a platform's own pace is of one room.
 */

export type Pace = { readonly least: number; readonly most: number };

type Lane = { last: number; next: number; readonly places: Map<string, number> };

/**
 * How long a line still has to wait, in milliseconds; zero: now is its turn. A line that asks gets a place in the queue of
 * its lane and keeps it, so that a crowd of them need not ask again and again.
 */
export function pacer({ least, most }: Pace) {
  const lanes = new Map<string, Lane>();
  return (lane: string, { key, now }: { readonly key: string; readonly now: number }): number => {
    const its = lanes.get(lane) ?? { last: -Infinity, next: 0, places: new Map<string, number>() };
    lanes.set(lane, its);
    const place = its.places.get(key) ?? Math.max(now, its.next);
    const turn = Math.max(place, its.last + least);
    // A clock that was set back keeps nobody waiting.
    if (turn <= now || its.last > now) {
      its.places.delete(key);
      its.last = now;
      its.next = Math.max(its.next, now + gap({ least, most }));
      return 0;
    }
    if (!its.places.has(key)) its.next = place + gap({ least, most });
    its.places.set(key, place);
    return turn - now;
  };
}

const gap = ({ least, most }: Pace) => least + Math.random() * (most - least);
