import { calendarFor } from '../../core/company/store/days.ts';
import { countPushed } from '../../core/delivery/store/routes.ts';
import { learnerTranslator, tellTip, tipCard } from '../../core/learning/lesson.ts';
import { changeLearner, takeLearnerDue } from '../../core/learning/store/learners.ts';
import { findPerson } from '../../core/people/store/people.ts';
import { wakingAt } from '../../core/people/waking.ts';
import type { Job } from '../job.ts';

/** A morning's reminder carries the tip: without one it comes by itself so much later, if nothing else has come. */
const APART = { minutes: 45 };

/** A tip a day in somebody's first week, never on top of anything else that they did not ask for. */
export const teach: Job = {
  name: 'teach',
  async run(tx, now) {
    const learner = await takeLearnerDue(tx, { now: now.subtract(APART) });
    if (!learner) return undefined;
    const person = await findPerson(tx, learner.personId);
    if (!person) {
      await changeLearner(tx, { id: learner.id, nextAt: null });
      return [];
    }
    const waking = wakingAt(person, { now, calendar: await calendarFor(tx, person.zone) });
    const since = now.toZonedDateTimeISO(person.zone).startOfDay();
    const isAwake = Temporal.Instant.compare(waking, now) <= 0;
    if (!isAwake || (await countPushed(tx, { personId: person.id, since: since.toInstant() })) > 0) {
      const later = isAwake
        ? wakingAt(person, { now: since.add({ days: 1 }).toInstant(), calendar: await calendarFor(tx, person.zone) })
        : waking;
      await changeLearner(tx, { id: learner.id, nextAt: later });
      return [];
    }
    const to = learnerTranslator(person, now);
    const words = await tellTip(tx, { learner, person, now }, to);
    return words === undefined
      ? []
      : [{ locale: person.locale, reply: { ...tipCard(words, to), to: { person: person.id } } }];
  },
};
