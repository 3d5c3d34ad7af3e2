/** The thread in which tables go in and out where the database is a server: until nothing is left of them, or it is told to stop. */
import { parentPort, workerData } from 'node:worker_threads';
import { openStore } from '../../core/db/open.ts';
import type { ServerPlace } from '../../core/db/server/open.ts';
import { transferWorker } from '../../jobs/transfer.ts';
import { fault } from '../log.ts';
import type { TableNews } from './beside.ts';

if (parentPort) {
  const port = parentPort;
  const tell = (news: TableNews) => port.postMessage(news);
  const store = await openStore(workerData as ServerPlace);
  const worker = transferWorker({
    store,
    clock: store.clock,
    wake: () => tell('wake'),
    fail: (error, { id }) => tell({ fault: fault(error), id }),
  });
  port.on('message', () => void worker.stop());
  await worker.settled();
  await store.close();
  port.close();
}
