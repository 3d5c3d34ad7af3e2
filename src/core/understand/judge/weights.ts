/** The weights of the judge as its file keeps them, and as it looks them up. Pure. */

/** What `weights.json` holds. `npm run train` writes it. */
export type Packed = {
  readonly version: number;
  /** What the features of some sentences were when the weights were made: `fingerprint()` then. */
  readonly features: number;
  /** What is told apart: intents, those of several kinds with the kind behind a colon. */
  readonly classes: readonly string[];
  /** What one step of a weight is worth. */
  readonly scale: number;
  /** How much surer the sums are than they may be: of intents, and of kinds. */
  readonly temperature: { readonly intent: number; readonly kind: number };
  /** Features one behind the other: four bytes of name, one of how many weights follow, and two of each: class, weight. */
  readonly table: string;
};

export const VERSION = 1;

export type WeightTable = {
  /** Adds what a feature says of each class to the sums. */
  add(feature: number, sums: Float64Array): void;
  readonly features: number;
};

/** How many bytes a feature takes beside its weights. */
const HEAD = 5;

export function unpack({ table, scale }: Pick<Packed, 'table' | 'scale'>): WeightTable {
  const bytes = Uint8Array.fromBase64(table);
  const view = new DataView(bytes.buffer);
  const starts = startsIn(view);
  const mask = (1 << Math.ceil(Math.log2(starts.length * 2 + 1))) - 1;
  const slots = new Int32Array(mask + 1).fill(-1);
  for (const start of starts) {
    let slot = view.getUint32(start, true) & mask;
    while (slots[slot] !== -1) slot = (slot + 1) & mask;
    slots[slot] = start;
  }
  return {
    features: starts.length,
    add(feature, sums) {
      for (let slot = feature & mask; ; slot = (slot + 1) & mask) {
        const start = slots[slot] ?? -1;
        if (start === -1) return;
        if (view.getUint32(start, true) !== feature) continue;
        const end = start + HEAD + 2 * view.getUint8(start + 4);
        for (let at = start + HEAD; at < end; at += 2) {
          const place = view.getUint8(at);
          sums[place] = (sums[place] ?? 0) + view.getInt8(at + 1) * scale;
        }
        return;
      }
    },
  };
}

/** Where each feature begins. */
function startsIn(view: DataView): readonly number[] {
  const starts: number[] = [];
  for (let at = 0; at < view.byteLength; at += HEAD + 2 * view.getUint8(at + 4)) starts.push(at);
  return starts;
}

export type Row = {
  readonly feature: number;
  readonly weights: readonly { readonly place: number; readonly steps: number }[];
};

/** The other way: rows as a table. */
export function pack(rows: readonly Row[]): string {
  const bytes = new Uint8Array(rows.reduce((sum, { weights }) => sum + HEAD + 2 * weights.length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const { feature, weights } of rows) {
    view.setUint32(at, feature, true);
    view.setUint8(at + 4, weights.length);
    at += HEAD;
    for (const { place, steps } of weights) {
      view.setUint8(at, place);
      view.setInt8(at + 1, steps);
      at += 2;
    }
  }
  return bytes.toBase64();
}
