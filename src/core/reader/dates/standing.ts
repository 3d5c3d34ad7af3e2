import type { PhraseNode } from './grammar/kinds.ts';

const kinds = [
  'day',
  'week',
  'weekend',
  'month',
  'quarter',
  'season_time',
  'year',
  'range',
  'moment',
  'span',
  'open',
  'recurrence',
] as const;

/** A phrase that tells a time by itself. */
export type Standing = PhraseNode<(typeof kinds)[number]>;

/** Whether a phrase tells a time where it stands; a doubtful one only with the right words around it. */
export function stands(node: PhraseNode, text: string): node is Standing {
  if (!isStanding(node)) return false;
  if (node.kind === 'recurrence') return !node.said.weak;
  const { weak, form, clock, fields } = node.said;
  // Behind a month that is none, as in 13月5日, a day is none either.
  if (form === 'dayOfMonth' && fields?.month === undefined && text[node.from - 1] === '月') return false;
  if (!weak) return true;
  const after = text.slice(node.to, node.to + 12);
  if (clock) return clock.minute >= 120 && appointed.test(after.slice(0, 2));
  if (form === 'later')
    return node.to - node.from > 2 && text.slice(node.from).startsWith('第二')
      ? !/[\u4e00-\u9fff]/.test(text[node.from - 1] ?? '') || /^(?:早|上午|下午|晚|一早|再|就)/.test(after)
      : /^(?:再|打|发|给|回|联|去|找|跟|约|问|催|处理|传|覆|send|call)/.test(after);
  if (form === 'dayOfMonth')
    return rankEnds.test(after) && rankBegins.test(text.slice(Math.max(0, node.from - 24), node.from));
  return false;
}

function isStanding(node: PhraseNode): node is Standing {
  return (kinds as readonly string[]).includes(node.kind);
}

/** «三点跟他们开会» is an appointment, «三点要求» is not. */
const appointed = /^(?:跟|和|与|同|去|到|在|开|见|前|之前|左右)/;

/** «chase 13th» is a day, «13th floor» and «came 2nd» are none. */
const rankEnds =
  /^(?:$|[.,;!?)\n]| ?(?:at|am|pm|morning|afternoon|evening|latest|pls|please|if|w\/|with|re|and|or|\d|eod|cob|noon|-|–)\b)/;
const rankBegins =
  /\b(?:call|calls?|chase|ring|email|send|meet|visit|see|follow up|f\/?up|fu|remind|due|back|booked|set|moved|pushed|starts?|ends?|expires?|from|until|till|by|before|after|him|her|them|it|to|and|on|or|is|it's|next|the|ready|deliver|delivery|install|demo|training|mtg|meeting|review|arrives?|eta|submit|pay|pays)[ :]+(?:the )?$/;
