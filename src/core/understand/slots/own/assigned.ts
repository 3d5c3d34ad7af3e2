/** Who owns, assists or backs up a customer from now on, by the words beside each colleague. Pure. */
import type { Match } from '../../grammar/match.ts';
import type { Sentence, Slots, Teammate } from '../../types.ts';
import { colleaguesIn, teammateIn } from '../named.ts';

const ASSISTS =
  /^[\s,的]*(?:来|从旁|在旁|在边上)?(?:协助|帮忙|打下手|辅助|帮衬)|^[\s,]*(?:to |will )?(?:assist|help|support)/;
const ASSISTS_BEFORE = /(?:让|由|请)\s*$/;
const BACKS = /(?:b角|备份|备用|后备|替补|backup|back up|deputy)[^,，。;；]{0,6}$/;
const BACKS_BEHIND =
  /^[\s,]*(?:来|当|做|作为|留|as|is|stays|remains|to)?\s*(?:做|作|当|as|the|a|her|his)?\s*(?:b角|备份|后备|替补|backup|back up|deputy|stand)/;
const FROM = /(?:从|from|原来|原)\s*$/;
/** «陈静手上的海尔», "Tom's Acme": whose it was. */
const HAD = /^\s*(?:(?:手上|手里|手头|手中|名下|那边|那儿|在跟|负责|跟|管)?的|['’]s )/;

type Assigned = Pick<Slots, 'owner' | 'assist' | 'assists' | 'backup' | 'leaves'>;

export function assignedIn({
  sentence,
  match,
}: {
  readonly sentence: Sentence;
  readonly match: Match | undefined;
}): Assigned {
  const known = colleaguesIn(sentence);
  const had = new Set(known.filter(({ span }) => HAD.test(sentence.flat.slice(span[1]))).map(({ who }) => who.name));
  const said: Assigned = Object.fromEntries(
    (['owner', 'assist', 'backup', 'leaves'] as const).flatMap((slot) => {
      const named = teammateIn({ sentence, match }, slot);
      return named && !(slot === 'owner' && had.has(named.name)) ? [[slot, named] as const] : [];
    }),
  );
  const second = teammateIn({ sentence, match }, 'second');
  const all = Object.values(said).length + (second ? 1 : 0);
  if (all > 1 || (all && all >= known.length))
    return { ...said, ...(said.assist && second && { assists: [said.assist, second] }) };
  const roles: Record<string, Teammate> = {};
  const assists: Teammate[] = [];
  for (const { span, who } of known) {
    const role = roleAt(sentence.flat, span);
    if (role) roles[role] ??= who;
    if (role === 'assist') assists.push(who);
  }
  return { ...roles, ...(assists.length > 1 && { assists }) };
}

function roleAt(flat: string, [from, to]: readonly [number, number]): 'owner' | 'assist' | 'backup' | undefined {
  const before = flat.slice(Math.max(0, from - 14), from);
  const behind = flat.slice(to, to + 24);
  if (FROM.test(before) || HAD.test(behind)) return undefined;
  if (BACKS_BEHIND.test(behind) || BACKS.test(before)) return 'backup';
  if (ASSISTS.test(behind) || (ASSISTS_BEFORE.test(before) && /^[^,，]{0,6}打下手/.test(behind))) return 'assist';
  return 'owner';
}
