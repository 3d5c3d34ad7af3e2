/** One attempt to say one line, and what became of it. A card is known by our key, so a second try is the first one; words have none. */
import { z } from 'zod';
import { attempt, type Codes, Refusal } from '../shared/asking/refusal.ts';
import { type Api, NAME, TOO_FAST } from './api.ts';
import { isGroup } from './parse.ts';
import { markdown, values } from './render.ts';
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

export const say = (line: OutboxLine, mouth: Mouth): Promise<SendResult> =>
  attempt(CODES, async () => {
    if (line.file) await hand(line, mouth);
    return mouth.template === undefined ? words(line, mouth) : card(line, mouth);
  });

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
  if (unknown.length) throw new Refusal(NAME, { code: 'invalidStaffId' });
  if (slowed.length) throw new Refusal(NAME, { code: TOO_FAST });
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

const CODES: Codes = {
  platform: NAME,
  slowly: new Set([TOO_FAST, 'Throttling', '90018', '90002']),
  rest: 2,
  mendable: {
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
  },
  never: /^(?:invalidParameter|invalidStaffId|param\.error)/,
};
