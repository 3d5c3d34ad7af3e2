/**
 * `npm run -s feeds -- --map kingdee --file orders.csv`: what a map makes of a file, as JSON lines, and what is wrong with
 * which row; nothing is kept. Without a file: the maps that there are.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { helpInstead } from './help.ts';
import { mapNames, readMap } from '../core/feeds/mapFiles.ts';
import { mapRows, rowsIn, rowsOfTable } from '../core/feeds/map.ts';
import { decodeText } from '../core/transfer/format/charset.ts';
import { readCsv } from '../core/transfer/format/csv.ts';

helpInstead('feeds');
const { values } = parseArgs({ options: { map: { type: 'string' }, file: { type: 'string' } } });

if (values.map === undefined || values.file === undefined) process.stdout.write(`${mapNames().join('\n')}\n`);
else tryOut(values.map, values.file);

function tryOut(name: string, file: string) {
  const map = readMap(name);
  if (!map || 'wrong' in map) return complain(map ? `maps/${name}.json: ${map.wrong}` : `there is no map ${name}`);
  const text = decodeText(readFileSync(file));
  const body: unknown = /\.json$/i.test(file) ? JSON.parse(text) : undefined;
  const rows = body === undefined ? rowsOfTable(readCsv(text)) : rowsIn(body, map);
  if (!rows) return complain(`there are no rows at «${map.rows ?? ''}»`);
  const { records, faults, skipped } = mapRows(rows, { map });
  for (const record of records) process.stdout.write(`${JSON.stringify(record)}\n`);
  for (const { row, why } of faults) process.stderr.write(`row ${row}: ${why.en}\n`);
  process.stderr.write(
    `${rows.length} rows: ${records.length} records, ${faults.length} faulty, ${skipped} left out\n`,
  );
  if (faults.length) process.exitCode = 1;
}

function complain(words: string) {
  process.stderr.write(`${words}\n`);
  process.exitCode = 1;
}
