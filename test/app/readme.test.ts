import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commands } from '../../src/core/commands.ts';

const README = readFileSync('README.md', 'utf8');
const SENTENCES = readFileSync('docs/sentences.md', 'utf8');
const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync('docs')
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];

test.each(commands.filter((command) => command.does.en))(
  'docs/sentences.md shows what $name can be told',
  ({ examples, does }) => {
    expect(SENTENCES).toContain(`| ${examples.zh.join('<br>')} | ${examples.en.join('<br>')} | ${does.en} |`);
  },
);

test.each(PAGES)('every file that %s names is there', (page) => {
  const text = readFileSync(page, 'utf8');
  const cited = text.matchAll(/(?:\]\(|[`\s])((?:src|test|bench|drizzle|docs|slack)\/[\w./-]*[\w/])/g);
  const missing = [...cited].map(([, path = '']) => path).filter((path) => !existsSync(path));
  expect(missing.filter((path) => !/yours/.test(path))).toEqual([]);
});

test('the two commands are on the first screen', () => {
  expect(README.split('\n').slice(0, 12).join('\n')).toContain('npm ci && npm start');
});

test('what the README says of proofs stands in the pages that say how', () => {
  const pages = ['promises', 'proving'].map((name) => readFileSync(`docs/${name}.md`, 'utf8')).join('\n');
  const [, table = ''] = /## What has been tried\n([^]*?)\n## /.exec(README) ?? [];
  const rows = [...table.matchAll(/^\| (?!---)(.+) \|$/gm)].slice(1).map(([, row = '']) => row.split(' | '));
  expect(rows.length).toBeGreaterThan(4);
  expect(rows.flat().filter((cell) => !pages.includes(cell))).toEqual([]);
});

test('what the alerts and the dashboard look at is measured', () => {
  const measured = readFileSync('src/app/http.ts', 'utf8');
  const shown = [readFileSync('docs/operating.md', 'utf8'), readFileSync('docs/grafana.json', 'utf8')].join();
  const names = new Set(shown.match(/touchbase_[a-z_]+/g));
  expect(names.size).toBeGreaterThan(10);
  expect([...names].filter((name) => !measured.includes(`'${name}'`))).toEqual([]);
});
