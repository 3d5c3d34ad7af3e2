/** All that programs can ask for, in the order of the documentation. */
import type { Operation } from './operation.ts';
import { contactOperations } from './operations/contacts.ts';
import { customerOperations } from './operations/customers.ts';
import { exportOperations } from './operations/exports.ts';
import { factOperations } from './operations/facts.ts';
import { followUpOperations } from './operations/followUps.ts';
import { importOperations } from './operations/imports.ts';
import { interactionOperations } from './operations/interactions.ts';
import { outcomeOperations } from './operations/outcomes.ts';
import { wordOperations } from './operations/words.ts';

export const operations: readonly Operation[] = [
  ...customerOperations,
  ...contactOperations,
  ...interactionOperations,
  ...followUpOperations,
  ...factOperations,
  ...outcomeOperations,
  ...importOperations,
  ...exportOperations,
  ...wordOperations,
];
