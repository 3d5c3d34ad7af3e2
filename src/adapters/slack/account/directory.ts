/** Everybody in a team, as Slack lists them: known before they have ever written, looked at again once a day. */
import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import { Member } from '../in/payloads.ts';
import { errorOf } from '../out/errors.ts';
import { type ListedMember, profileOf, type Register } from './profiles.ts';

type Parts = {
  readonly clientOf: (account: string) => Promise<webApi.WebClient | undefined>;
  readonly register: Pick<Register, 'meet' | 'follow' | 'tellCrowd'>;
  readonly log: (sentence: string, error?: unknown) => void;
};

const PAGE = 200;
const PAGES = 50;
/** More than this are not one sales team: among them a colleague is who writes to us, and whom a colleague names. */
const CROWD = 100;

export function directory({ clientOf, register, log }: Parts) {
  const reading = new Map<string, Promise<void>>();
  const crowds = new Set<string>();

  async function read(account: string) {
    const client = await clientOf(account);
    if (!client) return;
    const all = await listAll(client, account);
    const many = all.filter(({ profile: { standing } }) => standing === 'member' || standing === 'admin').length;
    if (many <= CROWD) {
      crowds.delete(account);
      return register.meet(account, all);
    }
    crowds.add(account);
    log(`Slack: team ${account} has ${many} members; each is met by their first words to us`);
    await register.follow(account, all);
    await register.tellCrowd(account, many);
  }

  return {
    /** Whether so many are there that not everybody is a colleague. */
    isCrowd: (account: string) => crowds.has(account),

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

async function listAll(client: webApi.WebClient, account: string): Promise<readonly ListedMember[]> {
  const all: ListedMember[] = [];
  let cursor = '';
  for (let page = 0; page < PAGES; page += 1) {
    const answer = await client.users.list({ limit: PAGE, include_locale: true, ...(cursor && { cursor }) });
    const members = z.array(Member).parse(answer.members ?? []);
    const people = members.filter(({ id }) => id !== 'USLACKBOT');
    all.push(...people.map((member) => ({ user: member.id, profile: profileOf(member, account) })));
    cursor = answer.response_metadata?.next_cursor ?? '';
    if (!cursor) break;
  }
  return all;
}
