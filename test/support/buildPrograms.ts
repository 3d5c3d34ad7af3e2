/**
 * Once for all tests that start processes: the product and the programs of test/support/programs as production bundles
 * them, which start in half the time that they take from source.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join, parse } from 'node:path';
import { rolldown } from 'rolldown';
import config from '../../rolldown.config.ts';
import { BUILT } from './child.ts';

const PROGRAMS = 'test/support/programs';

/** Several projects ask for it; one folder serves them. Resolves to what removes it. */
export default async function setup() {
  if (process.env[BUILT]) return undefined;
  // Below node_modules, where what stays outside of a bundle is found.
  const folder = mkdtempSync('node_modules/.programs-');
  process.env[BUILT] = folder;
  const { output, input, ...rest } = config;
  const programs = readdirSync(PROGRAMS).map((file) => [parse(file).name, join(PROGRAMS, file)]);
  const made = await rolldown({ ...rest, input: { ...Object(input), ...Object.fromEntries(programs) } });
  await made.write({ ...[output ?? []].flat()[0], dir: folder });
  await made.close();
  return () => rmSync(folder, { recursive: true });
}
