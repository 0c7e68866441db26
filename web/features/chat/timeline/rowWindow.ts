// Which rows of a long timeline are drawn, and how much room the others take. Pure.
import type { Row } from './rows.ts';

/** How many rows are drawn at most above the row one looks at, and from it on; with those that are held, under 150. */
const mostAbove = 50;
const mostBelow = 90;
/** How far the drawn rows reach beyond the view, in heights of the view. */
const viewsAbove = 1.5;
const viewsBelow = 2.5;

/** Pixels, as they are in the stylesheets; only until the row has been drawn once. */
const headHeight = 48;
const lineHeight = 24;
const otherHeight = 38;
const charactersInLine = 70;

/** How high a row will be that has not been drawn yet, in pixels. */
export function guessedHeight(row: Row): number {
  if (row.kind !== 'message') return otherHeight;
  const lines = row.body.split('\n').length + Math.floor(row.body.length / charactersInLine);
  const hung = (row.message?.attachments ?? row.entry?.files ?? []).some(({ kind }) => kind === 'image');
  return (row.head ? headHeight : lineHeight) + (lines - 1) * lineHeight + (hung ? 240 : 0);
}

export type Range = { from: number; to: number };

/**
 * The rows to draw.
 * @param at the first row in view; as many as there are rows for the end
 * @param view the height of what scrolls, in pixels
 */
export function rangeAround(
  count: number,
  at: number,
  view: number,
  heightOf: (index: number) => number,
): Range {
  const atEnd = at >= count;
  let from = Math.min(at, count);
  let to = from;
  const above = view * (atEnd ? viewsBelow : viewsAbove);
  const most = atEnd ? mostBelow : mostAbove;
  for (let height = 0; from > 0 && height < above && at - from < most; height += heightOf(from)) from -= 1;
  for (let height = 0; to < count && height < view * viewsBelow && to - at < mostBelow; to += 1)
    height += heightOf(to);
  return { from, to };
}

/** A row that is drawn, or room for those from `from` up to `to` that are not. */
export type Part =
  | { kind: 'row'; index: number }
  | { kind: 'space'; from: number; to: number; height: number };

/** @param held rows that are drawn wherever they are, as that with the focus */
export function partsOf(
  count: number,
  { from, to }: Range,
  held: readonly number[],
  heightOf: (index: number) => number,
): Part[] {
  const parts: Part[] = [];
  let next = 0;
  const upTo = (index: number) => {
    let height = 0;
    for (let row = next; row < index; row += 1) height += heightOf(row);
    if (index > next) parts.push({ kind: 'space', from: next, to: index, height });
    next = index;
  };
  const draw = (index: number) => {
    upTo(index);
    parts.push({ kind: 'row', index });
    next = index + 1;
  };
  const others = [...new Set(held)].sort((a, b) => a - b);
  for (const index of others) if (index < from) draw(index);
  for (let index = from; index < to; index += 1) draw(index);
  for (const index of others) if (index >= to) draw(index);
  upTo(count);
  return parts;
}
