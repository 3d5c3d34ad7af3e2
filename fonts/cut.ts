/** Cuts the face of the pictures: the 3,755 everyday characters of GB2312's first level, Latin, and the signs that figures need. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const FACE = '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf';
const TARGET = new URL('../src/adapters/shared/picture/font/', import.meta.url);

/** From 啊 to 座, in 40 rows of 94 but for the last five places. */
const everyday = new TextDecoder('gb18030').decode(
  Buffer.from(Array.from({ length: 40 * 94 - 5 }, (_, at) => [0xb0 + Math.floor(at / 94), 0xa1 + (at % 94)]).flat()),
);
const latin = String.fromCodePoint(...Array.from({ length: 0x17f - 0x20 }, (_, at) => 0x20 + at));
const signs = '−、。，：；？！（）「」『』《》【】·…—–‘’“”×÷±≥≤→←↑↓¥€£₩℃％①②③④⑤';

const face = readFileSync(fileURLToPath(import.meta.resolve(FACE)));
const cut = await subsetFont(face, everyday + latin + signs, { targetFormat: 'sfnt' });
writeFileSync(new URL('NotoSansSC.ttf', TARGET), cut);
writeFileSync(new URL('characters.txt', TARGET), everyday + latin + signs);
writeFileSync(
  new URL('OFL.txt', TARGET),
  readFileSync(fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans-sc/LICENSE_FONT'))),
);
process.stdout.write(`${everyday.length + latin.length + signs.length} characters, ${cut.length} bytes\n`);
