import { type Html, html } from '../html.ts';
import { arrow, clip, mark } from './icons.ts';
import type { Seen } from '../session.ts';
import { type Chip, chips, demoChips, ownChips, words } from '../messages.ts';
import type { Localized } from '../../../core/contract/locale.ts';

export type Saying = (both: Localized) => string;

/** One room: what is said there, and where one writes. */
export const panel = ({
  room,
  index,
  seen,
  say,
}: {
  readonly room: string;
  readonly index: number;
  readonly seen: Seen;
  readonly say: Saying;
}): Html => {
  const [welcome, more] =
    room === 'team' ? [words.welcomeTeam, words.welcomeTeamMore] : [words.welcomeDirect, words.welcomeDirectMore];
  return html`<section
    class="room"
    role="tabpanel"
    id="panel-${index}"
    data-room="${room}"
    data-loading
    aria-label="${say(room === 'team' ? words.team : words.direct)}"
    ${index === 0 ? undefined : html`hidden`}
  >
    <div class="log" role="log" aria-live="off" aria-label="${say(words.conversation)}" tabindex="0">
      <div class="welcome">
        ${mark}
        <h2>${say(welcome)}</h2>
        <p>${say(more)}</p>
      </div>
      <ol class="entries"></ol>
    </div>
    <div class="dock">
      <button type="button" class="pill" hidden></button>
      <div class="chips" role="group" aria-label="${say(words.examples)}">
        ${[...chips[seen.locale], ...(seen.team.length > 0 ? demoChips : ownChips)[seen.locale]].map(chip)}
      </div>
      <form class="composer">
        <p class="ask" hidden><span>${say(words.fill)}</span> <b></b></p>
        <textarea
          name="text"
          rows="1"
          aria-label="${say(words.composeLabel)}"
          placeholder="${say(words.compose)}"
          enterkeyhint="send"
          autocomplete="off"
          spellcheck="false"
        ></textarea>
        ${
          room !== 'team'
            ? html`<label class="attach" title="${say(words.attach)}"
                >${clip}<span class="hidden">${say(words.attach)}</span
                ><input type="file" accept=".csv,.tsv,.txt,.xlsx,.xlsm,.xlsb,.xls,.et,.ods,.vcf" class="hidden"
              /></label>`
            : undefined
        }
        <button class="send" aria-label="${say(words.send)}" title="${say(words.send)}">${arrow}</button>
      </form>
      <p class="keys" aria-hidden="true">${say(words.keys)}</p>
    </div>
  </section>`;
};

const chip = ({ label, says }: Chip): Html =>
  html`<button type="button" class="chip ${label === says ? 'sentence' : 'play'}" data-says="${says}">
    ${label}
  </button>`;
