/** Complaints in words. Pure. */
import type { Reply } from '../../contract/card.ts';
import { shorten, timeWords, type Translator } from '../../text/phrases.ts';
import type { Strike } from '../complaintClock.ts';
import type { Complaint } from '../store/complaints.ts';

/** «11-22 周日 10:00». */
export function whenWords(at: Temporal.Instant, { zone, to }: { readonly zone: string; readonly to: Translator }) {
  const local = at.toZonedDateTimeISO(zone);
  return `${to.day(local.toPlainDate())} ${timeWords(local.toPlainTime())}`;
}

/** «海尔投诉:轴承异响,要求48小时内换货». */
export function complaintWords({ customer, text }: Pick<Complaint, 'customer' | 'text'>, { t }: Translator) {
  return t({ zh: `${customer}投诉:${shorten(text, 80)}`, en: `Complaint from ${customer}: ${shorten(text, 80)}` });
}

type Shown = { readonly zone: string; readonly to: Translator };

export function complaintCard(complaint: Complaint, { zone, to }: Shown): Reply {
  const { t } = to;
  const { id, owner } = complaint;
  return {
    about: `complaint:${id}`,
    icon: '🚩',
    title: complaintWords(complaint, to),
    facts: [
      { label: t({ zh: '期限', en: 'due' }), text: whenWords(complaint.dueAt, { zone, to }) },
      { label: t({ zh: '负责人', en: 'owner' }), text: owner ?? t({ zh: '无', en: 'nobody' }) },
    ],
    buttons: [
      {
        label: t({ zh: '处理好了', en: 'resolved' }),
        says: t({ zh: `#${id} 投诉处理好了`, en: `#${id} complaint resolved` }),
        style: 'primary',
      },
      {
        label: t({ zh: '看原话', en: 'show the words' }),
        says: t({ zh: `看 #${complaint.interactionId}`, en: `show #${complaint.interactionId}` }),
      },
    ],
  };
}

/** What is said when its clock strikes. */
export function strikeCard(complaint: Complaint, { strike, ...shown }: Shown & { readonly strike: Strike }): Reply {
  const { t } = shown.to;
  const words = complaintWords(complaint, shown.to);
  const title = {
    half: t({ zh: `时间过半:${words}`, en: `Half the time is over: ${words}` }),
    due: t({ zh: `到期了:${words}`, en: `Time is up: ${words}` }),
    late: t({ zh: `过期还没结:${words}`, en: `Overdue and not resolved: ${words}` }),
  }[strike];
  return { ...complaintCard(complaint, shown), title };
}

/** What it is and by when, beside whose it is. */
export function complaintLine(complaint: Complaint, { zone, now, to }: Shown & { readonly now: Temporal.Instant }) {
  const isLate = Temporal.Instant.compare(complaint.dueAt, now) < 0;
  return [
    shorten(complaint.text, 40),
    to.t({
      zh: `${isLate ? '过期 ' : '期限 '}${whenWords(complaint.dueAt, { zone, to })}`,
      en: `${isLate ? 'overdue since' : 'due'} ${whenWords(complaint.dueAt, { zone, to })}`,
    }),
    complaint.owner ?? to.t({ zh: '无负责人', en: 'no owner' }),
  ].join(' · ');
}
