import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { resolveCustomerForWrite, type UnclearCustomer, unclearCustomerReply } from '../../customers/resolve.ts';
import { closeFollowUp, findFollowUp } from '../../followups/store/followUps.ts';
import { type CustomerRef, customerInContext, type UnclearSubject, unclearSubjectReply } from '../../notes/context.ts';
import { nameKeyOf } from '../../text/nameKey.ts';
import { referenceTo } from '../../understand/references.ts';
import { firstStepWords, undoPlaybook } from '../card.ts';
import { playbookNamed, type StepTaken, startRun, stepsWords } from '../run.ts';
import { allPlaybooks, type Playbook } from '../store/playbooks.ts';
import { endRun, type PlaybookRun, runningAt } from '../store/runs.ts';

const Input = z.object({ name: z.string().min(1).max(80), customer: z.string().optional(), isStop: z.boolean() });
type Input = z.output<typeof Input>;
type Outcome =
  | {
      readonly kind: 'started';
      readonly playbook: Playbook;
      readonly customer: CustomerRef;
      readonly first: StepTaken | undefined;
    }
  | { readonly kind: 'stopped'; readonly run: PlaybookRun }
  | { readonly kind: 'running'; readonly playbook: Playbook; readonly customer: CustomerRef }
  | { readonly kind: 'notRunning'; readonly customer: CustomerRef; readonly name: string }
  | { readonly kind: 'unknown'; readonly name: string; readonly known: readonly Playbook[] }
  | UnclearCustomer
  | UnclearSubject;

export default defineCommand<Input, Outcome>({
  name: 'applyPlaybook',
  intents: ['playbook.apply', 'playbook.stop'],
  topic: 'followUp',
  does: {
    zh: '给客户走一个流程:做完一步才有下一步',
    en: 'lay a playbook on a customer: each step waits for the one before',
  },
  examples: {
    zh: ['给华为用新客户137', '华为不走新客户137了'],
    en: ['use playbook new customer for Huawei', 'stop playbook new customer at Huawei'],
  },
  aside: true,

  input: Input,
  from: ({ intent, slots: { customers, value } }) => ({
    name: value,
    customer: customers?.[0] && referenceTo(customers[0]),
    isStop: intent === 'playbook.stop',
  }),

  async run(act, input) {
    if (!act.known) return undefined;
    const { name, isStop } = input;
    const says = isStop
      ? { zh: `…不走${name}`, en: `stop playbook ${name} at …` }
      : { zh: `给…用${name}`, en: `use playbook ${name} for …` };
    const customer =
      input.customer === undefined
        ? await customerInContext(act, { name: undefined, says })
        : await resolveCustomerForWrite(act, { name: input.customer, says });
    if ('kind' in customer) return customer;
    return isStop ? stop(act, { customer, name }) : start(act, { customer, name });
  },

  say: {
    started: ({ playbook, customer, first }, to) => ({
      icon: '🧭',
      title: to.t({
        zh: `${customer.name} · 走「${playbook.name}」`,
        en: `${customer.name} · playbook “${playbook.name}”`,
      }),
      facts: [
        { label: '', text: firstStepWords(first, to) },
        { label: '', text: stepsWords(playbook.steps, to.locale) },
      ],
      footer: to.t({ zh: '做完一步,下一步才排上', en: 'The next step is planned when this one is done' }),
      buttons: [undoPlaybook(to)],
    }),
    stopped: ({ run: { customer, playbook } }, to) => ({
      icon: '🧭',
      title: to.t({ zh: `${customer}不走「${playbook}」了`, en: `Playbook “${playbook}” is stopped at ${customer}` }),
      buttons: [undoPlaybook(to)],
    }),
    running: ({ playbook, customer }, to) => ({
      icon: '🧭',
      title: to.t({
        zh: `${customer.name}已经在走「${playbook.name}」`,
        en: `Playbook “${playbook.name}” already runs at ${customer.name}`,
      }),
      buttons: [
        {
          label: to.t({ zh: '停掉', en: 'stop it' }),
          says: to.t({
            zh: `${customer.name}不走${playbook.name}`,
            en: `stop playbook ${playbook.name} at ${customer.name}`,
          }),
        },
      ],
    }),
    notRunning: ({ customer, name }, { t }) => ({
      icon: '🤔',
      title: t({ zh: `${customer.name}没有在走「${name}」`, en: `“${name}” does not run at ${customer.name}` }),
    }),
    unknown: ({ name, known }, { t, list }) => ({
      icon: '🤔',
      title: t({ zh: `没有叫「${name}」的流程`, en: `No playbook called “${name}”` }),
      footer: known.length
        ? t({
            zh: `有:${list(known.map((each) => each.name))}`,
            en: `There are: ${list(known.map((each) => each.name))}`,
          })
        : t({
            zh: '组长可以写一个:「流程 新客户:第1天 电话;第3天 发资料」',
            en: 'A lead can write one: “playbook new customer: day 1 call; day 3 send brochure”',
          }),
    }),
    unclear: unclearCustomerReply,
    whose: unclearSubjectReply,
  },
});

type Asked = { readonly customer: CustomerRef; readonly name: string };

async function start({ tx, now, today, person }: Act, { customer, name }: Asked): Promise<Outcome> {
  const known = await allPlaybooks(tx);
  const playbook = playbookNamed(known, nameKeyOf(name));
  if (!playbook) return { kind: 'unknown', name, known };
  const started = await startRun({ tx, now }, { playbook, customerId: customer.id, setBy: person.id, today });
  return started
    ? { kind: 'started', playbook, customer, first: started.first }
    : { kind: 'running', playbook, customer };
}

/** The follow-up that it waits for goes with it. */
async function stop({ tx, person }: Act, { customer, name }: Asked): Promise<Outcome> {
  const known = await allPlaybooks(tx);
  const playbook = playbookNamed(known, nameKeyOf(name));
  const run = (await runningAt(tx, customer.id)).find(({ playbookId }) => playbookId === playbook?.id);
  if (!run) return { kind: 'notRunning', customer, name };
  const waiting = run.waitsFor === null ? undefined : await findFollowUp(tx, run.waitsFor);
  if (waiting?.state === 'open') await closeFollowUp(tx, { id: waiting.id, state: 'cancelled', by: person.id });
  await endRun(tx, { id: run.id, state: 'stopped' });
  return { kind: 'stopped', run };
}
