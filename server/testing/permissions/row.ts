// How the permission matrix is written: one row a procedure, one mark a kind of caller.
import type { Need } from './things.ts';
import type { World } from './world.ts';

/**
 * In the order of the marks. `banned` is kept out, and has a session that a race left; `member` has nothing and knows
 * nobody; `friend` is the owner's, and in their room; `other` has of everything what the owner has, of their own.
 */
export const kinds = ['guest', 'banned', 'member', 'friend', 'other', 'owner', 'moderator', 'admin'] as const;
export type Kind = (typeof kinds)[number];

/**
 * `+` is done: it gives and writes what the row says. `=` is answered as if it were done, and writes nothing of that.
 * Anything else is the code of the refusal, which writes nothing either.
 */
export type Cell = '+' | '=' | string;

/** `-` in the marks is NOT_SIGNED_IN, `!` the first of the codes and `?` the second. */
export function cells(marks: string, first = '', second = ''): Record<Kind, Cell> {
  const codes: Record<string, string> = { '-': 'NOT_SIGNED_IN', '!': first, '?': second };
  const all = marks.split(' ').map((mark) => codes[mark] ?? mark);
  if (all.length !== kinds.length || all.includes('')) throw new Error(`Not a cell for each kind: ${marks}`);
  return Object.fromEntries(kinds.map((kind, index) => [kind, all[index]])) as Record<Kind, Cell>;
}

export type Row = {
  may: Record<Kind, Cell>;
  /** What there must be, of the owner and, apart from it, of `other`. */
  needs?: readonly Need[];
  input?: (world: World) => unknown;
  /** What `+` and `=` answer, as `toMatchObject` has it; of a subscription its first event after `cause`. */
  gives?: (world: World) => unknown;
  /** The tables in which `+` changes something, and nothing else does. */
  writes?: readonly string[];
  /** What a subscription tells of. */
  cause?: (world: World) => Promise<unknown>;
};

export type Rows = Record<string, Row>;
