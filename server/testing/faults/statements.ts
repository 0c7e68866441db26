// Counts the statements an app sends to PostgreSQL, by kind.

/** @param kinds a pattern for each kind; a statement that fits none is not counted. */
export function countStatements<Kind extends string>(kinds: Record<Kind, RegExp>) {
  const patterns = Object.entries(kinds) as [Kind, RegExp][];
  const counted = new Map<Kind, number>();
  return {
    onStatement(text: string): void {
      const kind = patterns.find(([, pattern]) => pattern.test(text))?.[0];
      if (kind !== undefined) counted.set(kind, (counted.get(kind) ?? 0) + 1);
    },
    reset: () => counted.clear(),
    counts: () =>
      Object.fromEntries(patterns.map(([kind]) => [kind, counted.get(kind) ?? 0])) as Record<Kind, number>,
  };
}
