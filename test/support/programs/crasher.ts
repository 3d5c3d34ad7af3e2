/** A program with a bug: `throws` or `rejects` with what somebody typed, where nobody catches it. */
import { logCrashes } from '../../../src/app/crashes.ts';
import { openLog } from '../../../src/app/log.ts';

const [how, words] = process.argv.slice(2);
logCrashes(openLog('info'));
setTimeout(() => {
  if (how === 'throws') throw new Error(words);
  void Promise.reject(new Error(words));
}, 1);
