import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { moreButton } from '../../text/pagination.ts';
import { PAGE } from '../../contract/vocabulary.ts';
import { type SearchQuery, parseSearchQuery, snippet } from '../searchQuery.ts';
import { type SearchResult, searchNotes } from '../search.ts';
import { whichColleague } from '../../people/choices.ts';
import { colleagueInput, resolveColleague } from '../../people/resolve.ts';
import { type Colleague, withWhereabouts } from '../../people/store/colleagues.ts';
import { logRead } from '../../access/store/readLog.ts';
import { customerCandidates } from '../../customers/resolve.ts';
import type { Localized } from '../../contract/locale.ts';
import { ago, authorWords } from '../../text/phrases.ts';

const Input = z.object({
  /** With when, by whom and of which tier, as it was said. */
  words: z.string().min(1).max(80),
  /** Who said it is asked, and not only what. */
  who: z.boolean(),
  /** The colleague who is named in the words. */
  colleague: colleagueInput.optional(),
  page: z.number().int().positive(),
});
type Asked = z.output<typeof Input> & { readonly query: SearchQuery };
type Outcome =
  | {
      readonly kind: 'several';
      readonly by: string;
      readonly people: readonly Colleague[];
      readonly input: Asked;
    }
  | { readonly kind: 'found'; readonly found: SearchResult; readonly input: Asked }
  | {
      readonly kind: 'nothing';
      readonly input: Asked;
      readonly near: readonly { readonly id: number; readonly name: string }[];
    };

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'search',
  intents: ['search'],
  topic: 'customer',
  does: { zh: '搜所有记录里的话', en: 'search the words of all notes' },
  examples: {
    zh: ['搜 报价高', '谁提过西门子 9月以后', '搜 交期 A类 上个月'],
    en: ['find too expensive', 'who mentioned Siemens since September', 'find lead time tier A last month'],
  },

  input: Input,
  from: ({ slots: { text, form, colleague, page = 1 } }) => ({ words: text, who: form === 'who', colleague, page }),

  async run(act, asked) {
    const query = parseSearchQuery(asked.words, act);
    if (!query) return undefined;
    const input = { ...asked, query };
    const authors = await authorsOf(act, input);
    const [author, another] = authors ?? [];
    if (query.by !== undefined && another)
      return { kind: 'several', by: query.by, people: await withWhereabouts(act.tx, authors ?? []), input };
    const found = await searchNotes(act.tx, {
      query: input.query,
      authorId: authors && (author?.id ?? NOBODY),
      upTo: input.page * PAGE + 1,
    });
    if (!found.hits.length) return nothing(act, input);
    const shown = found.hits.slice((input.page - 1) * PAGE, input.page * PAGE);
    await logRead(act.tx, [...new Set(shown.flatMap(({ customerId }) => customerId ?? []))]);
    return { kind: 'found', found, input };
  },

  say: {
    several: ({ by, people, input: { words, who } }, to) =>
      whichColleague(people, {
        name: by,
        to,
        says: (whom) => sentenceOf({ words: words.replace(by, () => whom), who }),
      }),
    found: ({ found: { hits, terms, nearly }, input: { page, words, who, query } }, to) => {
      const { t } = to;
      const before = (page - 1) * PAGE;
      const shown = hits.slice(before, before + PAGE);
      const [first] = hits;
      const plainly = words.replaceAll(/["“”「」]/g, '');
      const said = query.terms.join(' ');
      const authors = [...new Set(hits.map(({ author }) => author))];
      return {
        icon: '🔎',
        title:
          who && page === 1
            ? t({ zh: `${authors.join('、')}提过「${said}」`, en: `${authors.join(', ')} mentioned “${said}”` })
            : t({ zh: `「${plainly}」`, en: `“${plainly}”` }),
        list: 'note',
        items: shown.map((hit) => ({
          text: [
            to.day(hit.occurredOn),
            hit.customer ?? (hit.mention ? `${hit.mention}?` : ''),
            authorWords(hit, to),
            `${snippet(hit, terms)} #${hit.id}`,
          ]
            .filter(Boolean)
            .join(' · '),
          ref: hit.id,
          says: t({ zh: `看 #${hit.id}`, en: `show #${hit.id}` }),
        })),
        ...moreButton(
          {
            rest: hits.length - before - PAGE,
            page,
            says: sentenceOf({ words, who }),
          },
          to,
        ),
        footer: [
          nearly ? t({ zh: '没有一模一样的,这些意思相近', en: 'Nothing says exactly that; these come near' }) : '',
          first && page === 1
            ? t({ zh: `最近一次 ${ago(first.occurredOn, to)}`, en: `Last: ${ago(first.occurredOn, to)}` })
            : '',
        ]
          .filter(Boolean)
          .join('\n'),
      };
    },
    nothing: ({ input: { words, page }, near }, { t }) => ({
      icon: '🔎',
      title:
        page > 1
          ? t({ zh: '没有更多了', en: 'No more' })
          : t({
              zh: `没有记录提到「${words.replaceAll(/["“”「」]/g, '')}」`,
              en: `No note mentions “${words.replaceAll(/["“”「」]/g, '')}”`,
            }),
      buttons: near.map(({ name }) => ({ label: name, says: t({ zh: `介绍 ${name}`, en: `brief ${name}` }) })),
      ...(near.length > 0 && { footer: t({ zh: '是不是要找这些客户?', en: 'Are these the customers you look for?' }) }),
    }),
  },
});

/** The sentence that seeks the same. */
function sentenceOf({ words, who }: Pick<Asked, 'words' | 'who'>): Localized {
  return who ? { zh: `谁提过${words}`, en: `who mentioned ${words}` } : { zh: `搜 ${words}`, en: `find ${words}` };
}

/** Whose notes are sought: nobody's in particular where nobody is named. */
async function authorsOf(act: Act, { query: { by }, colleague }: Asked) {
  if (by === undefined) return undefined;
  const isNamed = colleague && by.startsWith(colleague.called ?? colleague.name);
  return resolveColleague(act, isNamed ? colleague : { name: by });
}

/** Stands for somebody whom nobody knows: they have written nothing. */
const NOBODY = -1;

/** Nothing found in many words is perhaps a note: «Find a new supplier for Bosch by Friday». */
async function nothing(act: Act, input: Asked): Promise<Outcome | undefined> {
  const many = input.query.terms.length > 3 && !input.who && act.locale === 'en' && !/["“「]/.test(input.words);
  if (many) return undefined;
  return { kind: 'nothing', input, near: (await customerCandidates(act, input.query.terms.join(' '))).slice(0, 3) };
}
