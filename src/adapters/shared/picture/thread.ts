/** The thread in which pictures become PNG: the drawing machine and the face are in memory only while it lives. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { drawPicture } from './draw.ts';
import { LIGHT } from './parts.ts';
import type { Picture } from '../../../core/contract/card.ts';

const FACE = 'Noto Sans SC';
/** Sharp on a phone's screen. */
const ZOOM = 2.5;

const near = (name: string) => readFileSync(new URL(`./font/${name}`, import.meta.url));
const face = new Uint8Array(near('NotoSansSC.ttf'));
const written = new Set(near('characters.txt').toString());
const ready = initWasm(readFileSync(fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))));

parentPort?.on('message', (picture: Picture) => {
  void ready.then(() => parentPort?.postMessage(pngOf(picture)));
});

/** Undefined where it has a character that the face has not: it would be a hole. */
function pngOf(picture: Picture): Uint8Array | undefined {
  const svg = drawPicture(picture, { colours: LIGHT, face: FACE });
  if (!Array.from(svg).every((each) => written.has(each))) return undefined;
  const drawing = new Resvg(svg, {
    font: { fontBuffers: [face], loadSystemFonts: false, defaultFontFamily: FACE },
    fitTo: { mode: 'zoom', value: ZOOM },
  });
  try {
    const image = drawing.render();
    try {
      return image.asPng();
    } finally {
      image.free();
    }
  } finally {
    drawing.free();
  }
}
