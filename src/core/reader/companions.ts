/** Which of our own came along to a customer: «带王芳去了华为», "visited Acme with Tom". Pure. */
import type { Span } from '../contract/reading.ts';
import { plain } from './text/normalize.ts';

type Named = { readonly id: number; readonly span: Span };

/** The numbers of the colleagues who were there with the writer, each once. */
export function companionsIn(text: string, colleagues: readonly Named[]): readonly number[] {
  const flat = plain(text);
  const named = colleagues.toSorted((a, b) => a.span[0] - b.span[0]);
  const rows: Named[][] = [];
  for (const one of named) {
    const last = rows.at(-1);
    const before = last?.at(-1);
    if (last && before && AND.test(flat.slice(before.span[1], one.span[0]))) last.push(one);
    else rows.push([one]);
  }
  const came = rows.filter((row) => {
    const [from = 0] = row[0]?.span ?? [];
    const [, to = 0] = row.at(-1)?.span ?? [];
    const before = flat.slice(Math.max(0, from - 24), from);
    const after = flat.slice(to, to + 24);
    if (TALKED.test(before) || /^ ?['’]s\b/.test(after)) return false;
    return BROUGHT.test(before) || JOINED.test(after) || (WITH.test(before) && TOGETHER.test(after));
  });
  return [...new Set(came.flat().map(({ id }) => id))];
}

/** Who is to have the customer, by the words of a note: «王芳负责», "he owns it" of the only one who is named. */
export function inChargeIn(text: string, colleagues: readonly Named[]): number | undefined {
  const flat = plain(text);
  const named = colleagues.find(({ span: [, to] }) => IN_CHARGE.test(flat.slice(to, to + 24)));
  const [only, another] = [...new Set(colleagues.map(({ id }) => id))];
  return named?.id ?? (another === undefined && THEY_ARE.test(flat) ? only : undefined);
}

const IN_CHARGE =
  /^(?:来|以后|今后|全权)?负责(?:这家|这个客户|跟进|了|到底)?(?:$|[,，。;；\s])|^ (?:will |to )?(?:owns? (?:it|them|this)|takes? (?:it |them )?over|is in charge)\b/;
const THEY_ARE = /\b(?:he|she|they) (?:will )?(?:owns? (?:it|them|this)|takes? (?:it |them )?over|is in charge)\b/;

/** Between two of them. */
const AND = /^ ?(?:[、,和跟与&+]|and|, ?and) ?@?$/;

const BROUGHT =
  /(?:带(?:着|上|了|领)?|(?<!失)陪(?:着|同|了)?|(?:同行|随行|陪同)(?:的|人员)?(?:还)?(?:是|有)?[:：]?|\b(?:with|w\/|joined by|accompanied by|together with|took|brought|(?:i|me) (?:and|&))(?: my colleague| our)?) ?@?$/;
/** Words with a colleague about a customer are no visit there. */
const TALKED =
  /\b(?:check\w*|discuss\w*|spoke|speak\w*|talk\w*|align\w*|sync\w*|confirm\w*|agreed?|verif\w*|clear\w*|share[ds]?|left)(?: (?:it|this|that|them))? (?:with|w\/) ?@?$/;
const JOINED =
  /^ ?(?:也|还)?(?:(?:陪|跟|随)(?:着|同|了)?我|陪(?:着|同)|一起|一同|同行|同去|在场|到场|和我|跟我|(?:and|&) (?:i|me)\b|(?:also )?(?:joined|came (?:along|too|with)|tagged along|was (?:there|with me)|accompanied|sat in))/;
const WITH = /(?:[和跟与同])(?:我们?的?)?(?:同事)? ?@?$/;
const TOGETHER = /^ ?[^,，。;；\n]{0,4}(?:一起|一块|一同|联合|去|到|拜访|见了|走访|跑了|参加|上门)/;
