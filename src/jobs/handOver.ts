import { advance } from '../core/handover/process/daily.ts';
import { takeHandoverDue } from '../core/handover/store/handovers.ts';
import { translator } from '../core/text/phrases.ts';
import type { Job } from './job.ts';

/** Takes a handover a step further: rights that end, an absence that is over, and whom it waits for. */
export const handOver: Job = {
  name: 'handOver',
  async run(tx, now) {
    const handover = await takeHandoverDue(tx, now);
    if (!handover) return undefined;
    const notices = await advance({ tx, now }, handover);
    return notices.map(({ reader, words }) => ({
      locale: reader.locale,
      reply: words(translator(reader.locale, now.toZonedDateTimeISO(reader.zone).toPlainDate())),
    }));
  },
};
