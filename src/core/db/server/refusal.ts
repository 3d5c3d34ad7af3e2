import { errorCode, isUnavailable } from '../pool.ts';
import { Refusal } from '../refusal.ts';

/** What to do about a server that was not opened, by its own or the network's code. The code stays with it. */
export function serverRefusal(url: string, error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const code = errorCode(error) ?? '';
  // Several hosts in one address are the driver's business, and no URL.
  const { host, pathname, username } = URL.parse(url) ?? { host: 'DATABASE_URL', pathname: '', username: '' };
  const name = pathname.slice(1) || username;
  const user = decodeURIComponent(username);
  if (isUnavailable(error))
    return new Refusal(
      {
        en: `PostgreSQL does not answer at ${host} (${code}): start it, or set DATABASE_URL to where it is`,
        zh: `PostgreSQL 在 ${host} 没有应答(${code}):请启动它,或把 DATABASE_URL 改成它的地址`,
      },
      error,
    );
  if (code.startsWith('28'))
    return new Refusal(
      {
        en: `PostgreSQL at ${host} does not let ${user} in (${code}): set user and password in DATABASE_URL`,
        zh: `${host} 的 PostgreSQL 不让 ${user} 登录(${code}):请在 DATABASE_URL 里写对用户名和密码`,
      },
      error,
    );
  if (code === '3D000')
    return new Refusal(
      {
        en: `PostgreSQL at ${host} has no database ${name}: make it with \`createdb\`, or set DATABASE_URL to another`,
        zh: `${host} 的 PostgreSQL 里没有数据库 ${name}:请用 \`createdb\` 建一个,或改 DATABASE_URL`,
      },
      error,
    );
  if (code === '42501')
    return new Refusal(
      {
        en: `${user} may not do what is needed in ${name} (${code}): it must own the database and its tables (restore with \`pg_restore --no-owner --role=${user}\`), and may need CREATEROLE once`,
        zh: `${user} 在 ${name} 里权限不够(${code}):数据库和表都要归它所有(恢复备份时用 \`pg_restore --no-owner --role=${user}\`),并且要有一次 CREATEROLE`,
      },
      error,
    );
  return new Refusal(
    {
      en: `the database ${name} at ${host} could not be opened (${code || 'no code'}): its log says more`,
      zh: `${host} 的数据库 ${name} 打不开(${code || '没有错误码'}):它的日志里有详情`,
    },
    error,
  );
}
