import { type Html, html } from '../html.ts';
import { answered, editForms } from './edits.ts';
import { followUpList } from './followUpList.ts';
import { dayWords, frame, sentence, tierMark } from './frame.ts';
import type { CustomerView } from './views.ts';
import type { Locale, Localized } from '../../../core/contract/locale.ts';

/** All that is known of a customer; what changes it are sentences, said in the chat. */
export const customerPage = (view: CustomerView, locale: Locale): Html => {
  const {
    viewer,
    id,
    skip,
    earlier,
    answer,
    colleagues,
    name,
    tier,
    stage,
    tags,
    owner,
    helpers,
    people,
    facts,
    followUps,
    notes,
    records,
    readers,
    brief,
    deals,
    knowers,
    files,
  } = view;
  const shown = new Set(notes.map((note) => note.id));
  const say = (both: Localized) => both[locale];
  const on = { today: viewer.today, locale };
  const day = (each: Temporal.PlainDate) => html`<time datetime="${each.toString()}">${dayWords(each, on)}</time>`;
  const none = (both: Localized) => html`<p class="empty">${say(both)}</p>`;
  return frame({
    locale,
    place: 'customers',
    viewer,
    title: name,
    heading: html`<h1>
      ${name} ${tier ? tierMark(tier) : undefined}
      ${stage ? html`<span class="tag stage">${say(stage)}</span>` : undefined}
      ${tags.map((tag) => html`<a class="tag" href="/customers?tag=${encodeURIComponent(tag)}">${tag}</a>`)}
    </h1>`,
    content: html`
      <p class="under">
        ${[
          tier && say({ zh: `${tier}类`, en: `tier ${tier}` }),
          say({ zh: `负责 ${owner ?? '–'}`, en: `owner ${owner ?? '–'}` }),
          helpers.length ? say({ zh: `协助 ${helpers.join('、')}`, en: `with ${helpers.join(', ')}` }) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p class="does">
        ${sentence(say({ zh: `明天见${name},准备一下`, en: `prep me for ${name} tomorrow` }), say({ zh: '准备见面', en: 'Prepare a meeting' }))}
        ${sentence(say({ zh: `和${name}的关系有多深`, en: `how deep is our relationship with ${name}` }), say({ zh: '关系有多深', en: 'The relationship' }))}
      </p>
      ${answer === undefined ? undefined : answered({ id }, answer)}
      ${editForms({ id, name, tier, owner, owners: colleagues }, locale)}
      <div class="columns">
        <div>
          ${
            brief.length === 0
              ? undefined
              : html`<section>
                  <h2>
                    ${say({ zh: '30 秒', en: 'In 30 seconds' })}
                    <small>${say({ zh: '每句都有出处', en: 'every line has its source' })}</small>
                  </h2>
                  <dl class="brief">
                    ${brief.map(
                      ({ label, text, state }) =>
                        html`<div>
                          <dt>${label}</dt>
                          <dd class="${state ?? ''}">${sourced(text, { shown, locale })}</dd>
                        </div>`,
                    )}
                  </dl>
                </section>`
          }
          <section>
            <h2>${say({ zh: '时间线', en: 'Timeline' })}</h2>
            ${
              notes.length === 0 && records.length === 0
                ? none({ zh: '还没有记录。', en: 'No notes yet.' })
                : html`<ol class="timeline" start="${skip + 1}">
                    ${byDay(notes, records).map((each) =>
                      'id' in each
                        ? html`<li id="note-${each.id}">
                            ${day(each.on)}
                            <p>${each.text}</p>
                            <small
                              >${each.author} ·
                              ${sentence(say({ zh: `看#${each.id}`, en: `show #${each.id}` }), `#${each.id}`)}</small
                            >
                          </li>`
                        : html`<li class="record">
                            ${day(each.on)}
                            <p>🧾 ${each.text}</p>
                          </li>`,
                    )}
                  </ol>`
            }
            ${
              skip === 0 && earlier === undefined
                ? undefined
                : html`<p class="pages">
                    ${skip > 0 ? html`<a href="/customers/${id}">${say({ zh: '最新的', en: 'The newest' })}</a>` : undefined}
                    ${
                      earlier === undefined
                        ? undefined
                        : html`<a rel="next" class="earlier" href="/customers/${id}?skip=${earlier}"
                            >${say({ zh: '更早的', en: 'Earlier' })}</a
                          >`
                    }
                  </p>`
            }
          </section>
        </div>
        <div>
          <section>
            <h2>${say({ zh: '跟进', en: 'Follow-ups' })}</h2>
            ${followUps.length === 0 ? none({ zh: '没有下一步。', en: 'No next step.' }) : followUpList(followUps, { ...on, isNamed: false, record: id })}
          </section>
          ${
            deals.length === 0
              ? undefined
              : html`<section>
                  <h2>${say({ zh: '商机', en: 'Deals' })}</h2>
                  <ul class="rows">
                    ${deals.map(
                      (deal) =>
                        html`<li>
                          <b>${deal.sums.map(say).join(' · ') || say({ zh: '还没有金额', en: 'no sum yet' })}</b>
                          ${deal.stage ? html`<span class="tag stage">${say(deal.stage)}</span>` : undefined}
                          <small
                            >${[deal.owner, deal.closeOn && say({ zh: `预计 ${dayWords(deal.closeOn, on)} 签`, en: `to be signed ${dayWords(deal.closeOn, on)}` })].filter(Boolean).join(' · ')}</small
                          >
                        </li>`,
                    )}
                  </ul>
                </section>`
          }
          <section>
            <h2>${say({ zh: '联系人', en: 'People' })}</h2>
            ${
              people.length === 0
                ? none({ zh: '还没有联系人。', en: 'Nobody yet.' })
                : html`<ul class="rows">
                    ${people.map(
                      (person) =>
                        html`<li>
                          <b>${person.name}</b> ${person.title ?? ''}
                          <small
                            >${[...person.reached, person.met ? say({ zh: `联系过 ${person.met} 次`, en: person.met === 1 ? 'in touch once' : `in touch ${person.met} times` }) : ''].filter(Boolean).join(' · ')}</small
                          >
                        </li>`,
                    )}
                  </ul>`
            }
          </section>
          <section>
            <h2>
              ${say({ zh: '谁认识他们', en: 'Who knows them' })}
              ${knowers.length === 1 ? html`<span class="tag one">${say({ zh: '只有 1 人', en: '1 person only' })}</span>` : undefined}
            </h2>
            ${
              knowers.length === 0
                ? none({ zh: '还没有人和他们打过交道。', en: 'Nobody has dealt with them yet.' })
                : html`<ul class="rows">
                    ${knowers.map(
                      (knower) =>
                        html`<li>
                          <b>${knower.name}</b> ${knower.whom.join(say({ zh: '、', en: ', ' }))}
                          <small
                            >${say({ zh: `${knower.times} 次`, en: knower.times === 1 ? 'once' : `${knower.times} times` })}
                            · ${day(knower.on)}</small
                          >
                        </li>`,
                    )}
                  </ul>`
            }
          </section>
          <section>
            <h2>${say({ zh: '一直有效的', en: 'What lasts' })}</h2>
            ${
              facts.length === 0
                ? none({ zh: '还没有。', en: 'Nothing yet.' })
                : html`<ul class="rows">
                    ${facts.map(
                      (fact) =>
                        html`<li>
                          <span class="quiet">${say(fact.topic)}</span> ${fact.text}
                          <small>${fact.author} · ${day(fact.on)}</small>
                        </li>`,
                    )}
                  </ul>`
            }
          </section>
          ${
            files.length === 0
              ? undefined
              : html`<section>
                  <h2>${say({ zh: '从哪些表来', en: 'Files it came with' })}</h2>
                  <ul class="rows">
                    ${files.map((file) => html`<li>${file.name} <small>${file.by} · ${day(file.on)}</small></li>`)}
                  </ul>
                </section>`
          }
          ${
            readers === undefined
              ? undefined
              : html`<section>
                  <h2>${say({ zh: '谁看过', en: 'Who read it' })}</h2>
                  <ul class="rows">
                    ${readers.map((reader) => html`<li>${reader.name} <small>${day(reader.on)}</small></li>`)}
                  </ul>
                </section>`
          }
        </div>
      </div>
    `,
  });
};

/** «#12» in what is said leads to that note: on this page where it stands here, else in the chat. */
const sourced = (
  text: string,
  { shown, locale }: { readonly shown: ReadonlySet<number>; readonly locale: Locale },
): readonly Html[] =>
  text.split(/(#\d+)/).map((part) => {
    if (!/^#\d+$/.test(part)) return html`${part}`;
    const id = Number(part.slice(1));
    return shown.has(id)
      ? html`<a href="#note-${id}">${part}</a>`
      : sentence({ zh: `看#${id}`, en: `show #${id}` }[locale], part);
  });

type Dated = { readonly on: Temporal.PlainDate };

/** The newest first; of one day what people wrote first. */
function byDay<Note extends Dated, Told extends Dated>(notes: readonly Note[], records: readonly Told[]) {
  return [...notes, ...records].toSorted((one, other) => Temporal.PlainDate.compare(other.on, one.on));
}
