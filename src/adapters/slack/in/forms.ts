/** Forms: for a note, for a message that is logged, for what fills the hole of a sentence. Slack waits three seconds for one. */
import type { types, webApi } from '@slack/bolt';
import type { Profiles, Who } from '../account/profiles.ts';
import type { Teams } from '../account/teams.ts';
import { fillForm } from '../out/fillForm.ts';
import { typed } from '../out/escape.ts';
import { STALE } from '../out/messages.ts';
import { form, type Preview } from '../out/modal.ts';
import type { Locale } from '../../../core/contract/locale.ts';
import type { Told } from './events.ts';
import { instantOf } from './parse.ts';

type Parts = {
  readonly known: Teams;
  readonly profiles: Profiles;
  readonly localeOf: (who: Who) => Promise<Locale>;
  readonly preview: (who: Who, words: { readonly text: string; readonly at: Temporal.Instant }) => Promise<Preview>;
  /** Words in Slack's markup, as they are read. */
  readonly readable: (text: string, of: { readonly account: string; readonly self: string }) => Promise<string>;
  readonly clock: () => Temporal.Instant;
  readonly log: (sentence: string, error?: unknown) => void;
};

export function forms({ known, profiles, localeOf, preview, readable, clock, log }: Parts) {
  /** A shortcut was used, or a button that asks for a note. */
  async function ask(told: Told & { kind: 'asks' }) {
    const { account, message } = told;
    const team = await known.find(account);
    if (!team) return;
    const at = message ? instantOf(message.ts) : clock();
    const text = message ? await readable(message.text, { account, self: team.bot }) : '';
    const understood = await preview(told, { text, at });
    const author =
      message?.user && message.user !== told.user
        ? (await profiles.of({ account, user: message.user })).name
        : undefined;
    const logs = message && { user: message.user ?? told.user, ts: message.ts, author };
    await show(told, { client: team.client, view: form({ preview: understood, logs }), locale: understood.locale });
  }

  async function fill(told: Told & { kind: 'fills' }) {
    const team = await known.find(told.account);
    if (!team) return;
    const locale = await localeOf(told);
    await show(told, { client: team.client, view: fillForm(told, locale), locale });
  }

  async function show(
    told: { readonly user: string; readonly trigger: string; readonly answerAt?: string | undefined },
    {
      client,
      view,
      locale,
    }: { readonly client: webApi.WebClient; readonly view: types.ModalView; readonly locale: Locale },
  ) {
    try {
      await client.views.open({ trigger_id: told.trigger, view });
    } catch (error) {
      log('a form did not open', error);
      const text = typed(STALE[locale]);
      const spoken = told.answerAt
        ? fetch(told.answerAt, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, text }),
            signal: AbortSignal.timeout(5_000),
          })
        : client.chat.postMessage({ channel: told.user, text });
      await spoken.catch((error: unknown) => log('nor could that be said', error));
    }
  }

  return { ask, fill };
}
