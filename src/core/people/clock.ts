import { z } from 'zod';

/** The hour of every day that a setting has: `08:40`. */
export const ClockInput = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
  .transform((clock) => Temporal.PlainTime.from(clock));
