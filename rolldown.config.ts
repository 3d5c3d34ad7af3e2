import { cpSync } from 'node:fs';
import { defineConfig } from 'rolldown';

/** What production runs: the program, the threads of the embedded database and of tables, with the files that they read beside them. */
export default defineConfig({
  input: {
    main: 'src/main.ts',
    engine: 'src/core/store/engine.ts',
    thread: 'src/core/table/thread.ts',
    puppet: 'src/adapters/wechat/wechaty/puppet.ts',
  },
  platform: 'node',
  // Each brings files of its own (the database) or is there only where it was asked for (WeChat).
  external: [/^@electric-sql\//, 'wechaty'],
  output: { dir: 'dist', cleanDir: true, entryFileNames: '[name].js', chunkFileNames: '[name].js' },
  plugins: [
    {
      name: 'beside',
      writeBundle() {
        cpSync('drizzle', 'dist/drizzle', { recursive: true });
        cpSync('src/adapters/web/assets', 'dist/assets', { recursive: true });
      },
    },
  ],
});
