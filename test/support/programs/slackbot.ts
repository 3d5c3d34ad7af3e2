/** The whole bot in a Slack: `slackbot PLACE API_URL APP_TOKEN SIGNING_SECRET`; PLACE is a data folder or a database's address. */
import { readConfig } from '../../../src/config.ts';
import { run } from '../../../src/cli/start.ts';
import { TOKEN } from '../../adapters/slack/support/standin.ts';

const [place = '', apiUrl = '', appToken = '', signingSecret = ''] = process.argv.slice(2);
const config = readConfig({
  ...(place.startsWith('postgres') ? { DATABASE_URL: place } : { DATA_DIR: place }),
  PORT: '0',
  DEMO: 'off',
  TEAM_ZONE: 'Asia/Shanghai',
  LOG_LEVEL: 'error',
  SLACK_API_URL: apiUrl,
  SLACK_BOT_TOKEN: TOKEN,
  SLACK_APP_TOKEN: appToken,
  SLACK_SIGNING_SECRET: signingSecret,
});
if ('wrong' in config) throw new Error(config.wrong.join('\n'));
await run(config);
