/** The door for agents: tools and resources out of the same offers as the API. What changes something is asked about in the chat first. */
import { randomBytes } from 'node:crypto';
import {
  createMcpHandler,
  type CallToolResult,
  McpServer,
  ProtocolError,
  ProtocolErrorCode,
  type ReadResourceResult,
  ResourceNotFoundError,
  ResourceTemplate,
  type Variables,
} from '@modelcontextprotocol/server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Locale } from '../../core/contract/locale.ts';
import type { Answer, Holder, ProgramPorts } from './ports.ts';
import { isProblem, languageOf, problem, titleOf } from './problems.ts';
import { type Gate, tokenOf } from './rest.ts';

/** `serves`: what stands behind the door. */
export function mcpRoutes(
  ports: ProgramPorts,
  { guards, counted, refused }: Gate,
  { version, serves = serverFor }: { readonly version: string; readonly serves?: typeof serverFor },
): Hono {
  const routes = new Hono();
  for (const guard of guards) routes.use('/mcp', guard);
  routes.use('/mcp', bodyLimit({ maxSize: 256 * 1024, onError: () => problem('tooLarge', { locale: 'en' }) }));
  routes.all('/mcp', async (c) => {
    const locale = languageOf(c.req.header('accept-language'));
    if (!isOwnOrigin(c)) return problem('forbidden', { locale: locale ?? 'en', detail: 'Origin' });
    const token = tokenOf(c);
    const rate = await counted(token);
    if (rate && !rate.isAllowed)
      return problem('tooFast', { locale: locale ?? 'en', headers: { 'retry-after': String(rate.seconds) } });
    const holder = rate && (await ports.holder(token));
    if (!holder) {
      const tried = refused(c);
      return tried.isAllowed
        ? problem('unauthorized', {
            locale: locale ?? 'en',
            headers: { 'www-authenticate': 'Bearer realm="touchbase"' },
          })
        : problem('tooFast', { locale: locale ?? 'en', headers: { 'retry-after': String(tried.seconds) } });
    }
    const answer = { token, locale: locale ?? holder.locale };
    return createMcpHandler(() => serves(ports, { holder, version, ...answer })).fetch(c.req.raw);
  });
  routes.onError((error, c) => {
    const instance = randomBytes(4).toString('hex');
    ports.log(instance, error);
    return problem('failed', { locale: languageOf(c.req.header('accept-language')) ?? 'en', instance });
  });
  return routes;
}

/** A page of somebody else's has no business here, even in a browser that knows the token. */
function isOwnOrigin(c: Context): boolean {
  const origin = c.req.header('origin');
  return origin === undefined || URL.parse(origin)?.host === (c.req.header('host') ?? new URL(c.req.url).host);
}

type Serving = { readonly holder: Holder; readonly token: string; readonly locale: Locale; readonly version: string };

export function serverFor(
  { offers, call, piece, log }: ProgramPorts,
  { holder, token, locale, version }: Serving,
): McpServer {
  const server = new McpServer({ name: 'touchbase', version }, { instructions: INSTRUCTIONS[locale] });
  const asked = async (name: string, input: Readonly<Record<string, unknown>>): Promise<Answer> =>
    call({ token, name, input, locale, confirm: true });
  for (const { name, does, writes, input, output, givesFile } of offers) {
    if (givesFile || (writes && holder.scope !== 'write')) continue;
    server.registerTool(
      name,
      {
        title: does[locale],
        description: `${does[locale]}${writes ? ` ${CONFIRMED[locale]}` : ''}`,
        inputSchema: input,
        ...(!writes && { outputSchema: output }),
        annotations: { readOnlyHint: !writes, destructiveHint: false, openWorldHint: false },
      },
      async (given): Promise<CallToolResult> => {
        try {
          return resultOf(await asked(name, given), locale);
        } catch (error) {
          const instance = randomBytes(4).toString('hex');
          log(instance, error);
          return failure(`${titleOf('failed', locale)} (${instance})`);
        }
      },
    );
  }
  /** Nothing of a fault goes to the agent but its id; what is not the number of anything is not there. */
  const reading = (name: string, contents: (body: unknown) => Promise<string>, more: object = {}) => {
    const input = offers.find((offer) => offer.name === name)?.input;
    return async (uri: URL, { id }: Variables): Promise<ReadResourceResult> => {
      const given = input?.safeParse({ id, ...more });
      if (!given?.success) throw new ResourceNotFoundError(uri.href, titleOf('missing', locale));
      try {
        const answer = await asked(name, given.data);
        if (answer.kind !== 'done') throw new ResourceNotFoundError(uri.href, titleOf('missing', locale));
        return { contents: [{ uri: uri.href, text: await contents(answer.body) }] };
      } catch (error) {
        if (error instanceof ProtocolError) throw error;
        const instance = randomBytes(4).toString('hex');
        log(instance, error);
        throw new ProtocolError(ProtocolErrorCode.InternalError, `${titleOf('failed', locale)} (${instance})`);
      }
    };
  };
  for (const { name, path, title } of RESOURCES) {
    const isBrief = path === 'brief';
    server.registerResource(
      name,
      new ResourceTemplate(`touchbase://customers/{id}/${path}`, { list: undefined }),
      { title: title[locale], mimeType: isBrief ? 'text/plain' : 'application/json' },
      reading(
        name,
        async (body) => (isBrief ? (body as { readonly text: string }).text : JSON.stringify(body)),
        isBrief ? {} : { limit: 50 },
      ),
    );
  }
  server.registerResource(
    'exports_file',
    new ResourceTemplate('touchbase://exports/{id}/file', { list: undefined }),
    { title: FILE_TITLE[locale], mimeType: 'text/csv' },
    reading('exports_file', async (body) => {
      const { id: file, size } = body as { readonly id: number; readonly size: number };
      if (size > LARGEST_TEXT) throw new ProtocolError(ProtocolErrorCode.InvalidParams, titleOf('tooLarge', locale));
      const pieces: Uint8Array[] = [];
      for (let from = 0; from < size; from += pieces.at(-1)?.length ?? size) {
        const read = await piece({ token, file, from });
        if (!read?.length) break;
        pieces.push(read);
      }
      return new TextDecoder().decode(Buffer.concat(pieces));
    }),
  );
  return server;
}

/** More than this is no reading for an agent: its person has the file. */
const LARGEST_TEXT = 1024 * 1024;
const FILE_TITLE = { zh: '导出的文件', en: 'The file of an export' } as const;

const RESOURCES = [
  { name: 'customers_brief', path: 'brief', title: { zh: '客户一页纸', en: 'A customer on a page' } },
  { name: 'customers_timeline', path: 'timeline', title: { zh: '客户的往来', en: 'What happened with a customer' } },
] as const;

const CONFIRMED = {
  zh: '(要本人在聊天里点「可以」才会办;用 calls_get 看结果)',
  en: '(It happens once its person has pressed “yes” in the chat; calls_get tells what became of it.)',
} as const;

const INSTRUCTIONS = {
  zh: '团队的客户记忆,按密钥主人的权限。先 search 或 ask;要改的会先在聊天里问本人。',
  en: 'What a team knows of its customers, under the rights of the token’s person. Begin with search or ask; what changes something is asked about in the chat first.',
} as const;

function resultOf(answer: Answer, locale: Locale): CallToolResult {
  if (answer.kind === 'done')
    return {
      content: [{ type: 'text', text: JSON.stringify(answer.body) }],
      structuredContent: answer.body,
    };
  if (answer.kind === 'asked') {
    const { call, whom } = answer;
    const words = {
      zh: `已在聊天里问${whom},点了「可以」就办。编号 ${call}`,
      en: `Asked ${whom} in the chat: it is done when they press “yes”. Call ${call}`,
    };
    return { content: [{ type: 'text', text: words[locale] }] };
  }
  if (answer.kind === 'nobody') return failure(titleOf('unauthorized', locale));
  const { why, code, said } = answer;
  const title = titleOf(isProblem(why) ? why : 'refused', locale);
  const choices = said.flatMap((told) => told.choices.map(({ says }) => says));
  return failure([title, code, ...said.map(({ text }) => text), ...choices].filter(Boolean).join('\n'));
}

function failure(text: string): CallToolResult {
  return { isError: true, content: [{ type: 'text', text }] };
}
