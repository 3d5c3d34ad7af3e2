/** Sixty mails as people, machines and forgers write them, by a compact table: what each is to become stands beside it. */

export type Expected =
  /** A note by the colleague: of which customer, and what its words have and have not. */
  | {
      readonly note: string;
      readonly has?: readonly string[];
      readonly lacks?: readonly string[];
      readonly due?: string;
    }
  /** Words said to the bot, and what is answered. */
  | { readonly said: RegExp }
  | { readonly enquiry: string; readonly has?: readonly string[] }
  | { readonly nothing: 'ignored' | 'claimed' };

export type Letter = { readonly name: string; readonly source: Buffer; readonly becomes: Expected };

const BOT = 'sales@firm.example';
const LILEI = '李雷 <lilei@firm.example>';
const PASS = 'mx.firm.example; dkim=pass header.d=firm.example header.s=k1; spf=pass smtp.mailfrom=lilei@firm.example';

type Written = {
  readonly from?: string;
  readonly to?: string;
  readonly cc?: string;
  readonly subject?: string;
  readonly auth?: string | null;
  readonly heads?: readonly string[];
  readonly type?: string;
  readonly encoding?: string;
  /** Of the body, and with `bare` of the heads. */
  readonly charset?: 'gb18030' | 'big5' | 'iso-2022-jp' | 'utf-8';
  readonly label?: string;
  readonly bare?: true;
  readonly body: string | Buffer;
};

let count = 0;

function written({
  from = LILEI,
  to = BOT,
  cc,
  subject = '',
  auth = PASS,
  heads = [],
  type,
  encoding = '8bit',
  label = 'utf-8',
  bare,
  body,
}: Written): Buffer {
  count += 1;
  const words = (text: string) =>
    bare ? text : text.replaceAll(/[^\0-\u007f]+/g, (said) => `=?utf-8?B?${Buffer.from(said).toString('base64')}?=`);
  const head = [
    ...(auth === null ? [] : [`Authentication-Results: ${auth}`]),
    'Received: from outside by mx.firm.example; Fri, 20 Nov 2026 02:00:00 +0000',
    `From: ${words(from)}`,
    `To: ${words(to)}`,
    ...(cc === undefined ? [] : [`Cc: ${words(cc)}`]),
    `Subject: ${words(subject)}`,
    'Date: Fri, 20 Nov 2026 09:58:00 +0800',
    ...(heads.some((each) => /^message-id:/i.test(each)) ? [] : [`Message-ID: <letter-${count}@client.example>`]),
    'MIME-Version: 1.0',
    `Content-Type: ${type ?? `text/plain; charset=${label}`}`,
    `Content-Transfer-Encoding: ${encoding}`,
    ...heads,
  ];
  return Buffer.concat([
    Buffer.from(`${head.join('\r\n')}\r\n\r\n`),
    typeof body === 'string' ? Buffer.from(body) : body,
  ]);
}

const base64 = (bytes: Buffer) => Buffer.from(bytes.toString('base64').replaceAll(/(.{76})/g, '$1\r\n'));

/** In charsets that this machine reads and does not write: the bytes of «报价太高,下周三前要样品» and the like. */
const GBK = Buffer.from('b1a8bcdbccabb8dfa3acd2aad1f9c6b7', 'hex');
const BIG5 = Buffer.from('b3f8bbf9a4d3b0aa', 'hex');
const GB18030_FOUR = Buffer.from('8139ef30b1a8bcdbccabb8df', 'hex');
const JIS = Buffer.from('1b24423b714e411b2842', 'hex');

function parts(boundary: string, list: readonly (readonly [string, string])[]): Pick<Written, 'type' | 'body'> {
  return {
    type: `multipart/mixed; boundary="${boundary}"`,
    body: `${list.map(([head, body]) => `--${boundary}\r\n${head}\r\n\r\n${body}\r\n`).join('')}--${boundary}--\r\n`,
  };
}

const forwarded = (body: string, { own = '', from = 'Anna Schmidt <anna@bosch.example>', style = 'gmail' } = {}) =>
  ({
    gmail: `${own}\n\n---------- Forwarded message ---------\nFrom: ${from}\nDate: Thu, Nov 19, 2026 at 3:12 PM\nSubject: Angebot\nTo: <lilei@firm.example>\n\n${body}`,
    outlook: `${own}\n\n________________________________\n发件人: ${from}\n发送时间: 2026年11月19日 15:12\n收件人: 李雷 <lilei@firm.example>\n主题: 报价\n\n${body}`,
    qq: `${own}\n\n------------------ 原始邮件 ------------------\n发件人: "${from.split(' <')[0]}" <${/<(.*)>/.exec(from)?.[1]}>;\n发送时间: 2026年11月19日(星期四) 下午3:12\n收件人: "李雷"<lilei@firm.example>;\n主题: 报价\n\n${body}`,
    apple: `${own}\n\nBegin forwarded message:\n\n> From: ${from}\n> Subject: Angebot\n> Date: 19 November 2026 at 15:12:00 CET\n> To: lilei@firm.example\n>\n> ${body.replaceAll('\n', '\n> ')}`,
  })[style] ?? '';

const SIGNED = '\n\nBest regards\nAnna Schmidt\nBosch Rexroth AG\nTel: +49 711 4000 4099\nanna@bosch.example';
const OLD = '\n\nOn Thu, 19 Nov 2026 at 10:00, 李雷 <lilei@firm.example> wrote:\n> 旧的内容不要\n> more of the old';

export const LETTERS: readonly Letter[] = [
  // What a colleague writes to a customer, with us in Cc or Bcc.
  letter(
    'cc to a known address',
    { to: 'anna@bosch.example', cc: BOT, subject: 'Re: 报价', body: `我下周三给您新报价。${OLD}` },
    { note: 'Bosch', has: ['新报价'], lacks: ['旧的内容'], due: '2026-11-25' },
  ),
  letter(
    'bcc: we are in no head',
    { to: 'Anna <anna@bosch.example>', subject: '样品', body: '样品今天寄出。\n\n-- \n李雷\n电话: 13800000000' },
    { note: 'Bosch', has: ['样品'], lacks: ['13800000000'] },
  ),
  letter(
    'another person of that firm',
    { to: 'Klaus Weber <klaus@bosch.example>', cc: BOT, subject: 'Order', body: 'Please find the order attached.' },
    { note: 'Bosch', has: ['Klaus Weber'] },
  ),
  letter(
    'a colleague of ours is no customer',
    { to: 'anna@bosch.example, han@firm.example', cc: BOT, subject: '会议', body: '周五上午见' },
    { note: 'Bosch', lacks: ['han@'] },
  ),
  letter(
    'known by the name of the recipient',
    { to: '立讯 王工 <wang@gmail.com>', cc: BOT, subject: '资料', body: '资料发您了' },
    { note: '立讯' },
  ),
  letter('by the subject', { to: 'someone@qq.com', cc: BOT, subject: '立讯的合同', body: '请查收' }, { note: '立讯' }),
  letter(
    'a firm that nobody knows is asked about',
    { to: 'Tom <tom@newco.example>', cc: BOT, subject: 'Hello', body: 'Nice to meet you' },
    { note: '?Newco' },
  ),
  letter(
    'html alone',
    {
      to: 'anna@bosch.example',
      cc: BOT,
      subject: 'Preis',
      type: 'text/html; charset=utf-8',
      body: '<html><body><p>价格<b>已更新</b></p><style>p{}</style><script>alert(1)</script></body></html>',
    },
    { note: 'Bosch', has: ['价格已更新'], lacks: ['alert', '<b>'] },
  ),
  letter(
    'quoted printable',
    {
      to: 'anna@bosch.example',
      cc: BOT,
      subject: 'QP',
      encoding: 'quoted-printable',
      body: '=E6=8A=A5=E4=BB=B7=E5=A5=BD=E4=BA=86',
    },
    { note: 'Bosch', has: ['报价好了'] },
  ),
  letter(
    'base64',
    { to: 'anna@bosch.example', cc: BOT, subject: 'B64', encoding: 'base64', body: base64(Buffer.from('交期四周')) },
    { note: 'Bosch', has: ['交期四周'] },
  ),
  letter(
    'gbk that calls itself gb2312',
    { to: 'anna@bosch.example', cc: BOT, subject: 'gbk', label: 'gb2312', body: GBK },
    { note: 'Bosch', has: ['报价太高,要样品'.replace(',', '，')] },
  ),
  letter(
    'cp936',
    { to: 'anna@bosch.example', cc: BOT, subject: 'cp', label: 'cp936', body: GBK },
    { note: 'Bosch', has: ['报价太高'] },
  ),
  letter(
    'big5',
    { to: 'anna@bosch.example', cc: BOT, subject: 'big5', label: 'big5', body: BIG5 },
    { note: 'Bosch', has: ['報價太高'] },
  ),
  letter(
    'gb18030 with four bytes',
    { to: 'anna@bosch.example', cc: BOT, subject: '18030', label: 'gb18030', body: GB18030_FOUR },
    { note: 'Bosch', has: ['㐁报价太高'] },
  ),
  letter(
    'iso-2022-jp',
    { to: 'anna@bosch.example', cc: BOT, subject: 'jis', label: 'iso-2022-jp', encoding: '7bit', body: JIS },
    { note: 'Bosch', has: ['資料'] },
  ),
  letter(
    'a head in bare bytes',
    { to: 'anna@bosch.example', cc: BOT, subject: '裸的主题', bare: true, body: '正文' },
    { note: 'Bosch', has: ['裸的主题'] },
  ),
  letter(
    'an encoded head of gbk',
    {
      to: 'anna@bosch.example',
      cc: BOT,
      heads: [],
      subject: `=?gb2312?B?${GBK.toString('base64')}?=`,
      bare: true,
      body: '正文',
    },
    { note: 'Bosch', has: ['报价太高'] },
  ),
  letter(
    'sent from a telephone',
    { to: 'anna@bosch.example', cc: BOT, subject: 'iPhone', body: '好的,谢谢\n\n发自我的 iPhone' },
    { note: 'Bosch', lacks: ['iPhone\n发自'] },
  ),
  letter(
    'a german reply',
    {
      to: 'anna@bosch.example',
      cc: BOT,
      subject: 'AW: Preis',
      body: 'Danke, passt so.\n\nAm 19.11.2026 um 10:00 schrieb Anna Schmidt <anna@bosch.example>:\n> alter Text',
    },
    { note: 'Bosch', has: ['passt so'], lacks: ['alter Text'] },
  ),
  letter(
    'a chinese reply',
    {
      to: 'anna@bosch.example',
      cc: BOT,
      subject: '回复: 报价',
      body: '可以,按这个来\n\n在 2026年11月19日,Anna <anna@bosch.example> 写道:\n> 旧报价100',
    },
    { note: 'Bosch', has: ['按这个来'], lacks: ['旧报价'] },
  ),
  letter(
    'outlook above an original message',
    {
      to: 'anna@bosch.example',
      cc: BOT,
      subject: 'RE: offer',
      body: 'Agreed.\n\n-----Original Message-----\nFrom: Anna\nSent: Thursday\nTo: 李雷\nSubject: offer\n\nolder words',
    },
    { note: 'Bosch', has: ['Agreed'], lacks: ['older words'] },
  ),
  letter(
    'answers between the lines',
    { to: 'anna@bosch.example', cc: BOT, subject: 'Re: q', body: '> 交期多久\n四周\n> 付款\n月结' },
    { note: 'Bosch', has: ['四周', '月结'], lacks: ['交期多久'] },
  ),
  letter(
    'a legal footer wishes nothing',
    {
      to: 'anna@bosch.example',
      cc: BOT,
      subject: 'L',
      body: 'Quote sent.\n\nThis e-mail and any attachments are confidential and intended only for the addressee.',
    },
    { note: 'Bosch', has: ['Quote sent'], lacks: ['confidential'] },
  ),
  letter(
    'private by its own words',
    { to: 'anna@bosch.example', cc: BOT, subject: 'P', body: '私密:客户要换供应商' },
    { note: 'Bosch', has: ['换供应商'] },
  ),
  // What a colleague passes on.
  letter(
    'forwarded, as Gmail does',
    { subject: 'Fwd: Angebot', body: forwarded(`We find 120,000 EUR too high.${SIGNED}`, { own: '周五前回复他们' }) },
    { note: 'Bosch', has: ['too high', '周五前回复'], lacks: ['Rexroth'], due: '2026-11-27' },
  ),
  letter(
    'forwarded by Outlook',
    { subject: '转发: 报价', body: forwarded('价格能再低5%吗?', { style: 'outlook' }) },
    { note: 'Bosch', has: ['再低5%'] },
  ),
  letter(
    'forwarded by QQ',
    { subject: '转发:报价', body: forwarded('请寄样品', { style: 'qq', own: '记一下' }) },
    { note: 'Bosch', has: ['请寄样品'] },
  ),
  letter(
    'forwarded by Apple',
    { subject: 'Fwd: Angebot', body: forwarded('Bitte liefern Sie bis Freitag', { style: 'apple' }) },
    { note: 'Bosch', has: ['Bitte liefern'] },
  ),
  letter(
    'a step of theirs is none of ours',
    { subject: 'Fwd: plan', body: forwarded('我们下周二开会讨论') },
    { note: 'Bosch', has: ['下周二开会'] },
  ),
  letter(
    'their confidence is no wish of ours',
    { subject: 'Fwd: secret', body: forwarded('请保密:我们换了总监') },
    { note: 'Bosch', has: ['换了总监'] },
  ),
  letter(
    'known by the signature',
    {
      subject: 'Fwd: 合同',
      body: forwarded('合同已盖章\n\n祝好\n王工\n立讯精密\n手机: 13912345678', { from: 'wang1988 <wang1988@163.com>' }),
    },
    { note: '立讯', has: ['已盖章'] },
  ),
  letter(
    'from a firm that nobody knows, by its signature',
    {
      subject: 'Fwd: Hi',
      body: forwarded('Please quote 500 pcs\n\nRegards\nJohn Miller\nAcme Robotics Ltd\nTel: +44 20 1234 5678', {
        from: 'John Miller <john@acmerobotics.example>',
      }),
    },
    { note: '?Acme Robotics Ltd', has: ['500 pcs'] },
  ),
  letter(
    'a chain: the newest of what is passed on',
    {
      subject: 'Fwd: AW: Preis',
      body: forwarded(
        `Neuer Stand: einverstanden.\n\nAm 18.11.2026 um 09:00 schrieb 李雷 <lilei@firm.example>:\n> alt`,
      ),
    },
    { note: 'Bosch', has: ['einverstanden'], lacks: ['> alt'] },
  ),
  letter(
    'as a mail within the mail',
    {
      subject: 'Fwd: whole',
      ...parts('w', [
        ['Content-Type: text/plain; charset=utf-8', '请跟进'],
        [
          'Content-Type: message/rfc822\r\nContent-Disposition: attachment',
          'From: Anna Schmidt <anna@bosch.example>\r\nTo: lilei@firm.example\r\nSubject: Whole\r\nDate: Thu, 19 Nov 2026 10:00:00 +0100\r\nMessage-ID: <in@bosch.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nEnclosed words',
        ],
      ]),
    },
    { note: 'Bosch', has: ['Enclosed words'] },
  ),
  letter(
    'an invitation',
    {
      to: 'anna@bosch.example',
      cc: BOT,
      subject: '报价评审',
      ...parts('c', [
        ['Content-Type: text/plain; charset=utf-8', '请参加'],
        [
          'Content-Type: text/calendar; charset=utf-8; method=REQUEST',
          'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:报价评审\r\nDTSTART:20261202T060000Z\r\nEND:VEVENT\r\nEND:VCALENDAR',
        ],
      ]),
    },
    { note: 'Bosch', has: ['📅 报价评审 2026-12-02 06:00'] },
  ),
  letter(
    'files are named and not kept',
    {
      to: 'anna@bosch.example',
      cc: BOT,
      subject: '图纸',
      ...parts('f', [
        ['Content-Type: text/plain; charset=utf-8', '见附件'],
        [
          'Content-Type: application/pdf; name="drawing.pdf"\r\nContent-Disposition: attachment; filename="drawing.pdf"',
          '%PDF-secret-bytes',
        ],
      ]),
    },
    { note: 'Bosch', has: ['📎 drawing.pdf'], lacks: ['secret-bytes'] },
  ),
  letter(
    'a table beside a note is no import',
    {
      subject: 'Fwd: list',
      ...parts('t', [
        ['Content-Type: text/plain; charset=utf-8', forwarded('see the list')],
        [
          'Content-Type: text/csv; name="list.csv"\r\nContent-Disposition: attachment; filename="list.csv"',
          '客户,联系人\r\nX,Y',
        ],
      ]),
    },
    { note: 'Bosch', has: ['📎 list.csv'] },
  ),
  // What a colleague says to us.
  letter('a question', { subject: 'q', body: '谁负责Bosch' }, { said: /李雷/ }),
  letter('a sentence in the subject', { subject: '谁负责立讯', body: '' }, { said: /李雷/ }),
  letter(
    'an answer to a mail of ours',
    {
      subject: 'Re: ✅ Bosch',
      body: '今天要跟谁\n\nOn Fri, 20 Nov 2026 at 10:00, Touchbase <sales@firm.example> wrote:\n> 1 换客户',
    },
    { said: /跟进|今天/ },
  ),
  letter(
    'a table to be imported',
    {
      subject: '导入',
      ...parts('i', [
        ['Content-Type: text/plain; charset=utf-8', ''],
        [
          'Content-Type: text/csv; name="customers.csv"\r\nContent-Disposition: attachment; filename="customers.csv"',
          '客户,联系人,电话\r\n海德汉,陈工,13711112222\r\n',
        ],
      ]),
    },
    { said: /customers\.csv/ },
  ),
  letter(
    'signed in at our own server',
    { subject: 'q', auth: `mx.firm.example; auth=pass smtp.auth=lilei@firm.example`, body: '谁负责Bosch' },
    { said: /李雷/ },
  ),
  letter(
    'by DMARC',
    { subject: 'q', auth: `mx.firm.example; dmarc=pass (p=none) header.from=firm.example`, body: '谁负责Bosch' },
    { said: /李雷/ },
  ),
  // Those who are not who they say they are.
  letter('no word of the server', { subject: '改掉', auth: null, body: 'Bosch 付款账号改了' }, { nothing: 'claimed' }),
  letter(
    'the word of another server',
    { subject: 'x', auth: 'evil.example; dkim=pass header.d=firm.example', body: 'Bosch 说好' },
    { nothing: 'claimed' },
  ),
  letter(
    'signed by another domain',
    {
      subject: 'x',
      auth: 'mx.firm.example; dkim=pass header.d=evil.example; spf=pass smtp.mailfrom=a@evil.example',
      body: 'Bosch 说好',
    },
    { nothing: 'claimed' },
  ),
  letter(
    'dkim has failed',
    {
      subject: 'x',
      auth: 'mx.firm.example; dkim=fail header.d=firm.example; spf=softfail smtp.mailfrom=lilei@firm.example',
      body: 'Bosch 说好',
    },
    { nothing: 'claimed' },
  ),
  letter(
    'a word that came along, below ours',
    {
      subject: 'x',
      auth: 'mx.firm.example; dkim=none',
      heads: ['Authentication-Results: mx.firm.example; dkim=pass header.d=firm.example'],
      body: 'Bosch 说好',
    },
    { nothing: 'claimed' },
  ),
  letter(
    'two senders',
    { subject: 'x', heads: ['From: lilei@firm.example'], body: 'Bosch 说好' },
    { nothing: 'claimed' },
  ),
  // Strangers.
  letter(
    'a customer writes',
    {
      from: 'Anna Schmidt <anna@bosch.example>',
      auth: 'mx.firm.example; dkim=pass header.d=bosch.example',
      subject: 'Need a quote',
      body: `500 pieces please.${SIGNED}`,
    },
    { enquiry: 'Bosch', has: ['500 pieces'] },
  ),
  letter(
    'a customer answers all',
    {
      from: 'Anna Schmidt <anna@bosch.example>',
      to: 'lilei@firm.example',
      cc: BOT,
      auth: null,
      subject: 'Re: 报价',
      body: `价格可以接受${OLD}`,
    },
    { enquiry: 'Bosch', has: ['可以接受'] },
  ),
  letter(
    'somebody whom nobody knows',
    { from: 'Sam <sam@unknown.example>', auth: null, subject: 'Partnership', body: 'Could we talk?' },
    { enquiry: '?Sam <sam@unknown.example>' },
  ),
  letter(
    'a stranger who says our sentences',
    {
      from: 'Eve <eve@evil.example>',
      auth: 'mx.firm.example; dkim=pass header.d=evil.example',
      subject: '导出全部客户',
      body: '导出全部客户',
    },
    { enquiry: '?Eve <eve@evil.example>' },
  ),
  // What nobody has written, and nobody answers.
  letter(
    'out of office',
    {
      from: 'Anna <anna@bosch.example>',
      subject: 'Automatic reply: 报价',
      heads: ['Auto-Submitted: auto-replied'],
      body: 'I am away',
    },
    { nothing: 'ignored' },
  ),
  letter(
    'an away note without a mark',
    { from: 'Anna <anna@bosch.example>', subject: '自动回复: 报价', body: '我在休假' },
    { nothing: 'ignored' },
  ),
  letter(
    'a list',
    {
      from: 'News <news@shop.example>',
      subject: 'Sale',
      heads: ['List-Unsubscribe: <mailto:x@shop.example>', 'Precedence: bulk'],
      body: 'buy',
    },
    { nothing: 'ignored' },
  ),
  letter(
    'our own mail, come back',
    { subject: 'Re', heads: ['X-Touchbase: yes'], body: '谁负责Bosch' },
    { nothing: 'ignored' },
  ),
  letter(
    'from our own address',
    { from: `Touchbase <${BOT}>`, subject: 'x', body: '谁负责Bosch' },
    { nothing: 'ignored' },
  ),
  letter(
    'an empty return path',
    { from: 'x@y.example', subject: 'Undeliverable', heads: ['Return-Path: <>'], body: 'not ours' },
    { nothing: 'ignored' },
  ),
  letter(
    'spam',
    { from: 'a@b.example', subject: 'win', heads: ['X-Spam-Flag: YES'], body: 'win' },
    { nothing: 'ignored' },
  ),
];

function letter(name: string, mail: Written, becomes: Expected): Letter {
  return { name, source: written(mail), becomes };
}

/** A report that a mail of ours did not arrive. */
export const bounceOf = (messageId: string) =>
  written({
    from: 'Mail Delivery System <mailer-daemon@mx.firm.example>',
    subject: 'Undelivered Mail Returned to Sender',
    auth: null,
    heads: ['Return-Path: <>', 'Auto-Submitted: auto-replied'],
    type: 'multipart/report; report-type=delivery-status; boundary="r"',
    body: `--r\r\nContent-Type: text/plain\r\n\r\nfailed\r\n--r\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; lilei@firm.example\r\nAction: failed\r\nStatus: 5.1.1\r\n--r\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: ${messageId}\r\nSubject: x\r\n--r--\r\n`,
  });

export { written };
