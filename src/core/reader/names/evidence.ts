import { codeNear, isHan } from '../text/normalize.ts';
import { isCommon, isTo, meets, rank, type Word } from './latinWords.ts';
import type { Span } from '../../contract/reading.ts';

/** How sure the words around an unknown name with a capital make it. */
export function plainly(
  text: string,
  {
    typed,
    from,
    to,
    last,
    near,
    does,
    after,
  }: {
    typed: string;
    from: number;
    to: number;
    last: Word | undefined;
    near: number;
    does: boolean;
    after: 'near' | 'bracket' | undefined;
  },
): number {
  if (last)
    return (near & meets) !== 0 &&
      /^[A-Z][a-z'-]+$/.test(typed.slice(last.from, last.to)) &&
      /^(?:$|[ ,.(]|@)/.test(text.slice(to, to + 1)) &&
      !isCommon(text, last)
      ? 0.65
      : 0;
  const lead = text.slice(Math.max(0, from - 24), from);
  if (
    isHan(codeNear(text, lead.endsWith(' ') ? from - 2 : from - 1)) &&
    afterHan.test(lead) &&
    !/^ ?(?:公司|集团|的[\u4e00-\u9fff]{0,3}[\u0080a-z]|那边的|家)/.test(text.slice(to, to + 6))
  )
    return roleBefore.test(lead) || doesHan.test(text.slice(to, to + 3)) ? 0.75 : 0.6;
  if (
    (near & rank) !== 0 &&
    (does || doesHan.test(text.slice(to, to + 3)) || /^(?:$|[,.;:)])/.test(text.slice(to, to + 1)))
  )
    return 0.75;
  if (after === 'near' && /^ ?(?:微信|电话|邮件|发|说|问|要|想|打|回|whatsapp|话|讲|约)/.test(text.slice(to, to + 9)))
    return 0.7;
  return (near & isTo) !== 0 &&
    /\b(?:spoke|spoken|talked|speaking|talking|chatted|introduced|reached out|wrote) to $/.test(lead)
    ? 0.65
    : 0;
}

/** «lost to Vertex», «went with Globex»: those are firms. */
export const rivals =
  /\b(?:went|going|go|gone|signed|sign|stay(?:ed|ing)?|lost|losing|los(?:e|es)|competing|competes?|versus|vs\.?|against|switch(?:ed|ing)?|mov(?:ed|ing) (?:over )?|comparing us|chose|picked|quotes?) (?:out )?(?:with |to |from |against )?$/;
const roleBefore =
  /(?:客户|采购|经理|总监|老板|负责人|同事|工程师|对接人|接口人|联系人|窗口|顾问|主任|助理|秘书|主管|总裁|买手|买家|代理|财务|法务|技术)(?:是|叫|名叫)? ?$/;
const afterHan = new RegExp(`(?:[跟和同与给找约见问陪催俾]|联系|拜访|联络)(?:了|咗|过)? ?$|${roleBefore.source}`);
const doesHan =
  /^ ?(?:说|话|讲|问|要|想|约|聊|谈|打|发|回|催|开|见|吃|食|饮|倾|确认|沟通|通|那边|反馈|表示|在|上|出差|休|离|答应|同意|,|，|$)/;

/** Whether a name ends what is said, or goes on as after somebody who was called. */
export function doerOrStop(text: string, at: number): boolean {
  return (
    at >= text.length ||
    /^(?:[,.;:)]| (?:re|about|at|from|on|for|and|today|tomorrow|tmr|back|in|w\/)\b)/.test(text.slice(at, at + 10))
  );
}

/** «Dana at Northwind», «Ana (Banco Azul)», «Helen, Fairview Council», «Lily @ Acme». */
export function beforeCustomer(
  text: string,
  { to, customers }: { to: number; customers: readonly Span[] },
): 'at' | 'bracket' | undefined {
  for (const [from] of customers) {
    if (from <= to || from - to > 26) continue;
    const between = text.slice(to, from);
    if (/^ (?:at|from|of|@|w\/|over at|in|frm) ?(?:the )?(?:[a-z]+ at )?$|^ ?@ ?$/.test(between)) return 'at';
    if (/^ ?\($|^, (?:[a-z]+ (?:at|of) )?$|^ ?[-/] ?$/.test(between)) return 'bracket';
  }
  return undefined;
}

/** «Northwind (Dana)», «Acme - Lily», «Marina Bistro new owner Chef Andre», «Bosch的Klaus». */
export function afterCustomer(
  text: string,
  { from, customers }: { from: number; customers: readonly Span[] },
): 'near' | 'bracket' | undefined {
  for (const [, to] of customers) {
    if (to > from || from - to > 28) continue;
    const between = text.slice(to, from);
    if (/^ ?\((?:[a-z]+ )?$|^ ?[-:/,] ?$|^'s $/.test(between)) return 'bracket';
    if (
      /^ (?:[a-z]+ ){0,3}$|^的?[\u4e00-\u9fff ]{0,8}$/.test(between) &&
      !/\b(?:and|for|about|re|by|to|vs)\b/.test(between)
    )
      return 'near';
  }
  return undefined;
}
