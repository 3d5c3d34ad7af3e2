/** A line as a mail: its title is the subject, and whoever answers it does so in a sentence or by a number. */
import type { OutboxLine } from '../../core/contract/adapter.ts';
import type { Localized } from '../../core/contract/locale.ts';

const LONGEST = 120;

const HOW: Localized = {
  zh: '直接回复这封邮件就行:一句话,或一个数字。',
  en: 'Just answer this mail: in a sentence, or by a number.',
};

export async function mailOf(
  { key, room, text, card, locale, file, answers }: OutboxLine,
  {
    from,
    salt,
    subjects,
  }: {
    readonly from: string;
    readonly salt: string;
    readonly subjects: { get(id: string): string | undefined };
  },
) {
  const title = [card.icon, card.title].filter(Boolean).join(' ').replaceAll(/\s+/g, ' ').trim();
  const asked = answers === undefined ? undefined : subjects.get(answers);
  const subject = asked ? `Re: ${asked.replace(/^\s*re\s*:\s*/i, '')}` : title;
  return {
    from: { name: 'Touchbase', address: from },
    to: room,
    subject: subject.length > LONGEST ? `${subject.slice(0, LONGEST - 1)}…` : subject,
    text: `${text}\n\n${HOW[locale]}\n`,
    // The same however often it is tried: whoever has it already knows it again.
    messageId: `<${salt}-${key}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    ...(answers !== undefined && { inReplyTo: `<${answers}>`, references: [`<${answers}>`] }),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'X-Touchbase': 'yes',
    },
    ...(file && { attachments: [{ filename: file.name, content: Buffer.from(await file.read()) }] }),
  };
}
