import type { Session } from './session.ts';
import type { Answer } from './ipc.ts';
import type { OutboxLine, SendResult } from '../../../core/contract/adapter.ts';

/** How long it is known what became of a try that nobody waited for any more. */
const REMEMBERED = 10 * 60_000;

export function speaker() {
  const saying = new Set<{ readonly to: string; readonly text: string; arrived(id: string): void }>();
  const underWay = new Map<string, Promise<Answer>>();

  async function say(line: OutboxLine, { child }: Session): Promise<SendResult> {
    const under = underWay.get(line.key) ?? begin(line, child);
    const answer = await under;
    if (answer.kind === 'done') return { kind: 'sent', ...(answer.id !== undefined && { id: answer.id }) };
    underWay.delete(line.key);
    if (answer.kind === 'gone') return { kind: 'refused', why: 'not_in_the_address_book' };
    if (answer.kind === 'failed') return { kind: 'failed', why: answer.why };
    throw new Error(answer.why);
  }

  function begin(line: OutboxLine, child: Session['child']): Promise<Answer> {
    const text = line.unsure ? `${line.text}\n${TWICE[line.locale]}` : line.text;
    const echoed = Promise.withResolvers<Answer>();
    const waiting = { to: line.room, text, arrived: (id: string) => echoed.resolve({ kind: 'done', id }) };
    saying.add(waiting);
    const asked = child.ask({ kind: 'say', to: line.room, text, calls: line.calls ?? [] });
    const answer = Promise.race([asked, echoed.promise]).finally(() => {
      saying.delete(waiting);
      setTimeout(() => underWay.delete(line.key), REMEMBERED).unref();
    });
    underWay.set(line.key, answer);
    return answer;
  }

  function heardBack({ to, text, id }: { readonly to: string; readonly text: string; readonly id: string }) {
    for (const each of saying) if (each.to === to && each.text === text) each.arrived(id);
  }

  return { say, heardBack };
}

const TWICE = { zh: '(可能重复)', en: '(perhaps for the second time)' };
