import { connect } from 'node:net';
import { rest } from '../../shared/retry.ts';

export type Gateway = { readonly host: string; readonly port: number };

/** A gateway that is not there is waited for without starting a process each time. */
export async function reached(gateway: Gateway | undefined, till: AbortSignal) {
  if (!gateway) return;
  while (!till.aborted && !(await answers(gateway))) await rest(1_000, till);
}

function answers({ host, port }: Gateway) {
  return new Promise<boolean>((resolve) => {
    const socket = connect({ host, port, timeout: 3_000 });
    const end = (found: boolean) => {
      socket.destroy();
      resolve(found);
    };
    socket
      .once('connect', () => end(true))
      .once('error', () => end(false))
      .once('timeout', () => end(false));
  });
}
