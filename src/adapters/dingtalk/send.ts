/** One attempt to say one line, and what became of it. A card is known by our key, so a second try is the first one; words have none. */
import { z } from 'zod';
import { isUnreached } from '../shared/request.ts';
import { type Api, Refusal, TOO_FAST } from './api.ts';
import { isGroup } from './parse.ts';
import { markdown, values } from './render.ts';
import type { Localized } from '../../core/contract/locale.ts';
import type { OutboxLine, SendResult } from '../../core/contract/adapter.ts';

const Sent = z.object({
  processQueryKey: z.string().optional(),
  invalidStaffIdList: z.array(z.string()).default([]),
  flowControlledStaffIdList: z.array(z.string()).default([]),
});

type Mouth = {
  readonly api: Api;
  readonly template: string | undefined;
  /** Begins the keys of this database’s cards. */
  readonly salt: string;
};

export async function say(line: OutboxLine, mouth: Mouth): Promise<SendResult> {
  try {
    if (line.file) await hand(line, mouth);
    return mouth.template === undefined ? await words(line, mouth) : await card(line, mouth);
  } catch (error) {
    if (error instanceof Refusal) return outcome(error);
    if (isUnreached(error)) return { kind: 'failed', why: 'DingTalk cannot be reached' };
    throw error;
  }
}

const words = (line: OutboxLine, { api }: Mouth) => post(line, { api, key: 'sampleMarkdown', param: markdown(line) });

async function hand({ room, file }: OutboxLine, { api }: Mouth) {
  if (!file) return;
  const mediaId = await api.upload({ name: file.name, bytes: await file.read() });
  const fileType = file.name.split('.').at(-1) ?? '';
  await post({ room }, { api, key: 'sampleFile', param: { mediaId, fileName: file.name, fileType } });
}

async function post(
  { room }: Pick<OutboxLine, 'room'>,
  { api, key, param }: { readonly api: Api; readonly key: string; readonly param: object },
): Promise<SendResult> {
  const message = { robotCode: api.robot, msgKey: key, msgParam: JSON.stringify(param) };
  const answer = isGroup(room)
    ? await api.ask('robot/groupMessages/send', { ...message, openConversationId: room })
    : await api.ask('robot/oToMessages/batchSend', { ...message, userIds: [room] });
  const { processQueryKey: id, invalidStaffIdList: unknown, flowControlledStaffIdList: slowed } = Sent.parse(answer);
  if (unknown.length) throw new Refusal('invalidStaffId');
  if (slowed.length) throw new Refusal(TOO_FAST);
  return { kind: 'sent', ...(id !== undefined && { id }) };
}

async function card(line: OutboxLine, mouth: Mouth): Promise<SendResult> {
  const { api, template, salt } = mouth;
  const cardData = { cardParamMap: values(line) };
  if (line.edits !== undefined && line.edits.startsWith(salt) && (await replace(line.edits)))
    return { kind: 'sent', id: line.edits };
  const id = `${salt}-${line.key}`;
  const isToAll = isGroup(line.room);
  const shown = { supportForward: false, lastMessageI18n: { ZH_CN: cardData.cardParamMap.title } };
  const called = Object.fromEntries((line.calls ?? []).map((user) => [user, user]));
  try {
    await api.ask('card/instances/createAndDeliver', {
      cardTemplateId: template,
      outTrackId: id,
      callbackType: 'STREAM',
      userIdType: 1,
      cardData,
      openSpaceId: `dtv1.card//IM_${isToAll ? 'GROUP' : 'ROBOT'}.${line.room}`,
      ...(isToAll
        ? { imGroupOpenSpaceModel: shown, imGroupOpenDeliverModel: { robotCode: api.robot, atUserIds: called } }
        : { imRobotOpenSpaceModel: shown, imRobotOpenDeliverModel: { spaceType: 'IM_ROBOT', robotCode: api.robot } }),
    });
  } catch (error) {
    // It had arrived, and its answer was lost.
    if (!(error instanceof Refusal && error.code === 'param.duplicateOutTrackId')) throw error;
  }
  return { kind: 'sent', id };

  /** Resolves to whether it is in its place; where there is none any more it is said anew. */
  async function replace(outTrackId: string): Promise<boolean> {
    try {
      const cardUpdateOptions = { updateCardDataByKey: true };
      await api.ask('card/instances', { outTrackId, cardData, cardUpdateOptions }, 'PUT');
      return true;
    } catch (error) {
      if (error instanceof Refusal && error.code === 'param.error') return false;
      throw error;
    }
  }
}

const SLOWLY = new Set([TOO_FAST, 'Throttling', '90018', '90002']);
/** Somebody can do something about these. */
const MENDABLE: Readonly<Record<string, Localized>> = {
  'miss.robot': {
    zh: '我不在这个钉钉群里,说不了话。请把机器人加进群',
    en: 'I am not in this DingTalk group, so I cannot speak there. Add the robot to it',
  },
  'Forbidden.AccessDenied.AccessTokenPermissionDenied': {
    zh: '钉钉应用缺少权限,请管理员按 docs/dingtalk.md 加上',
    en: 'The DingTalk app lacks a permission: an admin has to add it as docs/dingtalk.md says',
  },
  invalidClientIdOrSecret: {
    zh: '钉钉不认应用的密钥了,请管理员重新设置 DINGTALK_CLIENT_SECRET',
    en: 'DingTalk does not take the app’s secret any more: an admin has to set DINGTALK_CLIENT_SECRET anew',
  },
};
/** What will not be taken another time either. */
const NEVER = /^(?:invalidParameter|invalidStaffId|param\.error)/;

function outcome({ code: why }: Refusal): SendResult {
  if (SLOWLY.has(why)) return { kind: 'later', seconds: 2 };
  const mendable = MENDABLE[why];
  if (mendable) return { kind: 'refused', why, mend: true, words: mendable };
  return NEVER.test(why) ? { kind: 'refused', why } : { kind: 'failed', why };
}
