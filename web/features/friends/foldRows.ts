// What blocked members say in shared rooms is folded: one line for those that follow each other. Pure.
import type { ReactNode } from 'react';
import type { Row } from '../chat/timeline/rows.ts';

/**
 * @param open the keys of folds that are opened.
 * @param draw the line of a fold, by the key of its first message and how many it holds.
 */
export function foldRows(
  rows: readonly Row[],
  blocked: ReadonlySet<string>,
  open: ReadonlySet<string>,
  draw: (key: string, count: number) => ReactNode,
): Row[] {
  const folded: Row[] = [];
  for (let index = 0; index < rows.length; ) {
    const held: Row[] = [];
    for (const row of rows.slice(index)) {
      if (row.kind !== 'message' || !blocked.has(row.author.id)) break;
      held.push(row);
    }
    const [first] = held;
    if (first) {
      folded.push({ kind: 'late', key: `fold ${first.key}`, element: draw(first.key, held.length) });
      if (open.has(first.key)) folded.push(...held);
      index += held.length;
    } else {
      folded.push(rows[index] as Row);
      index += 1;
    }
  }
  return folded;
}
