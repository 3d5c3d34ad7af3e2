/** What addresses and signatures say of firms. Pure. */

const FIRM =
  /^.*(?:公司|集团|股份|工厂|研究院|大学|医院|\b(?:GmbH|AG|SE|KG|Ltd|Limited|LLC|Inc|Corp|Corporation|Co|S\.?A|B\.?V|S\.?p\.?A|Oy|AB|Pte|Pty|PLC|Group)\b\.?).*$/m;

/** What a firm is called: by the line of a signature that has its form, or by its domain. */
export function companyOf({
  signature,
  domain,
  name,
}: {
  readonly signature: string;
  readonly domain: string | undefined;
  readonly name: string | undefined;
}): string | undefined {
  const line = FIRM.exec(signature)?.[0] ?? (name && FIRM.test(name) ? name : undefined);
  const said = line
    ?.replace(/^\s*(?:公司|单位|company|firma)\s*[:：]\s*/i, '')
    .split(/\s*[|｜/,，]\s*|\s{3,}/)
    .find((part) => FIRM.test(part))
    ?.trim();
  if (said && said.length <= 40) return said;
  if (domain === undefined) return undefined;
  const label =
    domain
      .replace(/\.(?:com|net|org|gov|edu|co|ac)?\.?[a-z]{2,}$/i, '')
      .split('.')
      .at(-1) ?? '';
  if (label.length < 2) return undefined;
  return label.length <= 4 ? label.toUpperCase() : label.charAt(0).toUpperCase() + label.slice(1);
}
