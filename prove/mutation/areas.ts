type Area = {
  readonly name: string;
  readonly files: readonly string[];
  /** Those that have to notice. */
  readonly tests: readonly string[];
  /** Changes that were looked at and change nothing: what they put into a line that has these words. */
  readonly alike?: readonly { readonly line: string; readonly change: string; readonly why: string }[];
};

/** What must never be wrong. */
export const AREAS: readonly Area[] = [
  {
    name: 'escaping',
    files: [
      'src/adapters/slack/out/escape.ts',
      'src/adapters/shared/inert.ts',
      'src/core/transfer/format/vcard.ts',
      'src/core/text/sanitize.ts',
    ],
    tests: ['test/text/escape.test.ts', 'test/adapters/slack/{parse,render}.test.ts'],
    alike: [
      { line: "id.split('^')[0] ?? ''", change: '"Stryker was here!"', why: 'a text has a first part' },
      { line: "(link ?? '')", change: '"Stryker was here!"', why: 'one half of the pattern has matched' },
      { line: "found[1] ?? ''", change: '"Stryker was here!"', why: 'a group that every match has' },
      { line: "id = '', label", change: '"Stryker was here!"', why: 'nothing without a sign has an id' },
    ],
  },
  {
    name: 'permissions',
    files: ['src/core/contract/permissions.ts'],
    tests: ['test/access/matrix.test.ts'],
    alike: [{ line: 'own: []', change: '["Stryker was here"]', why: 'a role that nobody has' }],
  },
  {
    name: 'codes',
    files: ['src/core/people/store/codes.ts', 'src/core/people/guessedCodes.ts'],
    tests: ['test/people/{codes,redeem}.test.ts'],
    alike: [
      { line: 'row ?? {', change: '{}', why: 'a count always has a row' },
      {
        line: 'pg_advisory_xact_lock',
        change: '``',
        why: 'the embedded database takes one after the other; on PostgreSQL it is noticed',
      },
      { line: '.select({ id: bindCodes.id })', change: '{}', why: 'that there is a row is all that is looked at' },
      { line: "const ALARM = 'codes:wrong'", change: '""', why: 'a name that is only compared with itself' },
    ],
  },
  {
    name: 'quiet-hours',
    files: ['src/core/calendar/{ownDays,quietHours}.ts', 'src/core/people/waking.ts'],
    tests: ['test/calendar/{clock,waking}.test.ts', 'test/followups/ladder.test.ts'],
    alike: [
      {
        line: 'compare(end, at) > 0',
        change: '>= 0',
        why: 'at its own end no hour is quiet any more',
      },
      {
        line: 'compare(begins(today), now) > 0',
        change: '>= 0',
        why: 'at that moment either branch gives it',
      },
    ],
  },
  {
    name: 'undo',
    files: ['src/core/access/store/{revert,undo}.ts', 'src/core/access/commands/undo.ts'],
    tests: [
      'test/access/{approvals,private,restricted,undo}.test.ts',
      'test/customers/{merge,restore}.test.ts',
      'test/notes/{entries,fix}.test.ts',
      'test/handover/handover.test.ts',
    ],
  },
];
