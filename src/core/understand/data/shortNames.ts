/** What English first names are shortened to. Those that are words of the language as well count where they are written as names. */
const SHORT = `
  abby abigail|al albert alan alexander|alex alexander alexandra alexandre|andy andrew andreas|angie angela|art arthur|barb barbara|
  becky rebecca|ben benjamin benedict|bernie bernard|bert albert robert|beth elizabeth bethany|betty elizabeth|bill william|bob robert|
  bobby robert|cathy catherine|charlie charles charlotte|chris christopher christian christine christina|chuck charles|cindy cynthia|
  dan daniel danielle|danny daniel|dave david|deb deborah|debbie deborah|dick richard|don donald|doug douglas|drew andrew|ed edward edwin|
  eddie edward|el eleanor|ellie eleanor|em emma emily|eva evangeline|fran frances francis|frank francis franklin|fred frederick alfred|
  gabe gabriel|greg gregory|gus august augustus|hal harold henry|hank henry|harry harold henry|izzy isabel isabella|jack john jackson|
  jake jacob|jan janet janice|jen jennifer|jenny jennifer|jerry gerald jerome|jess jessica|jim james|jimmy james|joe joseph|joey joseph|
  johnny john|jon jonathan|josh joshua|judy judith|kate katherine catherine kathryn|kathy katherine kathleen|katie katherine|ken kenneth|
  kim kimberly|larry lawrence|len leonard|liz elizabeth|lizzie elizabeth|lou louis louise|maggie margaret|mandy amanda|matt matthew|
  max maximilian maxwell|meg margaret megan|mel melanie melissa|mick michael|mike michael|mo maureen mohamed mohammed|nat natalie nathan|
  nate nathan nathaniel|ned edward|nick nicholas nicolas|nicky nicole nicholas|pam pamela|pat patrick patricia|patty patricia|peg margaret|
  pete peter|phil philip phillip|rach rachel|ray raymond|reg reginald|rich richard|rick richard eric|rob robert|robbie robert|ron ronald|
  ronnie ronald|sally sarah|sam samuel samantha|sandy sandra alexander|seb sebastian|steph stephanie|steve steven stephen|stu stuart|
  sue susan suzanne|susie susan|ted theodore edward|teddy theodore|terry terence teresa|theo theodore|tim timothy|toby tobias|tom thomas|
  tommy thomas|tony anthony|val valerie|vicky victoria|viv vivian|walt walter|wes wesley|will william|zach zachary`;

const EVERYDAY = new Set(
  'al art bill dick don drew el em frank hal harry jack jan len lou mo nat pat peg ray reg rich rob sandy sue val will'.split(
    ' ',
  ),
);

const SHORT_OF = new Map<string, string[]>();
for (const entry of SHORT.split('|')) {
  const [short = '', ...longs] = entry.trim().split(/\s+/);
  for (const long of longs) SHORT_OF.set(long, [...(SHORT_OF.get(long) ?? []), short]);
}

export function shortNamesOf(first: string): readonly string[] {
  return SHORT_OF.get(first) ?? [];
}

/** «Will», but not "will". */
export function isEverydayWord(name: string) {
  return EVERYDAY.has(name);
}
