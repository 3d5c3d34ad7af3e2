/** The payloads of Slack's that mean something to us, as far as we read them. */
import { z } from 'zod';

/** A button's sentence is in its value. */
export const SAY = 'say';
/** The sentence of something to pick from is in its name, behind a bar, with `…` for the pick. */
export const PICK = 'pick';
/** Opens a form for what fills the hole of the sentence in its value. */
export const FILL = 'fill';
/** Opens the form for a note. */
export const WRITE = 'form.note';
export const LOG = 'log_to_customer';
export const NEW = 'new_note';
export const FORM = 'note';

export const File = z.object({
  name: z.string().nullish(),
  size: z.number().optional(),
  url_private_download: z.string().optional(),
  mimetype: z.string().optional(),
  preview: z.string().optional(),
  transcription: z
    .object({ status: z.string(), preview: z.object({ content: z.string() }).optional() })
    .optional()
    .catch(undefined),
});

const Said = z.object({
  ts: z.string(),
  user: z.string().optional(),
  text: z.string().default(''),
  thread_ts: z.string().nullish(),
  bot_id: z.string().nullish(),
  subtype: z.string().nullish(),
  files: z.array(File).nullish().catch(undefined),
});

const Channel = { channel: z.string(), channel_type: z.string().nullish() };

/** Somebody in a team, as Slack describes them. */
export const Member = z.object({
  id: z.string(),
  team_id: z.string().optional(),
  real_name: z.string().optional(),
  name: z.string().optional(),
  locale: z.string().optional(),
  tz: z.string().optional(),
  deleted: z.boolean().optional(),
  is_admin: z.boolean().optional(),
  is_owner: z.boolean().optional(),
  is_bot: z.boolean().optional(),
  is_restricted: z.boolean().optional(),
  is_ultra_restricted: z.boolean().optional(),
  is_stranger: z.boolean().optional(),
  is_email_confirmed: z.boolean().optional(),
  profile: z.object({ display_name: z.string().optional(), email: z.string().optional() }).optional(),
  enterprise_user: z.object({ teams: z.array(z.string()).optional() }).optional(),
});

export const Event = z.discriminatedUnion('type', [
  z.object({ type: z.literal('app_mention'), ...Said.shape, channel: z.string() }),
  z.object({
    type: z.literal('message'),
    ...Said.partial().shape,
    ...Channel,
    message: Said.nullish(),
    previous_message: Said.nullish(),
    deleted_ts: z.string().nullish(),
  }),
  z.object({ type: z.literal('app_home_opened'), user: z.string(), tab: z.string().default('home') }),
  z.object({ type: z.literal('user_change'), user: Member }),
  z.object({ type: z.literal('team_join'), user: Member }),
  z.object({ type: z.literal('app_uninstalled') }),
  z.object({ type: z.literal('tokens_revoked'), tokens: z.object({ bot: z.array(z.string()).default([]) }) }),
]);

export const Callback = z.object({
  type: z.literal('event_callback'),
  team_id: z.string(),
  event_id: z.string(),
  event: Event,
  authorizations: z.array(z.object({ team_id: z.string().nullish(), user_id: z.string() })).default([]),
});

const Who = { user: z.object({ id: z.string() }), team: z.object({ id: z.string() }) };

/** What was pressed, picked or written. */
const Given = {
  value: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_user: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
};

export const Actions = z.object({
  type: z.literal('block_actions'),
  ...Who,
  container: z.object({
    type: z.string(),
    view_id: z.string().optional(),
    message_ts: z.string().optional(),
    channel_id: z.string().optional(),
    thread_ts: z.string().optional(),
    is_ephemeral: z.boolean().default(false),
  }),
  message: z.object({ thread_ts: z.string().optional() }).optional(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        action_ts: z.string(),
        text: z.object({ text: z.string() }).nullish(),
        ...Given,
      }),
    )
    .min(1),
  trigger_id: z.string().default(''),
  response_url: z.string().optional(),
});

/** Somebody looks for something to pick. */
export const Suggestion = z.object({ type: z.literal('block_suggestion'), ...Who, value: z.string().default('') });

export const Submission = z.object({
  type: z.literal('view_submission'),
  ...Who,
  view: z.object({
    id: z.string(),
    callback_id: z.enum([FORM, FILL]),
    private_metadata: z.string().default(''),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), z.object(Given))) }),
  }),
});

const Shortcut = z.object({
  type: z.literal('shortcut'),
  callback_id: z.literal(NEW),
  ...Who,
  trigger_id: z.string(),
});

const MessageAction = z.object({
  type: z.literal('message_action'),
  callback_id: z.literal(LOG),
  ...Who,
  trigger_id: z.string(),
  response_url: z.string().optional(),
  message: Said,
});

export const Slash = z.object({
  command: z.string(),
  text: z.string().default(''),
  team_id: z.string(),
  user_id: z.string(),
  channel_id: z.string(),
  trigger_id: z.string(),
  response_url: z.string().optional(),
});

export const Body = z.union([
  Slash,
  z.discriminatedUnion('type', [Callback, Actions, Submission, Suggestion, Shortcut, MessageAction]),
]);
