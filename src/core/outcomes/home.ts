/** The team's own currency, and what the others are worth in it. */
import { countryOf } from '../calendar/timeZones.ts';
import { currencyOf } from '../reader/money/currency.ts';
import type { Act } from '../command.ts';
import type { Home } from './money.ts';
import { companyZone, ratesTo } from './store/rates.ts';

export async function homeOf({ tx, today }: Pick<Act, 'tx' | 'today'>): Promise<Home> {
  const country = countryOf(await companyZone(tx));
  const currency = currencyOf({ country, locale: undefined, chinese: false, text: '' });
  return { currency, rates: await ratesTo(tx, { home: currency, by: today }) };
}
