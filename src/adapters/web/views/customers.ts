import { type Html, html } from '../html.ts';
import { dayWords, doing, frame, tierMark } from './frame.ts';
import type { CustomerRow, CustomersView, TableQuery } from './views.ts';
import type { Locale, Localized } from '../../../core/contract/locale.ts';

type Asked = Readonly<Record<string, string | undefined>>;

const SORTS = ['name', 'tier', 'owner', 'last', 'next'] as const;
const ONLY = ['mine', 'cold', 'idle', 'ownerless', 'oneKnows'] as const;

/** What an address asks of the table; what it does not know it leaves out. */
export function queryFrom(asked: Asked): TableQuery {
  const sort = SORTS.find((each) => each === asked['sort']) ?? 'tier';
  const owner = Number(asked['owner']);
  return {
    search: asked['q']?.trim().slice(0, 100) || undefined,
    tier: (['A', 'B', 'C'] as const).find((each) => each === asked['tier']),
    owner: Number.isSafeInteger(owner) && owner > 0 ? owner : undefined,
    tag: asked['tag']?.slice(0, 40) || undefined,
    only: ONLY.find((each) => each === asked['only']),
    sort,
    isDown: asked['down'] === '1',
    page: Math.min(Math.max(1, Math.trunc(Number(asked['page'])) || 1), 10_000),
  };
}

function address(query: TableQuery, change: Partial<TableQuery>): string {
  const { search, tier, owner, tag, only, sort, isDown, page } = { ...query, page: 1, ...change };
  const said = {
    q: search,
    tier,
    owner,
    tag,
    only,
    sort: sort === 'tier' ? undefined : sort,
    down: isDown ? 1 : undefined,
    page: page > 1 ? page : undefined,
  };
  const parameters = Object.entries(said).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const text = new URLSearchParams(parameters).toString();
  return text ? `/customers?${text}` : '/customers';
}

const VIEWS: readonly { readonly only: TableQuery['only']; readonly label: Localized }[] = [
  { only: undefined, label: { zh: '全部', en: 'All' } },
  { only: 'mine', label: { zh: '我的', en: 'Mine' } },
  { only: 'cold', label: { zh: '30 天没联系', en: '30 days silent' } },
  { only: 'oneKnows', label: { zh: '只有一个人认识', en: 'One person knows' } },
  { only: 'idle', label: { zh: '没有下一步', en: 'No next step' } },
  { only: 'ownerless', label: { zh: '没人负责', en: 'No owner' } },
];

const HEADS: Readonly<Record<TableQuery['sort'], Localized>> = {
  name: { zh: '客户', en: 'Customer' },
  tier: { zh: '等级', en: 'Tier' },
  owner: { zh: '负责人', en: 'Owner' },
  last: { zh: '上次联系', en: 'Last' },
  next: { zh: '下一步', en: 'Next step' },
};

export const customersPage = ({ viewer, query, rows, count, pages, owners }: CustomersView, locale: Locale): Html => {
  const say = (both: Localized) => both[locale];
  const { search, tier, owner, tag, only } = query;
  const isEmpty = count === 0 && [search, tier, owner, tag, only].every((each) => each === undefined);
  const head = (sort: TableQuery['sort']): Html => {
    const isSorted = query.sort === sort;
    const order = query.isDown ? 'descending' : 'ascending';
    return html`<th scope="col" aria-sort="${isSorted ? order : 'none'}">
      <a href="${address(query, { sort, isDown: isSorted ? !query.isDown : sort === 'last' })}"
        >${say(HEADS[sort])}${isSorted ? (query.isDown ? ' ↓' : ' ↑') : ''}</a
      >
    </th>`;
  };
  return frame({
    locale,
    place: 'customers',
    viewer,
    title: say({ zh: '客户', en: 'Customers' }),
    content: html`
      <form class="filters" method="get" action="/customers" role="search">
        <input
          type="search"
          name="q"
          value="${query.search ?? ''}"
          placeholder="${say({ zh: '找客户', en: 'Find a customer' })}"
          aria-label="${say({ zh: '找客户', en: 'Find a customer' })}"
        />
        <select name="tier" aria-label="${say(HEADS.tier)}">
          <option value="">${say({ zh: '所有等级', en: 'All tiers' })}</option>
          ${['A', 'B', 'C'].map((tier) => html`<option ${query.tier === tier ? html`selected` : undefined}>${tier}</option>`)}
        </select>
        <select name="owner" aria-label="${say(HEADS.owner)}">
          <option value="">${say({ zh: '所有人', en: 'Everybody' })}</option>
          ${owners.map(
            ({ id, name }) =>
              html`<option value="${id}" ${query.owner === id ? html`selected` : undefined}>${name}</option>`,
          )}
        </select>
        ${query.only === undefined ? undefined : html`<input type="hidden" name="only" value="${query.only}" />`}
        <button>${say({ zh: '筛选', en: 'Filter' })}</button>
      </form>
      <ul class="tabs">
        ${VIEWS.map(
          ({ only, label }) =>
            html`<li>
              <a href="${address(query, { only })}" ${query.only === only ? html`aria-current="true"` : undefined}
                >${say(label)}</a
              >
            </li>`,
        )}
      </ul>
      <p class="count" role="status">
        ${say({ zh: `${count} 家`, en: count === 1 ? '1 customer' : `${count} customers` })}
        ${tag === undefined ? undefined : html`· <a class="tag" href="${address(query, { tag: undefined })}">${tag} ✕</a>`}
      </p>
      ${
        rows.length === 0
          ? html`<p class="empty">
              ${
                isEmpty
                  ? say({
                      zh: '还没有客户。把客户表拖进聊天，或者直接说一句「今天和华为李总通了电话」。',
                      en: 'No customers yet. Drop your table into the chat, or say “called Mr Li at Huawei today”.',
                    })
                  : say({ zh: '没有这样的客户。', en: 'No such customers.' })
              }
              ${
                isEmpty
                  ? html`<a href="/">${say({ zh: '去聊天', en: 'To the chat' })}</a>`
                  : html`<a href="/customers">${say({ zh: '看全部', en: 'Show all' })}</a>`
              }
            </p>`
          : html`<table class="folds">
              <thead>
                <tr>
                  ${(['name', 'tier', 'owner', 'last', 'next'] as const).map(head)}
                  <th scope="col">${say({ zh: '谁认识', en: 'Known by' })}</th>
                  <th scope="col">${say({ zh: '钱', en: 'Money' })}</th>
                </tr>
              </thead>
              <tbody>
                ${rows.map((row) => line(row, { today: viewer.today, locale }))}
              </tbody>
            </table>`
      }
      ${
        pages > 1
          ? html`<p class="pages">
              ${query.page > 1 ? html`<a rel="prev" href="${address(query, { page: query.page - 1 })}">←</a>` : undefined}
              <span>${query.page} / ${pages}</span>
              ${query.page < pages ? html`<a rel="next" href="${address(query, { page: query.page + 1 })}">→</a>` : undefined}
            </p>`
          : undefined
      }
    `,
  });
};

const COLD_DAYS = 30;

const line = (
  { id, name, tier, stage, tags, owner, knownBy, lastOn, next, money }: CustomerRow,
  on: { readonly today: Temporal.PlainDate; readonly locale: Locale },
): Html => {
  const silent = lastOn?.until(on.today, { largestUnit: 'days' }).days ?? 0;
  const isCold = silent >= COLD_DAYS;
  const isLate = next !== undefined && Temporal.PlainDate.compare(next.on, on.today) < 0;
  const late = { zh: '逾期', en: 'overdue' }[on.locale];
  return html`<tr>
    <th scope="row">
      <a href="/customers/${id}">${name}</a><small>${[stage?.[on.locale], ...tags].filter(Boolean).join(' · ')}</small>
    </th>
    <td class="${tier ? '' : 'none'}">${tier ? tierMark(tier) : '–'}</td>
    <td class="${owner ? '' : 'none'}">${owner ?? '–'}</td>
    <td class="${isCold ? 'cold' : lastOn ? '' : 'none'}">
      ${lastOn ? (isCold ? html`<time datetime="${lastOn.toString()}" title="${lastOn.toString()}">${{ zh: `${silent} 天`, en: `${silent} days` }[on.locale]}</time>` : dayWords(lastOn, on)) : '–'}
    </td>
    <td class="${isLate ? 'late' : next ? '' : 'none'}">
      ${next ? [isLate ? late : '', dayWords(next.on, on), doing(next.action, on.locale)].filter(Boolean).join(' · ') : '–'}
    </td>
    <td class="${knownBy ? '' : 'none'}">
      ${knownBy === 1 ? html`<span class="tag one">${{ zh: '1 人', en: '1 person' }[on.locale]}</span>` : knownBy ? { zh: `${knownBy} 人`, en: `${knownBy} people` }[on.locale] : '–'}
    </td>
    <td class="sums ${money.length ? '' : 'none'}">
      ${money.length ? money.map((each) => html`<span>${each[on.locale]}</span>`) : '–'}
    </td>
  </tr>`;
};
