/** What Slack sends, as it sends it: recorded, with ids shortened and tokens taken out. */
const envelope = (event: object) => ({
  token: '-',
  team_id: 'T1',
  context_team_id: 'T1',
  context_enterprise_id: null,
  api_app_id: 'A1',
  event,
  type: 'event_callback',
  event_id: 'Ev1',
  event_time: 1_795_140_000,
  authorizations: [{ enterprise_id: null, team_id: 'T1', user_id: 'UBOT', is_bot: true, is_enterprise_install: false }],
  is_ext_shared_channel: false,
  event_context: '4-e',
});

const rich = (text: string) => [
  { type: 'rich_text', block_id: 'x', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }] },
];

const spoken = {
  client_msg_id: 'c1',
  type: 'message',
  user: 'U1',
  team: 'T1',
  ts: '1795140000.000100',
  event_ts: '1795140000.000100',
  text: '今天和华为李总通了电话',
  blocks: rich('今天和华为李总通了电话'),
};
const person = { id: 'U1', username: 'lilei', name: 'lilei', team_id: 'T1' };
const interactive = {
  user: person,
  team: { id: 'T1', domain: 'acme' },
  api_app_id: 'A1',
  token: '-',
  enterprise: null,
  is_enterprise_install: false,
  trigger_id: '1.2.x',
};
const inChannel = { channel: 'C1', channel_type: 'channel' };
const direct = { channel: 'D1', channel_type: 'im' };

export const direct_message = envelope({ ...spoken, ...direct });
export const direct_reply = envelope({ ...spoken, ...direct, thread_ts: '1795139000.000100' });
export const mention = envelope({
  ...spoken,
  type: 'app_mention',
  channel: 'C1',
  text: '<@UBOT> 今天和 &lt;华为&gt; 的 <@U2> 通了电话 <https://x.cn/a|点这里>',
});
export const channel_chatter = envelope({ ...spoken, ...inChannel, text: '大家中午吃什么' });
export const mention_as_message = envelope({ ...spoken, ...inChannel, text: '<@UBOT> 帮助' });
export const own_echo = envelope({ ...spoken, ...direct, user: 'UBOT', bot_id: 'B1', app_id: 'A1' });
export const other_bot = envelope({ ...spoken, ...direct, subtype: 'bot_message', user: undefined, bot_id: 'B2' });
export const joined = envelope({
  ...spoken,
  ...inChannel,
  subtype: 'channel_join',
  text: '<@U1> has joined the channel',
});
export const changed = envelope({
  type: 'message',
  subtype: 'message_changed',
  hidden: true,
  ...direct,
  ts: '1795140010.000100',
  event_ts: '1795140010.000100',
  message: { ...spoken, text: '今天和比亚迪王总通了电话', edited: { user: 'U1', ts: '1795140010.000000' } },
  previous_message: spoken,
});
/** Slack unfurled a link: nobody has changed a word. */
export const unfurled = envelope({
  type: 'message',
  subtype: 'message_changed',
  hidden: true,
  ...direct,
  ts: '1795140010.000200',
  message: { ...spoken, attachments: [{ title: 'x' }] },
  previous_message: spoken,
});
export const own_edit = envelope({
  type: 'message',
  subtype: 'message_changed',
  hidden: true,
  ...direct,
  ts: '1795140010.000300',
  message: { ...spoken, user: 'UBOT', bot_id: 'B1', text: 'after' },
  previous_message: { ...spoken, user: 'UBOT', bot_id: 'B1', text: 'before' },
});
export const deleted = envelope({
  type: 'message',
  subtype: 'message_deleted',
  hidden: true,
  ...direct,
  ts: '1795140020.000100',
  deleted_ts: spoken.ts,
  event_ts: '1795140020.000100',
  previous_message: spoken,
});
export const voice_clip = envelope({
  ...spoken,
  ...direct,
  subtype: 'file_share',
  text: '',
  files: [
    {
      id: 'F1',
      name: 'audio_message.m4a',
      mimetype: 'audio/mp4',
      subtype: 'slack_audio',
      transcription: {
        status: 'complete',
        locale: 'zh-CN',
        preview: { content: '今天去立讯拜访了王工', has_more: false },
      },
    },
  ],
});
export const text_file = envelope({
  ...spoken,
  ...direct,
  subtype: 'file_share',
  text: '会议记录',
  files: [
    { id: 'F2', name: 'notes.txt', mimetype: 'text/plain', preview: '今天去宁德开会', preview_is_truncated: false },
    { id: 'F3', name: 'a.png', mimetype: 'image/png' },
  ],
});
export const home_opened = envelope({
  type: 'app_home_opened',
  user: 'U1',
  channel: 'D1',
  tab: 'home',
  event_ts: '1795140000.1',
});
export const messages_opened = envelope({
  type: 'app_home_opened',
  user: 'U1',
  channel: 'D1',
  tab: 'messages',
  event_ts: '1795140000.1',
});
export const uninstalled = envelope({ type: 'app_uninstalled' });
export const user_token_revoked = envelope({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } });
export const slash = {
  token: '-',
  team_id: 'T1',
  team_domain: 'acme',
  channel_id: 'C1',
  channel_name: 'sales',
  user_id: 'U1',
  user_name: 'lilei',
  command: '/touchbase',
  text: '介绍 华为',
  api_app_id: 'A1',
  is_enterprise_install: 'false',
  response_url: 'https://hooks.slack.test/c',
  trigger_id: '1.2.s',
};
const press = {
  type: 'button',
  action_id: 'say.b.1',
  block_id: 'b1',
  action_ts: '1795140030.000100',
  text: { type: 'plain_text', text: '撤销' },
  value: '撤销 #1',
};
export const pressed = {
  ...interactive,
  type: 'block_actions',
  container: { type: 'message', message_ts: '1795140005.000100', channel_id: 'D1', is_ephemeral: false },
  channel: { id: 'D1', name: 'directmessage' },
  message: { type: 'message', user: 'UBOT', ts: '1795140005.000100', text: 'x' },
  actions: [press],
  state: { values: {} },
  response_url: 'https://hooks.slack.test/a',
};
export const pressed_in_thread = {
  ...pressed,
  container: { ...pressed.container, channel_id: 'C1', thread_ts: '1795140000.000100' },
  channel: { id: 'C1', name: 'sales' },
};
export const pressed_whisper = {
  ...pressed,
  container: { ...pressed.container, channel_id: 'C1', is_ephemeral: true },
  channel: { id: 'C1', name: 'sales' },
  message: undefined,
};
export const pressed_at_home = {
  ...interactive,
  type: 'block_actions',
  container: { type: 'view', view_id: 'V9' },
  view: { id: 'V9', type: 'home' },
  actions: [press],
};
export const log_shortcut = {
  ...interactive,
  type: 'message_action',
  callback_id: 'log_to_customer',
  action_ts: '1795140040.1',
  channel: { id: 'C1', name: 'sales' },
  message_ts: spoken.ts,
  message: { ...spoken, user: 'U2' },
  response_url: 'https://hooks.slack.test/m',
};
export const new_shortcut = { ...interactive, type: 'shortcut', callback_id: 'new_note', action_ts: '1795140040.2' };
export const submitted = {
  ...interactive,
  type: 'view_submission',
  response_urls: [],
  view: {
    id: 'V1',
    team_id: 'T1',
    type: 'modal',
    callback_id: 'note',
    hash: '1.x',
    private_metadata: '',
    state: {
      values: {
        customer: { customer: { type: 'plain_text_input', value: '华为' } },
        words: { words: { type: 'plain_text_input', value: '嫌报价高' } },
      },
    },
  },
};
