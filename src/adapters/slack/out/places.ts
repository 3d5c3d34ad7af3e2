/** Rooms and people of Slack by their names, for whoever has to do something about them. */
import type { webApi } from '@slack/bolt';
import { whispered } from '../in/parse.ts';
import type { Profiles } from '../account/profiles.ts';
import type { Localized } from '../../../core/contract/locale.ts';

export type Place = { readonly account: string; readonly room: string };

type Parts = {
  readonly profileOf: Profiles['of'];
  /** Whose direct messages with us a room is, as far as we have seen. */
  readonly ownerOf: (place: Place) => string | undefined;
};

export function places({ profileOf, ownerOf }: Parts) {
  /** Never an id: what Slack does not name is «that channel». */
  return async ({ account, room }: Place, client: webApi.WebClient): Promise<Localized> => {
    const id = whispered(room)?.channel ?? room;
    if (!/^[DUW]/.test(id)) {
      const name = await client.conversations.info({ channel: id }).then(
        ({ channel }) => channel?.name,
        () => undefined,
      );
      return name === undefined ? THAT_CHANNEL : { zh: `频道 #${name} `, en: `the channel #${name}` };
    }
    const user = id.startsWith('D') ? ownerOf({ account, room: id }) : id;
    const { name } = user === undefined ? {} : await profileOf({ account, user }).catch(() => ({ name: undefined }));
    return name === undefined ? A_DIRECT : { zh: `和${name}的私聊`, en: `the direct messages with ${name}` };
  };
}

const THAT_CHANNEL: Localized = { zh: '那个频道', en: 'that channel' };
const A_DIRECT: Localized = { zh: '一个私聊', en: 'somebody’s direct messages' };
