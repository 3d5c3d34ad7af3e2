import { z } from 'zod';
import { defineCommand } from '../../../command.ts';
import { notInPrivate, tokenLine } from '../../programs/words.ts';
import { isGood, type KeptToken, revokeToken, tokensMadeBy } from '../../store/programs/tokens.ts';

/** With a number: that one is revoked. */
const Input = z.object({ revoke: z.number().int().optional() });

type Outcome =
  | { readonly kind: 'listed'; readonly tokens: readonly KeptToken[]; readonly zone: string }
  | { readonly kind: 'revoked'; readonly number: number }
  | { readonly kind: 'none'; readonly number: number }
  | { readonly kind: 'notHere' };

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'apiKeys',
  intents: ['token.list', 'token.revoke'],
  topic: 'setting',
  does: { zh: '看你的API密钥,不用的吊销', en: 'see your API keys, revoke one' },
  examples: { zh: ['我的API密钥', '吊销密钥2'], en: ['my API keys', 'revoke API key 2'] },
  aside: true,

  input: Input,

  from: ({ intent, slots: { value } }) =>
    intent === 'token.list' ? {} : value === undefined ? undefined : { revoke: Number(value) },

  async run({ tx, now, person, room, known }, { revoke }) {
    if (!known) return undefined;
    if (room !== 'direct') return { kind: 'notHere' };
    const good = (await tokensMadeBy(tx, person.id)).filter((token) => isGood(token, now));
    if (revoke === undefined) return { kind: 'listed', tokens: good, zone: person.zone };
    const meant = good.find(({ number }) => number === revoke);
    if (!meant) return { kind: 'none', number: revoke };
    await revokeToken(tx, { id: meant.id, now });
    return { kind: 'revoked', number: revoke };
  },

  say: {
    listed: ({ tokens, zone }, to) => ({
      icon: '🔑',
      title: tokens.length
        ? to.t({ zh: `你的API密钥:${tokens.length}个`, en: `Your API keys: ${tokens.length}` })
        : to.t({ zh: '你没有还能用的API密钥', en: 'You have no API key that is good' }),
      lines: tokens.map((token) =>
        to.t({
          zh: `密钥${token.number}:${tokenLine(token, { to, zone })}`,
          en: `key ${token.number}: ${tokenLine(token, { to, zone })}`,
        }),
      ),
      buttons: tokens.slice(0, 5).map(({ number }) => ({
        label: to.t({ zh: `吊销${number}`, en: `revoke ${number}` }),
        says: to.t({ zh: `吊销API密钥 ${number}`, en: `revoke API key ${number}` }),
      })),
    }),
    revoked: ({ number }, { t }) => ({
      icon: '🗑️',
      title: t({ zh: `密钥${number}已吊销,马上就不能用了`, en: `Key ${number} is revoked and opens nothing any more` }),
    }),
    none: ({ number }, { t }) => ({
      icon: '🤔',
      title: t({ zh: `你没有还能用的密钥${number}`, en: `You have no key ${number} that is good` }),
    }),
    notHere: (_, to) => notInPrivate(to),
  },
});
