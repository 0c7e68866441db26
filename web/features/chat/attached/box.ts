// The room that what hangs on a message takes, known before any of it has loaded.
import type { CSSProperties } from 'react';

/** What of a picture or file gives it its place. */
export type Boxed = { kind: 'image' | 'file'; width?: number | undefined; height?: number | undefined };

/** A picture alone in its own shape, several in one row's height; files have theirs by their class. */
export const boxOf = ({ width, height }: Boxed, count: number): CSSProperties | undefined => {
  if (!width || !height) return undefined;
  const ratio = width / height;
  return count > 1
    ? { height: '10rem', aspectRatio: Math.min(2, Math.max(0.6, ratio)) }
    : { width: Math.max(48, Math.min(width, 420, 320 * ratio)), aspectRatio: Math.max(0.2, ratio) };
};
