/** A mail that a colleague has handed on, as a reading: what is to be done is what they say themselves, whom it is with is who wrote it or to whom it went. */
import type { Act } from '../../command.ts';
import type { Correspondence } from '../../contract/doors/mail.ts';
import type { Reading } from '../../contract/reading.ts';
import { homeOfMail } from '../../contacts/byMail.ts';
import { shorten } from '../../text/phrases.ts';
import { readAbout, type ReadText } from '../understand.ts';

/** So many people of a mail are named. */
const NAMED = 5;

export async function readMailed(act: Act, mail: Correspondence): Promise<ReadText> {
  const { others, words, subject, body, signature, at } = mail;
  const home = await homeOfMail(act, { others, signature, words: `${words}\n${subject}` });
  const { customer, company } = home;
  const own = await readAbout(act, { text: words || subject, customer });
  // What somebody else has written is nobody's wish for privacy and nobody's step here.
  const theirs = await readAbout({ ...act, person: undefined }, { text: `${subject}\n${body}`, customer });
  const reading: Reading = {
    ...own.reading,
    isNote: true,
    customers: customer
      ? [{ id: customer.id, name: customer.name, span: [0, 0] }]
      : company === undefined
        ? []
        : [{ name: company, span: [0, 0] }],
    contacts: home.names.slice(0, NAMED).map((name) => ({ name, customer: 0, span: [0, 0] as const })),
    others: [],
    kind: 'email',
    occurredOn: at.toZonedDateTimeISO(act.person.zone).toPlainDate(),
    steps: words ? own.reading.steps : [],
    awaited: words ? own.reading.awaited : [],
    amounts: own.reading.amounts.length ? own.reading.amounts : theirs.reading.amounts,
    phones: home.names.length === 1 ? (await readAbout(act, { text: signature, customer })).reading.phones : [],
    emails: others.slice(0, 1).map(({ address }) => address),
    gist: gistOf(mail),
  };
  return { ...own, noDay: words ? own.noDay : undefined, privacy: words ? own.privacy : undefined, reading };
}

/** What is shown of it: its subject, and what whoever hands it on says, or else the beginning of what was written. */
function gistOf({ subject, words, body }: Correspondence): string {
  const said = (words || body).replaceAll(/\s+/g, ' ').trim();
  return [subject, shorten(said, 120)].filter(Boolean).join(' · ');
}
