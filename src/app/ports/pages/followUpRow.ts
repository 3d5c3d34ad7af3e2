import type { FollowUpRow } from '../../../adapters/web/views/views.ts';
import { type Calendar, workdaysSince } from '../../../core/calendar/workdays.ts';
import type { FollowUp } from '../../../core/followups/store/followUps.ts';
import { actionWords } from '../../../core/text/phrases.ts';

/** A follow-up as the pages show it. */
export const followUpRow =
  (on: { readonly today: Temporal.PlainDate; readonly calendar: Calendar }) =>
  ({ id, customerId, customer, mention, action, dueOn, dueTime, owner }: FollowUp): FollowUpRow => ({
    id,
    lateBy: workdaysSince(dueOn, on),
    owner,
    on: dueOn,
    at: dueTime?.toString({ smallestUnit: 'minute' }),
    customer: customerId !== null && customer !== null ? { id: customerId, name: customer } : undefined,
    action: [customer === null ? (mention ?? '') : '', actionWords(action)].filter(Boolean).join(' '),
  });
