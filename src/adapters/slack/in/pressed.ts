/** What was pressed, picked or filled in, as the sentence that it says. Pure. */
import { z } from 'zod';
import { type Actions, FILL, FORM, PICK, SAY, type Submission, WRITE } from './payloads.ts';
import type { Told, Where } from './events.ts';

const OF = z.enum(['text', 'day', 'customer', 'colleague']);

export function pressed(body: z.output<typeof Actions>): Told | undefined {
  const { user, team, trigger_id: trigger, actions } = body;
  const [action] = actions;
  if (!action) return undefined;
  const who = { account: team.id, user: user.id };
  const { action_id: name, value, text } = action;
  if (name === WRITE) return { kind: 'asks', ...who, trigger };
  const where = whereOf(body);
  if (name.startsWith(`${FILL}.`)) {
    const of = OF.safeParse(name.split('.')[1]).data;
    const label = text?.text ?? '';
    return of && value ? { kind: 'fills', ...who, trigger, label, of, hole: { says: value, where } } : undefined;
  }
  const said = saidBy(action);
  return (
    said && {
      kind: 'words',
      ...who,
      words: { id: `press:${user.id}:${action.action_ts}`, ...said, markup: false, ...where },
    }
  );
}

type Action = z.output<typeof Actions>['actions'][number];

function saidBy(action: Action): { readonly text: string; readonly colleague?: string } | undefined {
  const { action_id: name, value, selected_option: option } = action;
  if (name.startsWith(SAY)) {
    const text = option?.value ?? value;
    return text ? { text } : undefined;
  }
  if (!name.startsWith(PICK)) return undefined;
  return filled(name.slice(name.indexOf('|') + 1), action);
}

/** The sentence with what was picked or written in its hole. */
function filled(
  says: string,
  given: Pick<Action, 'value' | 'selected_date' | 'selected_user' | 'selected_option'>,
): { readonly text: string; readonly colleague?: string } | undefined {
  if (given.selected_user) return { text: says, colleague: given.selected_user };
  const pick = given.selected_date ?? given.selected_option?.value ?? given.value?.trim();
  return pick ? { text: says.replace('…', () => pick) } : undefined;
}

/** Where it was pressed: what only one person sees is answered for their eyes. */
function whereOf({ user, container, message, response_url }: z.output<typeof Actions>): Where {
  const { channel_id: channel, message_ts: ts = container.view_id, is_ephemeral: whisper } = container;
  const thread = container.thread_ts ?? message?.thread_ts;
  const isDirect = channel?.startsWith('D') ?? false;
  const room =
    channel === undefined
      ? undefined
      : whisper
        ? { id: whisperIn(channel, user.id), kind: 'whisper' as const }
        : { id: channel, kind: isDirect ? ('direct' as const) : ('group' as const) };
  return {
    ...(room && { room }),
    ...(thread !== undefined && { thread }),
    ...(ts !== undefined && { pressed: ts }),
    ...(channel !== undefined && !isDirect && { aside: whisperIn(channel, user.id) }),
    ...(whisper && response_url !== undefined && { replaceAt: response_url }),
  };
}

export function submitted({ user, team, view }: z.output<typeof Submission>): Told | undefined {
  const who = { account: team.id, user: user.id };
  const inputs = Object.entries(view.state.values).flatMap(([block, given]) => {
    const [input] = Object.values(given);
    return input ? [[block, input] as const] : [];
  });
  if (view.callback_id === FORM) {
    const values = Object.fromEntries(inputs.map(([block, { value }]) => [block, value?.trim() ?? '']));
    const logged = view.private_metadata ? Logged.safeParse(JSON.parse(view.private_metadata)).data : undefined;
    return { kind: 'submits', ...who, view: view.id, values, ...(logged && { logged }) };
  }
  const hole = holeSchema.safeParse(JSON.parse(view.private_metadata || '{}')).data;
  const [, input] = inputs[0] ?? [];
  const said = hole && input && filled(hole.says, input);
  return said && { kind: 'words', ...who, words: { id: `form:${view.id}`, ...said, markup: false, ...hole.where } };
}

const Logged = z.object({ user: z.string(), ts: z.string() });

/** What our own form carries with it. */
const holeSchema = z.object({
  says: z.string(),
  where: z.custom<Where>((where) => typeof where === 'object' && where !== null),
});

/** A talk between one person and us that others there do not see. */
export const whisperIn = (channel: string, user: string) => `${channel}/${user}`;
