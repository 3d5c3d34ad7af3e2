import type { dice } from '../support/dice.ts';

export type Dice = ReturnType<typeof dice>;
