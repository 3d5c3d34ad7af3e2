import { createRequire } from 'node:module';

/** Optional packages are there only where somebody wants them. */
export function isInstalled(name: string) {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    process.stdout.write(`skipped: what needs ${name}, as it is not installed\n`);
    return false;
  }
}
