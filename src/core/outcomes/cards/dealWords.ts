/** What an ordinary note says of a deal: it is offered with one tap, and done by nobody but a person. Pure. */
import type { Button } from '../../contract/card.ts';
import type { SumKind } from '../../contract/customer.ts';
import type { Translator } from '../../text/phrases.ts';

type Told = { readonly text: string; readonly understood: { readonly rivals?: readonly string[] } };

const WON =
  /合同(?:已经?)?签|签(?:下来?|了|好)了?.{0,4}合同|签约了|中标了?|拿下了?(?:订单|单子|项目)|signed (?:the |a )?contract|contract (?:is |was )?signed|we won\b|won the (?:deal|order|project|tender)/i;
const LOST =
  /(?:单子|项目|订单|这单)[^,，。;；]{0,4}(?:丢了|黄了|没了)|输给|败给|没中标|选了(?:别家|对手)|被[^,，。]{1,10}(?:抢走|抢了|拿走|截了)|lost (?:the (?:deal|order|project|tender)|to\b|it to\b)|went with (?:another|a competitor|somebody else)|(?:取消|叫停|砍掉)了|被(?:取消|叫停|砍)|cancel+ed|called (?:it )?off|scrapped/i;
/** What is cancelled besides what somebody was going to buy. */
const OURS =
  /会议|开会|拜访|约|见面|行程|饭局|活动|培训|演示|跟进|提醒|meeting|call(?!ed)|visit|appointment|demo|trip|lunch|dinner|training|event|flight|follow/i;
const NOT = /没|未|不|如果|要是|争取|希望|准备|差点|会不会|\bnot\b|n't|\bif\b|hope|almost|may\b|might/i;

export function endIn(text: string): 'won' | 'lost' | undefined {
  const says = (pattern: RegExp) =>
    text
      .split(/[,，。;；!！\n]/)
      .some((clause) => pattern.test(clause) && !isDenied(clause, pattern) && !isOurs(clause));
  return says(LOST) ? 'lost' : says(WON) ? 'won' : undefined;
}

function isOurs(clause: string) {
  return /取消|叫停|cancel|called/i.test(clause) && OURS.test(clause);
}

function isDenied(clause: string, pattern: RegExp) {
  return (
    NOT.test(clause.replace(pattern, (said) => said.replace(/没了|没中标/g, '')).slice(0, 60)) && !/没中标/.test(clause)
  );
}

/** To whom and why, as far as the note says. */
export function lossIn({ text, understood }: Told): { readonly rival?: string; readonly reason?: string } {
  const [known] = understood.rivals ?? [];
  const rival =
    known ?? /(?:输给|败给)了?\s?(?<name>[\p{Script=Han}\w]{2,12}?)(?=[,，。;；\s]|$)/u.exec(text)?.groups?.['name'];
  const reason = text
    .split(/[,，。;；\n]/)
    .map((clause) => clause.trim())
    .find((clause) =>
      /因为|由于|嫌|太贵|价格|交期|质量|取消|叫停|砍|because|price|delivery|quality|cancel|called off|scrapped/i.test(
        clause,
      ),
    );
  return { ...(rival !== undefined && { rival }), ...(reason !== undefined && { reason }) };
}

/** What a note says of a deal; `hasOpen`: the customer has one that it may move or end. */
export type DealHint = {
  readonly end: 'won' | 'lost' | undefined;
  readonly kinds: readonly SumKind[];
  readonly hasOpen: boolean;
};

/** The one tap by which a note becomes a deal, or moves or ends the customer's open one; none where it says nothing of one. */
export function dealButtons(noteId: number, { end, kinds, hasOpen }: DealHint, { t }: Translator): readonly Button[] {
  const id = `#${noteId}`;
  if (end === 'lost')
    return [
      { label: t({ zh: '记成丢单', en: 'deal lost' }), says: t({ zh: `${id} 记成丢单`, en: `${id} is a deal lost` }) },
    ];
  if (end === 'won' || kinds.includes('signed'))
    return [
      { label: t({ zh: '记成签约', en: 'deal won' }), says: t({ zh: `${id} 记成签约`, en: `${id} is a deal won` }) },
    ];
  if (!kinds.some((kind) => kind === 'budget' || kind === 'quote')) return [];
  const label = hasOpen ? t({ zh: '更新商机', en: 'update the deal' }) : t({ zh: '记成商机', en: 'make it a deal' });
  return [{ label, says: t({ zh: `${id} 记成商机`, en: `${id} is a deal` }) }];
}
