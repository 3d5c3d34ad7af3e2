type Area = {
  readonly name: string;
  readonly files: readonly string[];
  /** Those that have to notice. */
  readonly tests: readonly string[];
  /** Changes that were looked at and change nothing, by what they put in place. */
  readonly alike?: readonly { readonly file: string; readonly change: string; readonly why: string }[];
};

/** What must never be wrong. */
export const AREAS: readonly Area[] = [
  {
    name: 'escaping',
    files: [
      'src/adapters/slack/out/escape.ts',
      'src/adapters/shared/inert.ts',
      'src/core/transfer/format/csv.ts',
      'src/core/transfer/format/vcard.ts',
      'src/core/text/sanitize.ts',
    ],
    tests: ['test/text/escape.test.ts', 'test/adapters/slack/{parse,render}.test.ts', 'test/transfer/export.test.ts'],
  },
  {
    name: 'permissions',
    files: ['src/core/contract/permissions.ts'],
    tests: ['test/access/matrix.test.ts'],
    alike: [{ file: 'permissions.ts', change: '["Stryker was here"]', why: 'a role that nobody has' }],
  },
  {
    name: 'codes',
    files: ['src/core/people/store/codes.ts', 'src/core/people/guessedCodes.ts'],
    tests: ['test/people/{codes,redeem}.test.ts'],
  },
  {
    name: 'quiet-hours',
    files: ['src/core/calendar/{ownDays,quietHours}.ts', 'src/core/people/waking.ts'],
    tests: ['test/calendar/{clock,waking}.test.ts', 'test/followups/ladder.test.ts'],
    alike: [
      {
        file: 'quietHours.ts',
        change: 'Temporal.Instant.compare(end, at) >= 0',
        why: 'at its own end no hour is quiet any more',
      },
      {
        file: 'waking.ts',
        change: 'Temporal.Instant.compare(begins(today), now) >= 0',
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
