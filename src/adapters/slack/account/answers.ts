/** Addresses that Slack gives for a while to speak to one person with, wherever they are. Any process may use them. */
import { z } from 'zod';

/** A room of one person's, beside others who do not see it. */
export type Aside = { readonly account: string; readonly room: string };

export type RoomMemos = {
  find(aside: Aside): Promise<Readonly<Record<string, unknown>>>;
  /** Beside what is kept of that room already. */
  keep(aside: Aside, memo: Readonly<Record<string, unknown>>): Promise<void>;
};

const memoSchema = z
  .object({
    /** Of the last command, until then. */
    answer: z.object({ url: z.string(), until: z.string() }),
    /** What its answer is called here: Slack gives it no name. */
    answered: z.string().nullable(),
    /** Where the message that was pressed last can be replaced. */
    replace: z.object({ of: z.string(), url: z.string() }),
  })
  .partial();

/** So long Slack takes an answer. */
const ANSWERING = { minutes: 29 };

export function answers({ memos, clock }: { readonly memos: RoomMemos; readonly clock: () => Temporal.Instant }) {
  const of = async (aside: Aside) => memoSchema.safeParse(await memos.find(aside)).data ?? {};
  return {
    async opened(aside: Aside, { answerAt, replaced }: { answerAt?: string | undefined; replaced?: Replaced }) {
      const until = clock().add(ANSWERING).toString();
      const memo = { ...(answerAt && { answer: { url: answerAt, until } }), ...(replaced && { replace: replaced }) };
      if (Object.keys(memo).length) await memos.keep(aside, memo);
    },
    async addressOf(aside: Aside): Promise<string | undefined> {
      const { answer } = await of(aside);
      return answer && Temporal.Instant.compare(answer.until, clock()) > 0 ? answer.url : undefined;
    },
    async replacing(aside: Aside, message: string): Promise<string | undefined> {
      const { replace } = await of(aside);
      return replace?.of === message ? replace.url : undefined;
    },
    /** The name of the last message there that Slack gave none. */
    nameless: async (aside: Aside): Promise<string | undefined> => (await of(aside)).answered ?? undefined,
    said: (aside: Aside, key: string | null) => memos.keep(aside, { answered: key }),
  };
}

type Replaced = { readonly of: string; readonly url: string };

export type Answers = ReturnType<typeof answers>;
