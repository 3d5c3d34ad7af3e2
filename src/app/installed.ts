import { createRequire } from 'node:module';

/** A package that is there only where somebody wants it. Says what to install, before anything else is begun. */
export function mustBeInstalled(setting: string, names: readonly string[]) {
  const { resolve } = createRequire(import.meta.url);
  for (const name of names)
    try {
      resolve(name);
    } catch {
      throw new Error(`${setting} is set, but ${name} is not installed: npm install ${name}, or unset it`);
    }
}
