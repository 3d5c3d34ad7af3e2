/** WeChat's own markup for what is forwarded and quoted, as somebody would read it. Pure; what is not understood is undefined. */
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';

const read = new XMLParser({ ignoreAttributes: true, parseTagValue: false, trimValues: true, processEntities: true });

const word = z.coerce.string().optional();
const Item = z.object({ sourcename: word, sourcetime: word, datadesc: word, datatitle: word });
const History = z.object({
  recordinfo: z.object({
    title: word,
    datalist: z.object({ dataitem: z.union([z.array(Item), Item.transform((item) => [item])]) }),
  }),
});
const App = z.object({
  appmsg: z.object({
    title: word,
    type: word,
    recorditem: z.unknown().optional(),
    refermsg: z.object({ displayname: word, content: word }).optional(),
  }),
});
const Recall = z.object({ revokemsg: z.object({ newmsgid: word, msgid: word }) });

const FORWARDED = '19';
const MOST = 60;

/** Who said what in a forwarded talk, a line each. */
export function historyIn(xml: string): string | undefined {
  const app = appIn(xml);
  if (app?.type !== FORWARDED) return undefined;
  const record = typeof app.recorditem === 'string' ? parsed(app.recorditem) : app.recorditem;
  const found = History.safeParse(record).data?.recordinfo;
  const lines = found?.datalist.dataitem.flatMap(({ sourcename: who, datadesc: what = '', datatitle: title = '' }) => {
    const said = what || title;
    return said ? [who ? `${who}: ${said}` : said] : [];
  });
  return lines?.length ? lines.slice(0, MOST).join('\n') : undefined;
}

/** Words about quoted ones, where they come as markup. */
export function quoteIn(
  xml: string,
): { readonly own: string; readonly whom: string; readonly quoted: string } | undefined {
  const app = appIn(xml);
  const quoted = app?.refermsg?.content;
  // What was quoted may be markup itself; then its title is what people see of it.
  const plain = quoted?.startsWith('<') ? (appIn(quoted)?.title ?? '') : (quoted ?? '');
  return app?.refermsg && { own: app.title ?? '', whom: app.refermsg.displayname ?? '', quoted: plain };
}

/** The message that was taken back. */
export function recalledIn(text: string): string {
  const revoked = Recall.safeParse(rootOf(parsed(text))).data?.revokemsg;
  return revoked?.newmsgid ?? revoked?.msgid ?? text;
}

function appIn(xml: string) {
  return App.safeParse(rootOf(parsed(xml))).data?.appmsg;
}

const Root = z.object({ msg: z.unknown() }).or(z.object({ sysmsg: z.unknown() }));

/** Some gateways bring the markup within its envelope, and some without. */
function rootOf(tree: unknown): unknown {
  const { data } = Root.safeParse(tree);
  if (!data) return tree;
  return 'msg' in data ? data.msg : data.sysmsg;
}

function parsed(xml: string): unknown {
  if (!xml.trimStart().startsWith('<') || xml.length > 500_000) return undefined;
  try {
    return read.parse(xml);
  } catch {
    return undefined;
  }
}
