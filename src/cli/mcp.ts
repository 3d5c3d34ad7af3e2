/** `npm run -s mcp`: an agent's pipe to the running bot; the token comes in TOUCHBASE_TOKEN. */
import { bridge } from '../adapters/api/stdio.ts';
import type { Config } from '../config.ts';

export async function run(config: Config, args: readonly string[]) {
  const at = args.indexOf('--url');
  const url = at < 0 ? (config.webOrigin ?? `http://localhost:${config.port}`) : args[at + 1];
  const token = process.env['TOUCHBASE_TOKEN'];
  if (!token || !url || !URL.canParse(url))
    throw new Error(
      'set TOUCHBASE_TOKEN to an API key («给我一个API密钥», “give me an API key”), and --url to where Touchbase is',
    );
  await bridge({ url, token, input: process.stdin, output: process.stdout });
}
