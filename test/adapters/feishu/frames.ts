/** Feishu’s frames, as far as its connections need them: a method, headers and what they carry, in protobuf. */

export type Frame = {
  readonly method: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: Buffer;
};

const METHOD = 4;
const HEADERS = 5;
const PAYLOAD = 8;
const KEY = 1;
const VALUE = 2;

export function encode({ method, headers, payload }: Frame): Buffer {
  return Buffer.concat([
    ...[0, 0, 1, method].map((value, at) => Buffer.concat([varint((at + 1) << 3), varint(value)])),
    ...Object.entries(headers).map(([key, value]) =>
      bytes(HEADERS, Buffer.concat([bytes(KEY, Buffer.from(key)), bytes(VALUE, Buffer.from(value))])),
    ),
    bytes(PAYLOAD, payload),
  ]);
}

export function decode(frame: Buffer): Frame {
  const all = fields(frame);
  const headers = all.flatMap(({ field, body }) => {
    if (field !== HEADERS) return [];
    const pair = new Map(fields(body).map((each) => [each.field, each.body.toString()]));
    return [[pair.get(KEY) ?? '', pair.get(VALUE) ?? '']];
  });
  return {
    method: all.find(({ field }) => field === METHOD)?.value ?? 0,
    headers: Object.fromEntries(headers),
    payload: all.find(({ field }) => field === PAYLOAD)?.body ?? Buffer.alloc(0),
  };
}

function varint(value: number): Buffer {
  const made: number[] = [];
  for (let rest = value; made.length === 0 || rest > 0; rest = Math.floor(rest / 128))
    made.push((rest % 128) + (rest >= 128 ? 128 : 0));
  return Buffer.from(made);
}

const bytes = (field: number, body: Buffer) => Buffer.concat([varint((field << 3) | 2), varint(body.length), body]);

function fields(frame: Buffer) {
  const found: { readonly field: number; readonly value: number; readonly body: Buffer }[] = [];
  const place = { at: 0 };
  const number = () => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = frame.readUInt8(place.at);
      place.at += 1;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  while (place.at < frame.length) {
    const tag = number();
    const value = number();
    const isBytes = (tag & 7) === 2;
    found.push({
      field: tag >> 3,
      value,
      body: isBytes ? frame.subarray(place.at, place.at + value) : Buffer.alloc(0),
    });
    if (isBytes) place.at += value;
  }
  return found;
}
