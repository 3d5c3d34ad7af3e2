import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'rolldown';

/** What a library brings along and nobody here uses stays out, and what is large waits for its first use: it is memory from the start. */
const LEAN: Readonly<Record<string, string>> = {
  'pinyin-pro': `
    export const pinyin = (...given) => require('pinyin-pro/dist/esm/index.mjs').pinyin(...given);`,
  'libphonenumber-js/max': `
    import parse, { isSupportedCountry as isSupported } from 'libphonenumber-js/core';
    const plans = () => require('libphonenumber-js/metadata.max.json');
    export const parsePhoneNumberFromString = (text, options) => parse(text, options, plans());
    export const isSupportedCountry = (country) => isSupported(country, plans());`,
  'date-holidays': `
    export default function Holidays(...given) {
      const { default: Parser } = require('date-holidays-parser');
      return new Parser(require('date-holidays/data').data, ...given);
    }`,
};

/** What production runs: the program, the threads of the embedded database, of files, of tables and of pictures, with the files that they read beside them. */
export default defineConfig({
  input: {
    main: 'src/main.ts',
    engine: 'src/core/db/embedded/worker.ts',
    thread: 'src/core/transfer/format/worker.ts',
    tables: 'src/app/tables/thread.ts',
    picture: 'src/adapters/shared/picture/thread.ts',
    puppet: 'src/adapters/wechat/wechaty/puppet.ts',
  },
  platform: 'node',
  // Each brings files of its own (the database, the drawing of pictures) or is there only where it was asked for (WeChat, WeCom, Feishu, DingTalk).
  external: [
    /^@electric-sql\//,
    /^@resvg\//,
    'wechaty',
    '@wecom/aibot-node-sdk',
    '@larksuiteoapi/node-sdk',
    'dingtalk-stream',
  ],
  output: { dir: 'dist', cleanDir: true, entryFileNames: '[name].js', chunkFileNames: '[name].js' },
  plugins: [
    {
      name: 'lean',
      resolveId: (id) => (LEAN[id] === undefined ? null : `\0${id}`),
      load: (id) => LEAN[id.slice(1)] ?? null,
    },
    {
      name: 'beside',
      writeBundle({ dir = 'dist' }) {
        cpSync('drizzle', join(dir, 'drizzle'), { recursive: true });
        cpSync('maps', join(dir, 'maps'), { recursive: true });
        cpSync('src/adapters/web/assets', join(dir, 'assets'), { recursive: true });
        cpSync('src/adapters/api/assets', join(dir, 'assets'), { recursive: true });
        cpSync('src/adapters/shared/picture/font', join(dir, 'font'), { recursive: true });
      },
    },
  ],
});
