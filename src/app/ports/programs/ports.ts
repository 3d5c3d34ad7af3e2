/** What programs ask of the house, as whoever their token is of. */
import type { Answer, Asked, Holder, ProgramPorts } from '../../../adapters/api/ports.ts';
import type { AnyCommand } from '../../../core/command.ts';
import type { Vault } from '../../../core/contract/doors/vault.ts';
import type { Store } from '../../../core/db/open.ts';
import { pieceOf } from '../../../core/delivery/store/files.ts';
import { reserveCalls } from '../../../core/people/store/programs/pace.ts';
import { bearerOf, workspaceOfToken } from '../../../core/people/store/programs/tokens.ts';
import { askToLet } from '../../../core/programs/confirm.ts';
import { callOperation } from '../../../core/programs/call.ts';
import { ProgramRefusal } from '../../../core/programs/operation.ts';
import { operations } from '../../../core/programs/operations.ts';
import { sanitize, withoutControls } from '../../../core/text/sanitize.ts';

export function programPorts({
  store,
  commands,
  vault,
  living = [],
  wake = () => {},
}: {
  readonly store: Store;
  readonly commands: readonly AnyCommand[];
  readonly vault?: Vault | undefined;
  readonly living?: readonly string[];
  readonly wake?: () => void;
}): Pick<ProgramPorts, 'offers' | 'holder' | 'reserve' | 'call' | 'piece'> {
  return {
    offers: operations,

    async holder(token): Promise<Holder | undefined> {
      const workspace = workspaceOfToken(token);
      if (workspace === undefined) return undefined;
      const bearer = await store.within({ workspace }, (tx) => bearerOf(tx, { token, now: store.clock() }));
      return bearer && { name: bearer.person.name, locale: bearer.person.locale, scope: bearer.scope };
    },

    async reserve({ token, calls, window }) {
      const workspace = workspaceOfToken(token);
      if (workspace === undefined) return undefined;
      return store.within({ workspace }, (tx) => reserveCalls(tx, { token, calls, window, now: store.clock() }));
    },

    async call({ token, name, input, file, locale, key, ifMatch, confirm }: Asked): Promise<Answer> {
      const workspace = workspaceOfToken(token);
      const operation = operations.find((each) => each.name === name);
      if (workspace === undefined || !operation) return { kind: 'nobody' };
      const asked = { locale: locale ?? ('en' as const) };
      try {
        const answer = await store.within({ workspace }, async (tx): Promise<Answer> => {
          const now = store.clock();
          const bearer = await bearerOf(tx, { token, now });
          if (!bearer) return { kind: 'nobody' };
          asked.locale = locale ?? bearer.person.locale;
          const cleaned = operation.takesFile ? { ...clean(input), ...asTable(input) } : clean(input);
          const call = { bearer, operation, input: cleaned, file, vault, locale: asked.locale, now, key, ifMatch };
          if (confirm && operation.writes) return { kind: 'asked', ...(await askToLet(tx, call)) };
          return { kind: 'done', ...(await callOperation(tx, call, { commands, living })) };
        });
        if (operation.writes) wake();
        return answer;
      } catch (error) {
        if (!(error instanceof ProgramRefusal)) throw error;
        return { kind: 'refused', why: error.why, code: error.kind, said: error.said, locale: asked.locale };
      }
    },

    async piece({ token, file, from }) {
      const workspace = workspaceOfToken(token);
      if (workspace === undefined) return undefined;
      return store.within({ workspace }, async (tx) => {
        const bearer = await bearerOf(tx, { token, now: store.clock() });
        return bearer && pieceOf(tx, { id: file, personId: bearer.person.id, from, most: PIECE });
      });
    },
  };
}

/** So many bytes of a file are in hand at once. */
const PIECE = 256 * 1024;

/** A table is no sentence: all of it counts, but for what no table holds. */
const asTable = ({ text }: Readonly<Record<string, unknown>>) =>
  typeof text === 'string' ? { text: withoutControls(text) } : {};

/** Words as the chat takes them: without what no person types. */
function clean(input: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const cleaned = (value: unknown): unknown =>
    typeof value === 'string'
      ? sanitize(value).text
      : Array.isArray(value)
        ? value.map(cleaned)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, cleaned(each)]))
          : value;
  return cleaned(input) as Readonly<Record<string, unknown>>;
}
