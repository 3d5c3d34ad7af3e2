/** The doors for programs, put together when the first of them is knocked at: until then they cost nothing. */
import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { mcpRoutes } from '../../../adapters/api/mcp.ts';
import { gate, restRoutes } from '../../../adapters/api/rest.ts';
import type { ProgramPorts } from '../../../adapters/api/ports.ts';
import { commands } from '../../../core/commands.ts';
import type { Vault } from '../../../core/contract/doors/vault.ts';
import type { Store } from '../../../core/db/open.ts';
import { programPorts } from './ports.ts';

export function openPrograms({
  store,
  vault,
  living,
  wake,
  ...door
}: Pick<ProgramPorts, 'hosts' | 'origin' | 'log'> & {
  readonly store: Store;
  readonly vault: Vault | undefined;
  readonly living: readonly string[];
  readonly wake: () => void;
}): Hono {
  const ports = { ...programPorts({ store, commands, vault, living, wake }), ...door, now: store.clock };
  const at = gate(ports);
  return new Hono()
    .route('/', mcpRoutes(ports, at, { version: version() }))
    .route('/', restRoutes(ports, at, version()));
}

function version(): string {
  try {
    const { version: said = '0' } = JSON.parse(
      readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8'),
    ) as {
      version?: string;
    };
    return said;
  } catch {
    // A bundle has no package beside it.
    return '0';
  }
}
