/** A share in words, as a percentage; a figure alone is one: «两成半», «三分之一», «一半», "20%", "a third". Pure. */

const HAN = '一二三四五六七八九十';
const figure = (said: string) => (said === '两' ? 2 : HAN.includes(said) ? HAN.indexOf(said) + 1 : Number(said));

const N = '(?:\\d+(?:\\.\\d+)?|[一二两三四五六七八九十])';
const LATIN: Readonly<Record<string, number>> = { half: 50, third: 33, quarter: 25, fifth: 20, tenth: 10 };

/** Undefined where no share is said, or one of more than everything. */
export function shareIn(words: string): number | undefined {
  const share = said(words.toLowerCase());
  return share === undefined || share <= 0 || share > 100 ? undefined : share;
}

function said(words: string): number | undefined {
  const alone = /^\s*(?<n>\d+(?:\.\d+)?)\s*$/.exec(words)?.groups?.['n'];
  if (alone !== undefined) return Number(alone);
  const percent =
    /(?<n>\d+(?:\.\d+)?)\s?(?:%|%|percent|per cent|pct|个?百分点)|百分之(?<han>\d+|[一二三四五六七八九十]{1,3})/.exec(
      words,
    )?.groups;
  if (percent?.['n'] !== undefined) return Number(percent['n']);
  if (percent?.['han'] !== undefined) return hanNumber(percent['han']);
  const tenths = new RegExp(`(?<n>${N})\\s?成(?<half>半)?`).exec(words)?.groups;
  if (tenths?.['n'] !== undefined) return figure(tenths['n']) * 10 + (tenths['half'] === undefined ? 0 : 5);
  const part = new RegExp(`(?<whole>${N})分之(?<of>${N})`).exec(words)?.groups;
  if (part?.['whole'] !== undefined && part['of'] !== undefined)
    return Math.round((figure(part['of']) / figure(part['whole'])) * 100);
  if (/一半|过半/.test(words)) return 50;
  const latin = /\b(?:(?<many>two|three)[ -])?(?<part>half|third|quarter|fifth|tenth)s?\b/.exec(words)?.groups;
  if (latin?.['part'] === undefined) return undefined;
  const times = latin['many'] === 'two' ? 2 : latin['many'] === 'three' ? 3 : 1;
  const one = LATIN[latin['part']] ?? 0;
  return latin['part'] === 'third' && times === 2 ? 67 : one * times;
}

/** Up to ninety-nine. */
function hanNumber(words: string): number {
  if (/^\d+$/.test(words)) return Number(words);
  const [tens, ones] = words.includes('十') ? words.split('十') : ['0', words];
  return (tens === '0' ? 0 : tens ? figure(tens) * 10 : 10) + (ones ? figure(ones) : 0);
}
