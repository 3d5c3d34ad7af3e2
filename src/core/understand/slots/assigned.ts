/** Who owns, assists or backs up a customer from now on, by the words beside each colleague. Pure. */
import type { Match } from '../grammar/match.ts';
import type { Sentence, Slots, Teammate } from '../types.ts';
import { colleaguesIn, pieceIn, teammateIn } from './named.ts';

const ASSISTS =
  /^[\s,的]*(?:来|从旁|在旁|在边上)?(?:协助|帮忙|打下手|辅助|帮衬)|^[\s,]*(?:to |will )?(?:assist|help|support)/;
const ASSISTS_BEFORE = /(?:让|由|请)\s*$/;
const BACKS = /(?:b角|备份|备用|后备|替补|backup|back up|deputy)[^,，。;；]{0,6}$/;
const BACKS_BEHIND =
  /^[\s,]*(?:来|当|做|作为|留|as|is|stays|remains|to)?\s*(?:做|作|当|as|the|a|her|his)?\s*(?:b角|备份|后备|替补|backup|back up|deputy|stand)/;
const FROM = /(?:从|from|原来|原)\s*$/;

export function assignedIn({
  sentence,
  match,
}: {
  readonly sentence: Sentence;
  readonly match: Match | undefined;
}): Pick<Slots, 'owner' | 'assist' | 'backup'> {
  const said = (['owner', 'assist', 'backup'] as const).flatMap((slot) => {
    const piece = pieceIn(match, { slot, type: 'colleague' });
    const named = piece && teammateIn(sentence, piece);
    return named ? [[slot, named] as const] : [];
  });
  if (said.length > 1 || (said.length === 1 && colleaguesIn(sentence).length === 1)) return Object.fromEntries(said);
  const roles: Record<string, Teammate> = {};
  for (const { span, choices } of colleaguesIn(sentence)) {
    const role = roleAt(sentence.flat, span);
    const who = teammateIn(sentence, { type: 'colleague', span, value: choices });
    if (who && role) roles[role] ??= who;
  }
  return roles;
}

function roleAt(flat: string, [from, to]: readonly [number, number]): 'owner' | 'assist' | 'backup' | undefined {
  const before = flat.slice(Math.max(0, from - 14), from);
  const behind = flat.slice(to, to + 24);
  if (FROM.test(before)) return undefined;
  if (BACKS_BEHIND.test(behind) || BACKS.test(before)) return 'backup';
  if (ASSISTS.test(behind) || (ASSISTS_BEFORE.test(before) && /^[^,，]{0,6}打下手/.test(behind))) return 'assist';
  return 'owner';
}
