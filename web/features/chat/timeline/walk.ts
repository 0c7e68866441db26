// With the arrow keys the focus goes from message to message, also to those that are not drawn yet.
import type { KeyboardEvent } from 'react';
import type { Row } from './rows.ts';

/** @param reveal draws a row, wherever it is */
export function walkTo(
  event: KeyboardEvent<HTMLElement>,
  rows: readonly Row[],
  reveal: (key: string) => HTMLElement | null,
): void {
  const { key, target } = event;
  const step = key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : 0;
  if (step === 0 || !(target instanceof HTMLElement) || target.tagName !== 'ARTICLE') return;
  const from = target.closest<HTMLElement>('[data-row]')?.dataset['row'];
  for (let index = rows.findIndex((row) => row.key === from) + step; rows[index]; index += step) {
    const next = reveal(rows[index]?.key ?? '')?.querySelector<HTMLElement>('article');
    if (!next) continue;
    event.preventDefault();
    next.focus();
    return;
  }
}
