import { z } from 'zod';
import type { Locale } from '../../core/contract/locale.ts';
import type { Message, Attachment } from '../../core/contract/message.ts';

const Form = z.object({
  id: z.string().regex(/^[\w-]{8,64}$/),
  text: z.string().default(''),
  file: z.instanceof(File).optional(),
  pressed: z.string().min(1).max(200).optional(),
  zone: z.string().max(64).refine(isZone).optional().catch(undefined),
});

type Said = {
  readonly from: { readonly id: string; readonly name: string; readonly locale: Locale };
  readonly room: string;
  readonly at: Temporal.Instant;
};

/** The posted form as a Message, or undefined when it is not one of ours. The page's id is put behind the visitor's, so that nobody can use up another's. */
export const parse = (form: unknown, { from, room, at }: Said): Message | undefined => {
  const { data } = Form.safeParse(form);
  if (data === undefined || (data.text.trim() === '' && data.file === undefined)) return undefined;
  const { id, text, file, pressed, zone } = data;
  return {
    id: `${from.id}:${id}`,
    platform: 'web',
    account: 'local',
    from: {
      id: from.id,
      locale: from.locale,
      ...(from.name === '' ? {} : { name: from.name }),
      ...(zone === undefined ? {} : { zone }),
    },
    room: { id: room, kind: room === 'team' ? 'group' : 'direct' },
    text,
    at,
    ...(file === undefined ? {} : { files: [handed(file)] }),
    ...(pressed === undefined ? {} : { pressed }),
  };
};

const handed = (file: File): Attachment => ({
  name: file.name,
  size: file.size,
  read: async () => new Uint8Array(await file.arrayBuffer()),
});

function isZone(zone: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}
