import type { Span } from '../../../contract/reading.ts';
import { neverNames } from '../latinWords.ts';
import { everydayHan } from '../lexicon/everydayHan.ts';
import { firstNames } from '../lexicon/firstNames.ts';

/** "Invoice 20931 for Danfoss": what is written is for a house. */
const WRITTEN_FOR =
  /\b(?:[Ii]nvoice|[Oo]rder|PO|[Qq]uote|[Qq]uotation|[Oo]ffer|[Cc]ontract|[Ss]hipment|[Dd]elivery|[Tt]ender)\b[^,.;:\n]{0,16} for (?<house>[A-Z][\w&-]+(?: [A-Z][\w&-]+){0,2})(?= ?[(,.;:–-]|$| (?:is|was|came|went|has|arrived|landed)\b)/g;
/** "On the phone with Rolls, Simon loves it": the name is theirs, and somebody there speaks. */
const SPOKEN_FOR =
  /(?:\bwith|\bw\/|\bfrom) (?<house>[A-Z][\w&-]+(?: [A-Z][\w&-]+)?)(?= ?[,:–-] ?(?<speaker>[A-Z][a-z]+) (?:says?|said|wants?|wanted|loves?|loved|likes?|liked|asks?|asked|needs?|thinks?|hates?|confirmed|agreed|promised|told|mentioned|will|would|is|was|has)\b)/g;

/** "Lost Grundfos to Xylem", "won the Grundfos tender", «赢了格兰富的单子»: what was won or lost is a house's. */
const CAME_OF =
  /(?:^|[.;,\n]\s*|\b[Ww]e )(?:[Ww]on|[Ll]ost|[Cc]losed|[Ll]anded|[Ss]igned) (?:the )?(?<house>[A-Z][\w&-]+(?: [A-Z][\w&-]+){0,2})(?= (?:deal|order|tender|contract|project|account|to|on|today|yesterday|over|because)\b|[,.;]|$)/gm;
const CAME_OF_ZH =
  /(?:赢[了得]|拿下了?|签下了?|丢[了掉])(?<house>\p{Script=Han}{2,8}?)(?=的(?:单|大?项目|合同|订单|标)|[,，。;；])/gu;

/** Houses that the words beside them make one, where nothing else does. */
export function housesBeside(typed: string): readonly Span[] {
  return [WRITTEN_FOR, SPOKEN_FOR, CAME_OF, CAME_OF_ZH].flatMap((pattern) =>
    [...typed.matchAll(pattern)].flatMap(({ groups = {}, index, 0: all }) => {
      const { house = '', speaker } = groups;
      const [first = ''] = house.split(' ');
      if (
        /^[a-z]/.test(house) ||
        everydayHan.has(house) ||
        everydayHan.has(house.slice(0, 2)) ||
        firstNames.has(first.toLowerCase()) ||
        neverNames.has(first.toLowerCase())
      )
        return [];
      if (speaker !== undefined && !firstNames.has(speaker.toLowerCase())) return [];
      const from = index + all.length - house.length;
      return [[from, from + house.length] as const];
    }),
  );
}
