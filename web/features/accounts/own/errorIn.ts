// The error of a call that is not tRPC's.

/** The error inside an answer, in the form `readError` knows; an answer that is none of ours has no code. */
export function errorIn(text: string): { data: unknown } {
  try {
    const { error } = JSON.parse(text) as { error?: { data?: unknown } };
    return { data: error?.data ?? {} };
  } catch {
    return { data: {} };
  }
}
