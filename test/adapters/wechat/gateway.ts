/** A gateway as wechaty's service has one, in this process, around a phone that remembers what it was told to say. */
import { createServer } from 'node:net';
import { log, types } from 'wechaty-puppet';
import { mock, PuppetMock } from 'wechaty-puppet-mock';

type Door = { start(): Promise<void>; stop(): Promise<void> };

// Its own types change those of node:util for the whole program, so only what is used of it is declared here.
const SERVICE: string = 'wechaty-puppet-service';
const { PuppetServer } = (await import(SERVICE)) as { readonly PuppetServer: new (options: object) => Door };

export const TOKEN = 'insecure_11111111-1111-4111-8111-111111111111';

type Sent = { readonly to: string; readonly text: string; readonly calls: readonly string[] };
type Said = {
  readonly from: string;
  readonly text?: string;
  readonly type?: keyof typeof types.Message;
  readonly room?: string;
  readonly mentions?: string[];
  readonly id?: string;
};

/** Its answer is lost when this has come to its end, and it may have been shown. */
type Lost = { readonly lost: 'before' | 'after'; readonly when: () => Promise<unknown> };

export async function gateway() {
  log.level('silent');
  const sent: Sent[] = [];
  const aliases = new Map<string, string>();
  const faults: (string | Lost)[] = [];
  const state = { ids: '', number: 0 };

  class Phone extends PuppetMock {
    override async onStart() {
      await super.onStart();
      setTimeout(() => this.isLoggedIn || enter(), 50);
    }
    // The mock's type knows of no ids and no list of the called.
    override async messageSendText(to: string, text: string, ...more: unknown[]): Promise<never> {
      const [calls = []] = more as [string[]?];
      const fault = faults.shift();
      if (typeof fault === 'string') throw new Error(fault);
      if (fault?.lost === 'before') {
        await fault.when();
        throw new Error('nobody asks for it any more');
      }
      sent.push({ to, text, calls });
      await fault?.when();
      return `sent-${sent.length}` as never;
    }
    override async contactAlias(id: string, alias?: string | null): Promise<never> {
      const payload = mocker.contactPayload(id);
      if (alias === undefined) return (payload.alias ?? '') as never;
      aliases.set(payload.name, alias ?? '');
      mocker.cacheContactPayload.set(id, { ...payload, alias: alias ?? '' });
      return undefined as never;
    }
    override async roomMemberRawPayload(_room: string, id: string) {
      return { ...mocker.contactPayload(id), id };
    }
  }

  const mocker = new mock.Mocker();
  const phone = new Phone({ mocker });
  phone.on('error', () => {});
  const contact = (id: string, name: string) =>
    mocker.createContact({ id, name, type: types.Contact.Individual, friend: true, gender: 0, phone: [], avatar: '' });
  contact('bot', '小跟进');
  for (const [id, name] of [
    ['lilei', '李雷'],
    ['han', '韩梅梅'],
  ] as const)
    contact(id, name);
  mocker.createRoom({
    id: '1@chatroom',
    topic: '销售一组',
    memberIdList: ['bot', 'lilei', 'han'],
    adminIdList: [],
    ownerId: 'han',
    avatar: '',
  });
  const enter = () => mocker.login(mocker.ContactMock.load(`${state.ids}bot`));

  const port = await freePort();
  const endpoint = `127.0.0.1:${port}`;
  const lines = { server: undefined as Door | undefined };
  const open = async () => {
    lines.server = new PuppetServer({ endpoint, puppet: phone, token: TOKEN, tls: { disable: true } });
    await lines.server.start();
    if (!phone.state.active()) await phone.start();
  };
  const shut = async () => {
    await lines.server?.stop();
    lines.server = undefined;
  };
  await open();

  return {
    port,
    endpoint,
    sent,
    aliases,
    /** The next sends fail with these words, or get no answer. */
    faults,
    open,
    shut,
    says({ from, text = '', type = 'Text', room, mentions, id = `m${(state.number += 1)}` }: Said) {
      if (!mocker.cacheMessagePayload.has(id))
        mocker.MessageMock.create({
          id,
          talkerId: from,
          timestamp: Math.floor(Temporal.Now.instant().epochMilliseconds / 1000),
          type: types.Message[type],
          text,
          ...(room ? { roomId: room, mentionIdList: mentions ?? [] } : { listenerId: `${state.ids}bot` }),
        });
      phone.emit('message', { messageId: id });
      return id;
    },
    /** Thrown out; it asks for a scan. */
    async leaves() {
      await phone.logout('kicked');
      phone.emit('scan', { qrcode: 'https://login.weixin.qq.com/l/1', status: types.ScanStatus.Waiting });
    },
    scans: (qrcode: string) => phone.emit('scan', { qrcode, status: types.ScanStatus.Waiting }),
    enter,
    /** Somebody is at the other end of the line. */
    isHeard: () => phone.listenerCount('scan') > 1,
    /** What phones of the web's kind do: after a new login everybody has another id. */
    async renames(prefix: string) {
      await phone.logout('again');
      const people = [...mocker.cacheContactPayload.values()];
      mocker.cacheContactPayload.clear();
      for (const each of people) mocker.createContact({ ...each, id: `${prefix}${each.id}` });
      state.ids = prefix;
      enter();
    },
    contact,
    async close() {
      await shut();
      await phone.stop().catch(() => {});
    },
  };
}

function freePort() {
  return new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const at = server.address();
      server.close(() => resolve(typeof at === 'object' && at ? at.port : 0));
    });
  });
}
