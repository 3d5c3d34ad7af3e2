/** What the last message of ours was, by its text: for whoever has no card of it. Pure. */
import { plain } from '../reader/text/normalize.ts';
import { customersIn } from './names/customers.ts';
import { daysIn } from './pieces/days.ts';
import { tokensOf } from './tokens.ts';
import type { Intent } from './catalogue.ts';
import type { Names, Shown } from './types.ts';

export function readShown(
  text: string,
  { names, local }: { readonly names: Names; readonly local: Temporal.PlainDateTime },
): Shown {
  const kind = kindOf(plain(text));
  const named = (line: string) => {
    const [first] = customersIn(line, { names, tokens: tokensOf(line) });
    return first?.type === 'customer' ? first.value : undefined;
  };
  const lines = text.split('\n').filter((line) => /^\s*\d+\s*[ .、:)]/.test(line));
  const next = /(?:next|跟进|下一步)[: ]+(.+)/.exec(text)?.[1];
  const day =
    next === undefined
      ? undefined
      : daysIn({ text: next, names, shown: undefined, local, locale: 'zh', country: 'CN' }, plain(next))[0];
  const due =
    day?.type === 'day' && day.value.ahead.start !== undefined
      ? Temporal.PlainDate.from(day.value.ahead.start)
      : undefined;
  const all = customersIn(text, { names, tokens: tokensOf(text) }).flatMap((each) =>
    each.type === 'customer' ? [each.value] : [],
  );
  return {
    kind,
    customers: lines.length > 1 && kind !== 'card' ? lines.map(named) : all,
    due,
    choices: choicesIn(plain(text)),
    question: AT_RISK.exec(text)?.groups?.['question'],
  };
}

/** The list of those who may be lost has with each what says so. */
const AT_RISK = /^🚨 (?<question>.*(?:可能丢的客户|customers we may lose)) \(\d+\)/u;

function kindOf(text: string): Shown['kind'] {
  if (/✅|0 ?(?:撤销|undo)/.test(text)) return 'card';
  if (/在问|asks|question (?:from|to)|looking for somebody/.test(text)) return 'whoKnows';
  if (/没有人登记|没找到认识|nobody|no one|no colleague|found no/.test(text)) return 'nobodyKnows';
  if (/交接|移交|handover|handed over|accept|decline|→|^to you/.test(text)) return 'handover';
  if (/跳过|skip/.test(text)) return 'interview';
  if (/^\s*\d+[ .)]/m.test(text)) return 'list';
  return /负责人|owner/.test(text) ? 'brief' : 'other';
}

/** The digits of a card that say all by themselves. */
function choicesIn(text: string): ReadonlyMap<string, Intent> {
  return new Map(
    CHOICES.flatMap(([pattern, intent]) => {
      const digit = pattern.exec(text)?.[1];
      return digit === undefined ? [] : [[digit, intent] as const];
    }),
  );
}

const CHOICES: readonly (readonly [RegExp, Intent])[] = [
  [/(\d) ?(?:撤销|undo)/, 'undo'],
  [/(\d) ?(?:不提醒|no reminder)/, 'fix.noReminder'],
  [/(\d) ?(?:换客户|customer)/, 'fix.customer'],
  [/(\d) ?(?:[换加]联系人|contact)/, 'fix.contact'],
  [/(\d) ?(?:[换加]日期|date)/, 'fix.date'],
];
