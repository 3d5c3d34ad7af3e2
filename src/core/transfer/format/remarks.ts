/** Rows of a table that are about it, and no customers. Pure. */

const TOTAL =
  /^(?:本页|本月|本年|全年)?(?:合\s*计|总\s*计|小\s*计|共\s*计|总\s*数|汇\s*总)(?:\s*[(（][^()（）]*[)）])?\s*[:：]?$|^(?:sub-?|grand )?totals?\s*[:：]?$|^sum\s*[:：]?$/i;
const FIGURE = /^[-+¥$€£]?[\d,.\s]*(?:%|元|万|家|个|条|户)?$/;

/** «合计» with nothing but figures beside it: a customer of that name would have more to say. */
export function isTotal(cells: readonly string[]): boolean {
  const told = cells.filter(Boolean);
  return told.some((cell) => TOTAL.test(cell)) && told.every((cell) => TOTAL.test(cell) || FIGURE.test(cell));
}

const FOOTER =
  /^(?:制表|填表|审核|制单|打印|注|说明|备注|数据来源|prepared by|printed|source|notes?)\s*(?:人|日期|时间)?\s*[:：]/i;

/** Who made the table, and what is to be known of it. */
export function isFooter(cells: readonly string[], width: number): boolean {
  const told = cells.filter(Boolean);
  return width > 2 && told.length <= 2 && told.length > 0 && FOOTER.test(told[0] ?? '');
}
