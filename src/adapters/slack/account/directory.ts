/** Everybody in a team, as Slack lists them: known before they have ever written, looked at again once a day. */
import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import { Member } from '../in/payloads.ts';
import { errorOf } from '../out/errors.ts';
import { type Profile, profileOf } from './profiles.ts';

type Parts = {
  readonly clientOf: (account: string) => Promise<webApi.WebClient | undefined>;
  /** Meets those who are members, and follows what has changed of those who are known. */
  readonly meet: (account: string, members: readonly ListedMember[]) => Promise<void>;
  readonly log: (sentence: string, error?: unknown) => void;
};

export type ListedMember = { readonly user: string; readonly profile: Profile };

const PAGE = 200;
/** More than this is no sales team: those beyond are met when they write. */
const PAGES = 25;

export function directory({ clientOf, meet, log }: Parts) {
  const reading = new Map<string, Promise<void>>();

  async function read(account: string) {
    const client = await clientOf(account);
    if (!client) return;
    let cursor = '';
    for (let page = 0; page < PAGES; page += 1) {
      const answer = await client.users.list({ limit: PAGE, include_locale: true, ...(cursor && { cursor }) });
      const members = z.array(Member).parse(answer.members ?? []);
      await meet(
        account,
        members
          .filter(({ id }) => id !== 'USLACKBOT')
          .map((member) => ({ user: member.id, profile: profileOf(member, account) })),
      );
      cursor = answer.response_metadata?.next_cursor ?? '';
      if (!cursor) return;
    }
  }

  return {
    /** Once at a time for a team. */
    look(account: string): Promise<void> {
      const now =
        reading.get(account) ??
        read(account)
          .catch((error: unknown) =>
            log(`Slack does not list who is in team ${account} (${errorOf(error) ?? 'no answer'})`, error),
          )
          .finally(() => reading.delete(account));
      reading.set(account, now);
      return now;
    },
  };
}
