/** Scores in words. Pure. */
import type { Translator } from '../../text/phrases.ts';
import type { CustomerScore } from '../store/scores.ts';

type Score = Pick<CustomerScore, 'scale' | 'value' | 'outOf'>;

/** Half of the points or less; of a net promoter score what makes a detractor. */
export function isLow({ scale, value, outOf }: Score) {
  return scale === 'nps' ? value <= 6 : value / outOf <= 0.5;
}

/** «满意度 4/5», "NPS 9". */
export function scoreWords({ scale, value, outOf }: Score, { t }: Translator) {
  return scale === 'nps' ? `NPS ${value}` : t({ zh: `满意度 ${value}/${outOf}`, en: `CSAT ${value}/${outOf}` });
}

/** «比上次高», where there was one before. */
export function trendWords({ before, share }: Pick<CustomerScore, 'before' | 'share'>, { t }: Translator) {
  if (before === null) return '';
  const change = Math.round((share - before) * 1000);
  if (change === 0) return t({ zh: '和上次一样', en: 'as before' });
  return change > 0 ? t({ zh: '比上次高', en: 'up' }) : t({ zh: '比上次低', en: 'down' });
}
