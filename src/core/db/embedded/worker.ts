/** The embedded database in a thread of its own: a query never keeps an acknowledgement or a heartbeat waiting. */
import { parentPort, workerData } from 'node:worker_threads';
import { serve, type Start } from './engine.ts';

// The thread is only ever started by socket.ts, with a Start.
if (parentPort) await serve(parentPort, workerData as Start);
