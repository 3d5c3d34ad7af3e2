/** What is changed on a record is said: each field makes one sentence, as a person could have typed it. */
import { type Html, html } from '../html.ts';
import { cardText } from '../../../core/contract/cardText.ts';
import type { Card } from '../../../core/contract/card.ts';
import type { Locale, Localized } from '../../../core/contract/locale.ts';

const FIELDS: Readonly<Record<string, (name: string, value: string) => Localized>> = {
  note: (name, value) => ({ zh: `${name} ${value}`, en: `${name}: ${value}` }),
  tier: (name, value) => ({ zh: `${name}${value}类`, en: `tier ${value} ${name}` }),
  stage: (name, value) => ({ zh: `${name} 阶段 ${value}`, en: `${name} stage ${value}` }),
  owner: (name, value) => ({ zh: `${name}换${value}负责`, en: `make ${value} owner of ${name}` }),
  city: (name, value) => ({ zh: `${name} 城市:${value}`, en: `${name} city: ${value}` }),
  tag: (name, value) => ({ zh: `${name} 标签 ${value}`, en: `tag ${name}: ${value}` }),
  says: (_name, value) => ({ zh: value, en: value }),
};

/** Undefined: nothing was filled in. */
export function sentenceFrom(form: Readonly<Record<string, unknown>>, locale: Locale): string | undefined {
  const { field, name = '', value } = form;
  if (typeof field !== 'string' || typeof name !== 'string' || typeof value !== 'string') return undefined;
  const words = value.replaceAll(/\s+/g, ' ').trim();
  return words && Object.hasOwn(FIELDS, field) ? FIELDS[field]?.(name, words)[locale] : undefined;
}

type OfRecord = { readonly id: number; readonly name: string };

/** A sentence that is said from here, and answered here. */
export const sayButton = (
  { id }: Pick<OfRecord, 'id'>,
  says: string,
  { label = says, pressed }: { readonly label?: string; readonly pressed?: string | undefined } = {},
): Html =>
  html`<form class="inline" method="post" action="/customers/${id}/say">
    <input type="hidden" name="field" value="says" />
    ${pressed === undefined ? undefined : html`<input type="hidden" name="pressed" value="${pressed}" />`}
    <button class="says" name="value" value="${says}" title="${says}">${label}</button>
  </form>`;

export const editForms = (
  {
    id,
    name,
    tier,
    owner,
    owners,
  }: OfRecord & {
    readonly tier: string | null;
    readonly owner: string | undefined;
    readonly owners: readonly string[];
  },
  locale: Locale,
): Html => {
  const say = (both: Localized) => both[locale];
  const form = (field: string, { label, control }: { readonly label: Localized; readonly control: Html }) =>
    html`<form method="post" action="/customers/${id}/say">
      <input type="hidden" name="field" value="${field}" />
      <input type="hidden" name="name" value="${name}" />
      <label><span>${say(label)}</span> ${control}</label>
      <button>${say({ zh: '改', en: 'Set' })}</button>
    </form>`;
  const text = (placeholder: Localized) =>
    html`<input name="value" required maxlength="120" autocomplete="off" placeholder="${say(placeholder)}" />`;
  /** Where nothing is set nothing is chosen, and said. */
  const choice = (values: readonly string[], chosen: string | null | undefined) =>
    html`<select name="value">
      ${chosen ? undefined : html`<option value="" selected>–</option>`}
      ${values.map((each) => html`<option ${each === chosen ? html`selected` : undefined}>${each}</option>`)}
    </select>`;
  return html`<form class="noting" method="post" action="/customers/${id}/say">
      <input type="hidden" name="field" value="note" />
      <input type="hidden" name="name" value="${name}" />
      <input
        name="value"
        required
        maxlength="2000"
        autocomplete="off"
        aria-label="${say({ zh: '记一笔', en: 'Add a note' })}"
        placeholder="${say({ zh: '记一笔：今天通了电话，下周三跟进', en: 'Add a note: called today, follow up next Wed' })}"
      />
      <button>${say({ zh: '记下', en: 'Keep' })}</button>
    </form>
    <details class="edit">
      <summary>${say({ zh: '改资料', en: 'Edit' })}</summary>
      ${form('tier', { label: { zh: '等级', en: 'Tier' }, control: choice(['A', 'B', 'C'], tier) })}
      ${form('stage', { label: { zh: '阶段', en: 'Stage' }, control: text({ zh: '报价', en: 'quoted' }) })}
      ${form('owner', { label: { zh: '负责人', en: 'Owner' }, control: choice(owners, owner) })}
      ${form('city', { label: { zh: '城市', en: 'City' }, control: text({ zh: '深圳', en: 'Shenzhen' }) })}
      ${form('tag', { label: { zh: '标签', en: 'Tag' }, control: text({ zh: '重点', en: 'key' }) })}
    </details>`;
};

/** What was answered to it, with what can be said next; the chat has it too. */
export const answered = (
  { id }: Pick<OfRecord, 'id'>,
  { card, receipt, locale }: { readonly card: Card; readonly receipt: string; readonly locale: Locale },
): Html => {
  const { buttons = [], ...told } = card;
  return html`<section class="answer" role="status">
    <p>${cardText(told, locale)}</p>
    <div class="does">${buttons.map(({ says, label }) => sayButton({ id }, says, { label, pressed: receipt }))}</div>
  </section>`;
};
