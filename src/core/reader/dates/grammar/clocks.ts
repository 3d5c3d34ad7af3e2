import { clock, hours, inHalf, inPart } from '../values/clock.ts';
import type { ClockTime } from '../values/time.ts';
import { standsFree } from '../lexer/figures.ts';
import type { SaidByKind } from './kinds.ts';
import type { Made, Place } from './rule.ts';
import { rule } from './rule.ts';

function told(time: ClockTime | undefined, cost = 0): Made | undefined {
  return time && { kind: time.until === undefined ? 'clock' : 'hours', said: time, cost };
}

/** An hour of a number: 3, 16, 630, 1430. */
function hourOf({ value, digits, approximate }: SaidByKind['number'], minute = 0): ClockTime | undefined {
  if (approximate) return undefined;
  if (digits >= 3 && digits <= 4 && minute === 0)
    return value % 100 < 60 && value < 2400
      ? clock(Math.floor(value / 100) * 60 + (value % 100), {
          fixed: value >= 1300 || digits === 4,
          grain: 'minute',
          isFigures: value >= 600,
        })
      : undefined;
  const hour = Math.floor(value);
  const rest = digits === 9 ? Math.round((value - hour) * 100) : minute;
  return hour <= 24 && rest < 60 && digits !== 3
    ? clock(hour * 60 + rest, { fixed: hour > 12 || hour === 0, grain: rest > 0 || minute > 0 ? 'minute' : 'hour' })
    : undefined;
}

/** «ten to three», «twenty to four». */
const wholeFives = new Set([5, 10, 20, 25]);

const small = ({ value, digits, approximate }: SaidByKind['number']) =>
  Number.isInteger(value) && value > 0 && value <= 12 && digits < 3 && !approximate;
const minutes = ({ value, digits }: SaidByKind['number']) => Number.isInteger(value) && value < 60 && digits < 3;

function past(time: ClockTime | undefined, by: number): Made | undefined {
  if (!time) return undefined;
  const minute = (time.minute + by + 1440) % 1440;
  return told({ ...time, minute, fixed: time.fixed || time.minute >= 420, grain: 'minute', weak: false, bare: false });
}

/** Hours of the day, and parts of it with an hour. */
export const clocks = [
  rule('number dian oclock?', ([n], at) => {
    const time = Number.isInteger(n.said.value) ? hourOf(n.said) : undefined;
    // «三点要求» are three points.
    const weak = n.said.digits === 0 && n.said.value <= 6 && n.said.value > 0;
    return time && isHour(n.said, at) ? told({ ...time, weak }) : undefined;
  }),
  rule('number dian number fen?', ([n, , m, fen], at) =>
    isHour(n.said, at) && minutes(m.said) && (m.said.digits === 2 || fen || /零|〇|十/.test(m.said.text ?? ''))
      ? told(hourOf(n.said, m.said.value))
      : undefined,
  ),
  rule('number dian half oclock?', ([n]) => told(hourOf(n.said, 30))),
  rule('number dian number? ke', ([n, , q]) => told(hourOf(n.said, 15 * (q?.said.value ?? 1)))),
  // 差一刻九点, 九点差五分.
  rule('lacking number ke|fen clock', ([, n, u, { said }]) => past(said, -n.said.value * (u.kind === 'ke' ? 15 : 1))),
  rule('clock lacking number ke|fen', ([{ said }, , n, u]) => past(said, -n.said.value * (u.kind === 'ke' ? 15 : 1))),
  rule('number dian number dialFigure', ([n, , m]) =>
    m.said.value <= 11 ? told(hourOf(n.said, 5 * m.said.value)) : undefined,
  ),
  // Cantonese: 三點搭三 is a quarter past, each figure of the dial five minutes.
  rule('number dian fives number|half', ([n, , , m]) =>
    m.kind === 'half'
      ? told(hourOf(n.said, 30))
      : m.said.value <= 11
        ? told(hourOf(n.said, 5 * m.said.value))
        : undefined,
  ),
  rule('half past number', ([, , n]) => (small(n.said) ? told(hourOf(n.said, 30)) : undefined)),
  rule('half past clock', ([, , { said }]) => past(said, 30)),
  rule('half number', ([, n], at) =>
    !at.ref.chinese && small(n.said) && standsFree(at.text, at.to)
      ? told({ ...(hourOf(n.said, 30) ?? noon), weak: true })
      : undefined,
  ),
  rule('a? unit past|after number|clock', ([, u, , t]) =>
    u.said.unit === 'quarter' ? past(timeOf(t), 15) : undefined,
  ),
  rule('a? unit to|before number|clock', ([, u, , t]) =>
    u.said.unit === 'quarter' ? past(timeOf(t), -15) : undefined,
  ),
  rule('number past number|clock', ([n, , t]) => (minutes(n.said) ? past(timeOf(t), n.said.value) : undefined)),
  rule('number to clock', ([n, , { said }]) =>
    minutes(n.said) && n.said.value % 5 === 0 && n.said.value < 30 && said.until === undefined && !said.fixed
      ? past(said, -n.said.value)
      : undefined,
  ),
  rule('number to number', ([n, , t]) =>
    wholeFives.has(n.said.value) &&
    n.said.digits === 0 &&
    !n.said.text &&
    t.said.digits === 0 &&
    !t.said.text &&
    small(t.said)
      ? past(hourOf(t.said), -n.said.value)
      : undefined,
  ),
  rule('length past|after number|clock', ([l, , t]) =>
    l.said.parts[0]?.[1] === 'minute' ? past(timeOf(t), l.said.parts[0][0]) : undefined,
  ),
  rule('length to|before number|clock', ([l, , t]) =>
    l.said.parts[0]?.[1] === 'minute' ? past(timeOf(t), -l.said.parts[0][0]) : undefined,
  ),
  rule('number oclock? meridiem', ([n, , { said }]) => {
    const time = hourOf(n.said);
    return time && time.minute <= 780 ? told(inHalf(time, said)) : undefined;
  }),
  rule('number number meridiem', ([n, m, { said }]) => {
    const time = small(n.said) && minutes(m.said) ? hourOf(n.said, m.said.value) : undefined;
    return time && told(inHalf(time, said));
  }),
  rule('number oclock', ([n]) => (Number.isInteger(n.said.value) ? told(hourOf(n.said)) : undefined)),
  rule('clock oclock', ([{ said }]) => told(said)),
  rule('clock|hours meridiem', ([{ said }, half]) => told(inHalf(said, half.said))),
  rule('number number', ([n, m]) =>
    small(n.said) &&
    n.said.digits === 0 &&
    !n.said.text &&
    m.said.digits === 0 &&
    !m.said.text &&
    m.said.value >= 10 &&
    minutes(m.said)
      ? told({ ...(hourOf(n.said, m.said.value) ?? noon), weak: true })
      : undefined,
  ),
  rule('at number', ([, n], at) => {
    const time = n.said.digits !== 9 && (n.said.digits !== 3 || n.said.value % 5 === 0) ? hourOf(n.said) : undefined;
    if (!time || n.said.value === 0 || n.said.text || !standsFree(at.text, at.to)) return undefined;
    return told(
      {
        ...time,
        bare: !/^ ?(?:$|[.,;!?)\n])/.test(at.text.slice(at.to, at.to + 2)) && n.said.digits < 3 && n.said.value <= 12,
      },
      0.2,
    );
  }),
  rule('at number number', ([, n, m]) =>
    small(n.said) && minutes(m.said) && m.said.value >= 10 ? told(hourOf(n.said, m.said.value)) : undefined,
  ),
  rule('at clock|hours', ([, { said }]) => told({ ...said, weak: false })),
  rule('about clock|hours', ([, { said }]) => told({ ...said, approximate: true })),
  rule('about number', ([, n], at) => {
    const time = small(n.said) && n.said.digits > 0 && standsFree(at.text, at.to) ? hourOf(n.said) : undefined;
    return time && !at.ref.chinese ? told({ ...time, approximate: true, bare: true }, 0.3) : undefined;
  }),
  rule('clock|hours about', ([{ said }]) => told({ ...said, approximate: true })),
  // Parts of the day.
  rule('part about? at|of|comma? clock|hours', ([{ said }, , , time]) => told(inPart(time.said, said.name))),
  rule('part number', ([{ said }, n], at) => {
    const time =
      small(n.said) && said.name !== 'noon' && n.said.digits < 3 && standsFree(at.text, at.to)
        ? hourOf(n.said)
        : undefined;
    return time && told(inPart(time, said.name), 0.2);
  }),
  rule('clock|hours in|of|comma|at? the? part', ([time, , , { said }]) => told(inPart(time.said, said.name))),
  rule('number in|of|at? the? part', ([n, joint, the, { said }]) => {
    const time = small(n.said) && (joint || the || n.said.digits > 0) ? hourOf(n.said) : undefined;
    return time && told(inPart(time, said.name), 0.2);
  }),
  // From one hour to another.
  rule('from? clock to|dash|before clock', ([, a, joint, b]) =>
    joint.kind === 'before' && joint.said.bound !== 'until' ? undefined : told(hours(a.said, b.said)),
  ),
  rule('from clock and clock', ([, a, , b]) => told(hours(a.said, b.said))),
  rule('from? number to|dash|before clock', ([, n, joint, b]) => {
    const a =
      (joint.kind === 'before' && joint.said.bound !== 'until') || (n.said.digits > 2 && n.said.digits !== 9)
        ? undefined
        : hourOf(n.said);
    return a && told(hours(a, b.said));
  }),
  rule('from number and clock', ([, n, , b]) => {
    const a = hourOf(n.said);
    return a && told(hours(a, b.said));
  }),
  rule('from? clock to|dash number', ([, a, , n], at) => {
    const b = standsFree(at.text, at.to) ? hourOf(n.said) : undefined;
    return b && told(hours(a.said, b), 0.1);
  }),
  rule('from number to|dash|and|before number', ([, n, joint, m], at) => {
    const [a, b] = [hourOf(n.said), hourOf(m.said)];
    return a &&
      b &&
      !(joint.kind === 'before' && joint.said.bound !== 'until') &&
      n.said.digits < 3 &&
      m.said.digits < 3 &&
      standsFree(at.text, at.to)
      ? told({ ...(hours(a, b) ?? a), bare: true }, 0.3)
      : undefined;
  }),
  rule('part at? number to|dash clock|number', ([{ said }, , n, , t]) => {
    const a = hourOf(n.said);
    const b = timeOf(t);
    return a && b && (t.kind === 'clock' || n.said.digits > 0)
      ? told(hours(inPart(a, said.name), inPart(b, said.name)))
      : undefined;
  }),
  rule('number to|dash|and number in? the? part', ([n, , m, , , { said }]) => {
    const [a, b] = [hourOf(n.said), hourOf(m.said)];
    return a && b && small(n.said) && small(m.said)
      ? told(hours(inPart(a, said.name), inPart(b, said.name)))
      : undefined;
  }),
  rule('number to|dash|and number oclock? meridiem', ([n, , m, , { said }]) => {
    const [a, b] = [hourOf(n.said), hourOf(m.said)];
    return a && b && small(n.said) && small(m.said) ? told(hours(a, inHalf(b, said)), 0.1) : undefined;
  }),
] as const;

const noon: ClockTime = { minute: 720, fixed: true, grain: 'hour' };

function timeOf(
  node: { kind: 'number'; said: SaidByKind['number'] } | { kind: 'clock'; said: ClockTime },
): ClockTime | undefined {
  return node.kind === 'clock' ? node.said : hourOf(node.said);
}

/** «三点» is an hour where nothing is counted behind it; «降5点» are points. */
function isHour({ digits }: SaidByKind['number'], { text, from, to }: Place): boolean {
  if (digits === 9) return false;
  return (
    !/[降涨升跌加高低差优让返扣税率占涨幅]$/.test(text.slice(0, from)) &&
    !/^(?:[零〇]?[一二三四五六七八九]?元|%)/.test(text.slice(to, to + 3))
  );
}
