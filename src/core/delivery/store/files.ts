import { and, eq, sql } from 'drizzle-orm';
import { onlyRow, type Tx } from '../../db/tx.ts';
import { files } from '../../db/schema/transfers.ts';

export async function keepFile(
  tx: Tx,
  file: { readonly personId: number; readonly name: string; readonly bytes: Uint8Array | undefined },
): Promise<number> {
  const made = await tx.insert(files).values(file).returning({ id: files.id });
  return onlyRow(made).id;
}

/** A file, for the person it belongs to. */
export async function findFile(tx: Tx, { id, personId }: { readonly id: number; readonly personId: number }) {
  const [file] = await tx
    .select({ id: files.id, name: files.name, bytes: files.bytes })
    .from(files)
    .where(and(eq(files.id, id), eq(files.personId, personId)));
  return file;
}

/** So many bytes of a file from one of them on, for the person it belongs to; none behind its end. */
export async function pieceOf(
  tx: Tx,
  {
    id,
    personId,
    from,
    most,
  }: { readonly id: number; readonly personId: number; readonly from: number; readonly most: number },
): Promise<Uint8Array | undefined> {
  const [file] = await tx
    .select({ piece: sql<Uint8Array | null>`substring(${files.bytes} from ${from + 1}::int for ${most}::int)` })
    .from(files)
    .where(and(eq(files.id, id), eq(files.personId, personId)));
  return file?.piece ?? undefined;
}

/** What a file holds; nothing when it is gone. */
export async function bytesOf(tx: Tx, id: number): Promise<Uint8Array | undefined> {
  const [file] = await tx.select({ bytes: files.bytes }).from(files).where(eq(files.id, id));
  return file?.bytes ?? undefined;
}
