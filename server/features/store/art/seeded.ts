// Deterministic randomness for pictures and seed data: a string hash and a small seeded generator.

/** A seeded source of numbers. The same seed gives the same series on every machine. */
export interface Rng {
  /** A float in [low, high); 0 to 1 by default. */
  float(low?: number, high?: number): number;
  /** An integer in [low, high], both ends included. */
  int(low: number, high: number): number;
  /** One element of a list; throws RangeError on an empty list. */
  pick<T>(list: readonly T[]): T;
  /** True with probability p (0 to 1). */
  chance(p: number): boolean;
  /** A new list with the same elements in another order. */
  shuffle<T>(list: readonly T[]): T[];
}

/** FNV-1a over code points: an unsigned 32-bit number, equal on every machine. */
export function hash(text: string): number {
  let h = 2166136261;
  for (const ch of text) h = Math.imul(h ^ (ch.codePointAt(0) ?? 0), 16777619) >>> 0;
  return h;
}

/** A generator (mulberry32) from a number or a string. */
export function seeded(seed: number | string): Rng {
  let state = (typeof seed === 'string' ? hash(seed) : seed) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (low: number, high: number): number => Math.floor(low + next() * (high - low + 1));
  return {
    float: (low = 0, high = 1) => low + next() * (high - low),
    int,
    pick: <T>(list: readonly T[]): T => {
      if (list.length === 0) throw new RangeError('pick from an empty list');
      return list[int(0, list.length - 1)] as T;
    },
    chance: (p) => next() < p,
    shuffle: <T>(list: readonly T[]): T[] => {
      const out = [...list];
      for (let i = out.length - 1; i > 0; i--) {
        const j = int(0, i);
        [out[i], out[j]] = [out[j] as T, out[i] as T];
      }
      return out;
    },
  };
}
