/** Secrets as the database may hold them: AES-256-GCM, with a key that is not in the database, each bound to what it is for. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Vault } from '../core/contract/doors/vault.ts';

const VERSION = 'v1';

export function encryptWith(key: string): Vault {
  const bytes = Buffer.from(hkdfSync('sha256', key, '', 'touchbase secrets', 32));
  return {
    seal(secret, purpose) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', bytes, iv).setAAD(Buffer.from(purpose));
      const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return [VERSION, ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.');
    },
    open(text, purpose) {
      const [version, ...parts] = text.split('.');
      const [iv, tag, sealed] = parts.map((part) => Buffer.from(part, 'base64url'));
      if (version !== VERSION || !iv || !tag || !sealed) throw new Error('this is not a sealed secret');
      const decipher = createDecipheriv('aes-256-gcm', bytes, iv, { authTagLength: 16 })
        .setAAD(Buffer.from(purpose))
        .setAuthTag(tag);
      return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8');
    },
  };
}
