/** A card's picture, put into Feishu for a card of ours to show. */
import { z } from 'zod';
import type { Api } from './api.ts';
import type { Picture } from '../../core/contract/card.ts';

/** A picture that Feishu keeps, and what is to be seen in it. */
export type Shown = { readonly key: string; readonly alt: string };

const Kept = z.object({ data: z.object({ image_key: z.string() }) });

/** Undefined where it cannot be drawn. */
export async function uploadPicture(api: Api, picture: Picture): Promise<Shown | undefined> {
  const [{ pngOf }, { descriptionOf }] = await Promise.all([
    import('../shared/picture/png.ts'),
    import('../shared/picture/draw.ts'),
  ]);
  const bytes = await pngOf(picture);
  if (!bytes) return undefined;
  const form = new FormData();
  form.set('image_type', 'message');
  form.set('image', new Blob([Uint8Array.from(bytes)]), 'touchbase.png');
  const { data } = Kept.parse(await api.ask('im/v1/images', { body: form }));
  return { key: data.image_key, alt: descriptionOf(picture) };
}
