/** A policy as Citus takes it: `( SELECT f() AS f)` becomes `(f())`, the same for every row, but asked for each. */
export function withoutSubqueries(expression: string): string {
  const at = expression.indexOf('( SELECT ');
  if (at < 0) return expression;
  const end = closing(expression, at);
  const inner = expression.slice(at + '( SELECT '.length, end).replace(/ AS \w+$/, '');
  return withoutSubqueries(`${expression.slice(0, at)}(${inner})${expression.slice(end + 1)}`);
}

/** Where the bracket that opens at `at` closes. Texts of policies hold no brackets of their own. */
function closing(text: string, at: number): number {
  let depth = 0;
  for (let place = at; place < text.length; place += 1) {
    if (text[place] === '(') depth += 1;
    if (text[place] === ')') depth -= 1;
    if (depth === 0) return place;
  }
  return text.length;
}
