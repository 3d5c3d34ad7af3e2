/** A firm by its names alone, for what is understood without a database. */
import { localeOf } from '../../src/core/text/phrases.ts';
import type { KnownColleague, Names, Said, Understood } from '../../src/core/understand/types.ts';
import { understand } from '../../src/core/understand/understand.ts';

const colleague = (id: number, name: string, ...also: readonly string[]): KnownColleague => ({
  id,
  name,
  role: 'rep',
  also,
});

const client = (id: number, name: string, { also = [] as string[], contacts = [] as string[] } = {}) => ({
  id,
  name,
  also,
  contacts: contacts.map((each, at) => ({ id: id * 10 + at, name: each, also: [] })),
});

const me = colleague(1, '李雷');

export const FIRM: Names = {
  me,
  colleagues: [
    me,
    colleague(2, '张伟', '小张'),
    colleague(3, '王强', '小王', 'Wang'),
    colleague(4, '韩梅梅'),
    colleague(5, 'Emma'),
    colleague(6, 'Zhang'),
    colleague(7, '陈静'),
  ],
  customers: [
    client(1, '华为', { also: ['Huawei', 'hw'], contacts: ['李总', '张姐', 'Mr Li', 'Ms Zhang'] }),
    client(2, '立讯精密', { also: ['立讯', 'Luxshare'], contacts: ['王工'] }),
    client(3, '比亚迪', { also: ['BYD'] }),
    client(4, 'Bosch', { also: ['博世'], contacts: ['Weber'] }),
    client(5, 'ABB'),
    client(6, '美的', { also: ['Midea'] }),
    client(7, '比亚迪电子', { contacts: ['周总'] }),
    client(8, 'Bosch Rexroth', { contacts: ['Mr Braun'] }),
  ],
};

/** A Friday. */
export const LOCAL = Temporal.PlainDateTime.from('2026-11-20T10:00');

export function understood(text: string, given: Partial<Said> = {}): Understood {
  return understand({
    text,
    names: FIRM,
    shown: undefined,
    local: LOCAL,
    locale: localeOf(text, 'en'),
    country: 'CN',
    ...given,
  });
}
