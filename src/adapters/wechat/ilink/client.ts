/**
 * Tencent's iLink interface for personal WeChat: JSON over HTTPS, one token for each person's login. An answer of theirs
 * is a value, refusals included; a throw means that none came.
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';

/** The network, and theirs: how long they may take for an ordinary answer, and how much longer than they said for a long one. */
const PATIENCE = 15_000;
const HOLD = 35_000;
const GRACE = 10_000;
/** What we say we are: version 1.0.0. */
const VERSION = { name: '1.0.0', number: String(0x01_00_00) };
const DEAD = -14;
const SHUT = -2;

const Item = z.object({
  type: z.number(),
  text_item: z.object({ text: z.string().optional() }).optional(),
  voice_item: z.object({ text: z.string().optional() }).optional(),
  file_item: z.object({ file_name: z.string().optional() }).optional(),
});
const Heard = z.object({
  message_id: z.coerce.string(),
  from_user_id: z.string(),
  create_time_ms: z.number().optional(),
  delete_time_ms: z.number().optional(),
  group_id: z.string().optional(),
  message_type: z.number().optional(),
  context_token: z.string().optional(),
  item_list: z
    .array(
      Item.extend({ ref_msg: z.object({ title: z.string().optional(), message_item: Item.optional() }).optional() }),
    )
    .default([]),
});
/** A message as it comes. */
export type Heard = z.output<typeof Heard>;

const Answer = z.object({ ret: z.number().default(0), errcode: z.number().optional() });
const Updates = Answer.extend({
  // What does not look like a message is none of ours to read, and no reason to stop reading.
  msgs: z.array(Heard.or(z.unknown().transform(() => undefined))).default([]),
  get_updates_buf: z.string().optional(),
  longpolling_timeout_ms: z.number().optional(),
});
const Sent = Answer.extend({ message_id: z.coerce.string().optional() });
const Code = z.object({ qrcode: z.string(), qrcode_img_content: z.string() });
const Status = z.object({
  status: z.string(),
  bot_token: z.string().optional(),
  ilink_bot_id: z.string().optional(),
  ilink_user_id: z.string().optional(),
  baseurl: z.string().optional(),
  redirect_host: z.string().optional(),
});
export type Status = z.output<typeof Status>;

export type Place = { readonly base: string; readonly token?: string };

/** `over`: the login has ended. `shut`: they want to hear from the person first. */
type Refused =
  | { readonly kind: 'over' }
  | { readonly kind: 'shut' }
  | { readonly kind: 'refused'; readonly ret: number };

export async function updates(
  place: Place,
  {
    cursor,
    wait = HOLD,
    signal,
  }: { readonly cursor: string; readonly wait?: number | undefined; readonly signal: AbortSignal },
) {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(wait + GRACE)]);
  const body = { get_updates_buf: cursor };
  const answer = Updates.parse(await post(place, { path: 'getupdates', body, signal: limit }));
  return (
    refusal(answer) ?? {
      kind: 'heard' as const,
      messages: answer.msgs.filter((message) => message !== undefined),
      cursor: answer.get_updates_buf ?? cursor,
      wait: answer.longpolling_timeout_ms,
    }
  );
}

export async function say(
  place: Place,
  {
    to,
    text,
    context,
    key,
  }: { readonly to: string; readonly text: string; readonly context: string; readonly key: string },
) {
  const msg = {
    from_user_id: '',
    to_user_id: to,
    client_id: key,
    message_type: 2,
    message_state: 2,
    context_token: context,
    item_list: [{ type: 1, text_item: { text } }],
  };
  const answer = Sent.parse(await post(place, { path: 'sendmessage', body: { msg } }));
  return refusal(answer) ?? { kind: 'sent' as const, id: answer.message_id };
}

export async function askCode({ base }: Place) {
  const { qrcode: code, qrcode_img_content: shows } = Code.parse(
    await post({ base }, { path: 'get_bot_qrcode?bot_type=3', body: { local_token_list: [] } }),
  );
  return { code, shows };
}

export async function statusOf(
  { base }: Place,
  {
    code,
    number,
    signal,
  }: { readonly code: string; readonly number?: string | undefined; readonly signal: AbortSignal },
) {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(HOLD + GRACE)]);
  const query = new URLSearchParams({ qrcode: code, ...(number !== undefined && { verify_code: number }) });
  return Status.parse(await ask(base, `get_qrcode_status?${query.toString()}`, { headers: APP, signal: limit }));
}

function refusal({ ret, errcode }: z.output<typeof Answer>): Refused | undefined {
  const codes = [ret, errcode ?? 0];
  if (codes.includes(DEAD)) return { kind: 'over' };
  if (codes.includes(SHUT)) return { kind: 'shut' };
  return ret === 0 ? undefined : { kind: 'refused', ret };
}

const APP = { 'iLink-App-Id': 'bot', 'iLink-App-ClientVersion': VERSION.number };

function post(
  { base, token }: Place,
  { path, body, signal = AbortSignal.timeout(PATIENCE) }: { path: string; body: object; signal?: AbortSignal },
) {
  return ask(base, path, {
    method: 'POST',
    signal,
    headers: {
      'content-type': 'application/json',
      authorizationtype: 'ilink_bot_token',
      'x-wechat-uin': Buffer.from(String(randomBytes(4).readUInt32BE())).toString('base64'),
      ...APP,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({
      ...body,
      base_info: { channel_version: VERSION.name, bot_agent: `Touchbase/${VERSION.name}` },
    }),
  });
}

async function ask(base: string, path: string, request: RequestInit): Promise<unknown> {
  const response = await fetch(new URL(`ilink/bot/${path}`, base.endsWith('/') ? base : `${base}/`), request);
  if (!response.ok) throw Object.assign(new Error('iLink answered with an error'), { code: `HTTP_${response.status}` });
  return exact(await response.text());
}

/** Their ids are longer than a number of ours is exact. */
function exact(text: string): unknown {
  return JSON.parse(text.replaceAll(/("message_id"\s*:\s*)(\d{16,20})(?=\s*[,}])/g, '$1"$2"'));
}
