import { createRequire } from 'node:module';

/** wechaty is there only where somebody wants it. */
export function isInstalled() {
  try {
    createRequire(import.meta.url).resolve('wechaty');
    return true;
  } catch {
    process.stdout.write('skipped: WeChat through wechaty, as wechaty is not installed\n');
    return false;
  }
}
