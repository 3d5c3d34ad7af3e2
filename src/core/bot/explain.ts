import type { Act, Taken } from '../command.ts';
import { cardText } from '../contract/cardText.ts';
import type { Reply } from '../contract/card.ts';

export function explainOutcome({
  taken,
  outcome,
  replies,
  act,
}: {
  taken: Taken;
  outcome: { readonly kind: string };
  replies: readonly Reply[];
  act: Act;
}) {
  const { kind, trace, ...rest } = { trace: [] as readonly string[], ...outcome };
  return [
    `command  ${taken.command}`,
    `input    ${JSON.stringify(taken.input)}`,
    `outcome  ${kind} ${JSON.stringify(rest)}`,
    ...(act.understood?.reasons ?? []).map((reason) => `reason   ${reason}`),
    ...trace.map((line) => `         ${line}`),
    ...replies.flatMap((reply) =>
      cardText(reply, act.locale)
        .split('\n')
        .map((line) => `says     ${line}`),
    ),
  ].join('\n');
}
