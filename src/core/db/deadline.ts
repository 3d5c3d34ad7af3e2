/** Rejects with code DEADLINE when it takes longer; the work itself is not stopped by that. */
export async function inTime<T>(work: PromiseLike<T>, milliseconds: number): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(failure('DEADLINE')), milliseconds);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

export function failure(code: string) {
  return Object.assign(new Error(`the database is not answering (${code})`), { code });
}
