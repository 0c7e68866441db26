// Random numbers that can be repeated: the seed of a failed run stands in the title of its test.

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** FUZZ_SEED repeats one run; without it the fixed seeds come, and a new one. */
export function fuzzSeeds(...fixed: number[]): number[] {
  const given = process.env['FUZZ_SEED'];
  return given ? [Number(given)] : [...fixed, Date.now() % 1_000_000];
}
