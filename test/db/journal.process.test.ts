import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { openStore } from '../../src/core/db/open.ts';
import { unpacked } from '../support/folders.ts';
import { companiesIn, foundTwice, leftBy, LOST } from '../support/journal.ts';

describe.skipIf(inject('server'))('the journal of a killed process', () => {
  test('a torn end that nobody relied on is let go, and a lost one is told', { timeout: 300_000 }, async () => {
    const folder = unpacked();
    const store = await openStore({ kind: 'folder', folder });
    onTestFinished(store.close);
    const { early, late, each } = await foundTwice(store, folder);
    expect(await companiesIn(leftBy(folder, { end: late, harm: 'garbled' }))).toBe(2 * each);
    const place = leftBy(folder, { end: early, harm: 'garbled' });
    // And is free again, and no number of starts makes it good.
    for (const _ of [1, 2]) await expect(openStore(place)).rejects.toThrow(LOST);
  });
});
