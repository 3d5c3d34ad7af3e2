/** How the house is built: which room may use which, who sees the database and the network, how large a folder grows. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const CORE = 'src/core/';

/** The rooms of core, the lowest first: a room uses those of the lines above its own. */
const ORDER = [
  ['contract'],
  ['calendar'],
  ['reader', 'db'],
  ['text'],
  ['delivery'],
  ['understand'],
  ['command.ts'],
  ['company'],
  ['people'],
  ['access'],
  ['customers'],
  ['contacts'],
  ['followups'],
  ['playbooks'],
  ['knowledge'],
  ['outcomes'],
  ['news'],
  ['care'],
  ['notes'],
  ['worth'],
  ['questions'],
  ['relations'],
  ['handover'],
  ['insight'],
  ['digests'],
  ['transfer'],
  ['webhooks'],
  ['feeds'],
  ['agenda'],
  ['privacy'],
  ['demo'],
  ['learning'],
  ['bot'],
  ['programs'],
  ['commands.ts'],
] as const;

const PURE = ['contract', 'calendar', 'reader', 'text', 'understand'];

const MOST_FILES = 12;

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => path.posix.join('src', file.replaceAll(path.sep, '/')))
  .filter((file) => /\.[jt]s$/.test(file))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }));

const imports = files.flatMap(({ file, text }) =>
  [...text.matchAll(/\b(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name = '']) => ({
    file,
    to: name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : name,
  })),
);

const roomOf = (file: string) => (file.startsWith(CORE) ? file.slice(CORE.length).split('/')[0] : undefined);
const floorOf = (room: string) => ORDER.findIndex((rooms) => rooms.some((each) => each === room));
const isCommand = (file: string) => /^src\/core\/[^/]+\/commands\//.test(file);
const arrow = ({ file, to }: { file: string; to: string }) => `${file} → ${to}`;

test('every room of core has its place in the order', () => {
  const rooms = new Set(files.flatMap(({ file }) => roomOf(file) ?? []));
  expect([...rooms].filter((room) => floorOf(room) < 0)).toEqual([]);
});

test('a room uses the rooms below it, and no other; a command may use any', () => {
  const climbing = imports.filter(({ file, to }) => {
    const [from, into] = [roomOf(file), roomOf(to)];
    return from && into && from !== into && !isCommand(file) && floorOf(into) >= floorOf(from);
  });
  expect(climbing.map(arrow)).toEqual([]);
});

test('core uses nothing of what is built around it', () => {
  const outward = imports.filter(({ file, to }) => roomOf(file) && to.startsWith('src/') && !roomOf(to));
  expect(outward.map(arrow)).toEqual([]);
});

test('nobody uses a command but the list of them', () => {
  const asked = imports.filter(({ file, to }) => isCommand(to) && file !== `${CORE}commands.ts`);
  expect(asked.map(arrow)).toEqual([]);
});

test('only the stores and the database see SQL', () => {
  const seesSql = files.filter(
    ({ file, text }) =>
      !/^src\/core\/(?:db|[^/]+\/store)\//.test(file) && /from 'drizzle-orm|from 'postgres'|\bsql`/.test(text),
  );
  expect(seesSql.map(({ file }) => file)).toEqual([]);
});

test('only adapters ask the network', () => {
  const asking = files.filter(({ file, text }) => !file.startsWith('src/adapters/') && /(?<![.\w])fetch\(/.test(text));
  expect(asking.map(({ file }) => file)).toEqual([]);
});

test('what the bot says goes through one door', () => {
  const posting = files.filter(
    ({ file, text }) =>
      file !== 'src/core/delivery/say.ts' && /import \{[^}]*\bpost\b[^}]*\} from '[^']*outbox\.ts'/.test(text),
  );
  expect(posting.map(({ file }) => file)).toEqual([]);
});

test('an adapter knows the contract, what adapters share, and its own folder', () => {
  const platform = (file: string) => file.split('/').slice(0, 3).join('/');
  const others = imports.filter(
    ({ file, to }) =>
      file.startsWith('src/adapters/') &&
      to.startsWith('src/') &&
      ![platform(file), 'src/adapters/shared', 'src/core/contract'].some((home) => to.startsWith(`${home}/`)),
  );
  expect(others.map(arrow)).toEqual([]);
});

test('the pure rooms know no clock, no chance, no database and no machine', () => {
  const impure = files.filter(
    ({ file, text }) =>
      PURE.includes(roomOf(file) ?? '') &&
      /from 'node:|Temporal\.Now|Date\.now|new Date\(\)|Math\.random|performance\.now|process\.|from '(?:\.\.\/)+(?:db|[a-z]+\/store)\//.test(
        text,
      ),
  );
  expect(impure.map(({ file }) => file)).toEqual([]);
});

test(`no folder has more than ${MOST_FILES} files`, () => {
  const folders = Map.groupBy(files, ({ file }) => path.posix.dirname(file));
  const full = [...folders].filter(([, { length }]) => length > MOST_FILES).map(([folder]) => folder);
  expect(full).toEqual([]);
});

test('every room says in a few lines what it is, what its words mean and where a new thing goes', () => {
  const rooms = ORDER.flat().filter((room) => !room.endsWith('.ts'));
  const silent = rooms.filter((room) => {
    const lines = (readIfThere(`${CORE}${room}/README.md`) ?? '').split('\n').filter(Boolean).length;
    return lines < 3 || lines > 30;
  });
  expect(silent).toEqual([]);
});

function readIfThere(file: string) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
