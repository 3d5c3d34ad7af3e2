import { type Act, defineCommand } from '../command.ts';
import { echo } from '../echo.ts';
import { fits } from '../match.ts';
import { may } from '../may.ts';
import { addCustomer, named, nearest } from '../store/customers.ts';
import { giveNoteTo, type Note } from '../store/notes.ts';
import { refusal, theNote } from '../which.ts';
import type { Refused } from '../which.ts';

type Input = { readonly id: number | undefined; readonly name: string | undefined; readonly isNew: boolean };
type Outcome =
  | { readonly kind: 'moved'; readonly note: Note }
  | { readonly kind: 'ask'; readonly note: Note; readonly choices: readonly { readonly name: string }[] }
  | {
      readonly kind: 'unknown';
      readonly note: Note;
      readonly name: string;
      readonly choices: readonly { readonly name: string }[];
    }
  | Refused;

export default defineCommand<Input, Outcome>({
  name: 'customer',
  does: { zh: '改一条记录的客户', en: 'correct whose a note is' },
  examples: {
    zh: ['不是华为,是华为云', '换客户 华为云', '新客户 华为云'],
    en: ['not Huawei, Huawei Cloud', 'customer Huawei Cloud', 'new customer Huawei Cloud'],
  },

  match({ text }) {
    const found = fits(text, [
      /^(?<new>新客户|新建客户|新建)\s*(?:#(?<id>\d{1,15}))?\s*[:：]?\s*(?<name>.{1,80})?$/,
      /^换(?:个)?客户\s*(?:#(?<id>\d{1,15}))?\s*[:：]?\s*(?<name>.{1,80})?$/,
      /^不是.{1,40}?[,，;； ]\s*(?:而?是|應該是|应该是)\s*(?<name>.{1,80})$/,
      /^(?<new>new customer)\b\s*(?:#(?<id>\d{1,15}))?\s*:?\s*(?<name>.{1,80})?$/i,
      /^(?:change )?customer\b\s*(?:#(?<id>\d{1,15}))?\s*:?\s*(?<name>.{1,80})?$/i,
      /^(?:it's |it was )?not .{1,40}?[,;]\s*(?:but |it's |it was )?(?<name>.{1,80})$/i,
    ]);
    const name = found?.['name']?.trim();
    if (!found || (name !== undefined && !isName(name))) return undefined;
    return { id: found['id'] === undefined ? undefined : Number(found['id']), name, isNew: found['new'] !== undefined };
  },

  async run(act, { id, name, isNew }) {
    const chosen = await theNote(act, id);
    if ('kind' in chosen) return chosen;
    const { note } = chosen;
    if (!may(act.person, { action: 'correct', to: chosen.relation }))
      return { kind: 'refused', why: 'not_yours', whose: note.author.name };
    const wanted = name ?? (isNew ? note.mention : undefined);
    if (!wanted)
      return { kind: 'ask', note, choices: note.customer ? await nearest(act.tx, note.customer.name, 4) : [] };
    const customer = await meet(act, { name: wanted, isNew });
    if (!customer) return { kind: 'unknown', note, name: wanted, choices: await nearest(act.tx, wanted) };
    await giveNoteTo(act.tx, { note, customerId: customer.id });
    return { kind: 'moved', note: { ...note, customer } };
  },

  say: {
    moved: ({ note }, to) => echo(note, to),
    ask: ({ note, choices }, { t }) => ({
      icon: '🏢',
      title: t({ zh: '是哪个客户?直接说名字', en: 'Which customer? Just type the name' }),
      buttons: choices
        .filter((choice) => choice.name !== note.customer?.name)
        .map((choice) => ({
          label: choice.name,
          says: t({ zh: `换客户 #${note.id} ${choice.name}`, en: `customer #${note.id} ${choice.name}` }),
        })),
      ask: t({ zh: `换客户 #${note.id} …`, en: `customer #${note.id} …` }),
    }),
    unknown: ({ note, name, choices }, { t }) => ({
      icon: '🏢',
      title: t({ zh: `还没有客户「${name}」`, en: `No customer “${name}” yet` }),
      buttons: [
        {
          label: t({ zh: `新建「${name}」`, en: `new: ${name}` }),
          says: t({ zh: `新客户 #${note.id} ${name}`, en: `new customer #${note.id} ${name}` }),
          style: 'primary',
        },
        ...choices.map((choice) => ({
          label: choice.name,
          says: t({ zh: `换客户 #${note.id} ${choice.name}`, en: `customer #${note.id} ${choice.name}` }),
        })),
      ],
      ask: t({ zh: `换客户 #${note.id} …`, en: `customer #${note.id} …` }),
    }),
    refused: refusal,
  },
});

/** A name has a letter in it, and is no sentence. */
function isName(words: string) {
  return /\p{L}/u.test(words) && !/[,，。;；\n]/.test(words);
}

/** The customer of that name. A new one is made only on being asked to, and not when somebody already goes by the name. */
async function meet({ tx, person }: Act, { name, isNew }: { name: string; isNew: boolean }) {
  const [known] = await named(tx, name);
  if (known) return { id: known.id, name: known.name };
  return isNew ? addCustomer(tx, { name, ownerId: person.id }) : undefined;
}
