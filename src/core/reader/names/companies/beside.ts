/** What stands beside a company's name: its people, or words that say that it is not the one. Pure. */
import type { Span } from '../../../contract/reading.ts';

/** «华为李总», «华为的采购李总», "Priya at Acme". */
export function isBeside(
  flat: string,
  { person, company }: { readonly person: Span; readonly company: Span },
): boolean {
  if (person[0] >= company[1])
    return /^(?:的|那边的?| |\(|'s |,? ?(?:采购|技术|财务|研发|品质)(?:部|经理|主管)?的?){0,2}$/.test(
      flat.slice(company[1], person[0]),
    );
  return /^ ?(?:at|of|from|@|in|\() ?(?:the )?$/.test(flat.slice(person[1], company[0]));
}

/** Named to say that it is not the one: «不是华为那个», "NOT Northwind Traders", «跟总部没关系». */
export function isRuledOut(flat: string, [from, to]: Span): boolean {
  const before = flat.slice(Math.max(0, from - 24), from);
  if (
    /(?:不是|并非|不算|别当成)(?:原来的?|那个)?$|\b(?:not|isn't|different (?:\w+ )?(?:altogether )?(?:from|to|than)) (?:the |our )?$/.test(
      before,
    )
  )
    return true;
  return (
    /(?:跟|和|与)$/.test(before) && /^(?:\p{Script=Han}{0,3})(?:没关系|无关|不相干|两码事|是两家)/u.test(flat.slice(to))
  );
}

/** «吴处提了一嘴说比亚迪…», "Priya compares us with Bosch": whoever is named first does or says something in which the company comes up. */
export function isToldBy(
  flat: string,
  { person, company }: { readonly person: Span; readonly company: Span },
): boolean {
  const between = flat.slice(person[1], company[0]);
  return (
    person[1] < company[0] &&
    between.trim().length > 1 &&
    !/[。;；!！?？\n(（]/.test(between) &&
    !/(?:[在到去回是]|加入|跳槽|代表|(?:\b(?:at|of|from|in|to|joined|joining|left|leaving|visited|now|representing|and|&)(?: the)?\b))\s*了?$/.test(
      between,
    )
  );
}
