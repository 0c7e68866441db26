// The room that what hangs on a message takes, known before any of it has loaded.
import type { CSSProperties } from 'react';

/** What of a picture or file gives it its place. */
export type Boxed = { kind: 'image' | 'file'; width?: number | undefined; height?: number | undefined };

/** A picture alone in its own shape, several in one row's height; files have theirs by their class. */
export const boxOf = ({ width = 0, height = 0 }: Boxed, count: number): CSSProperties | undefined =>
  height
    ? count > 1
      ? { height: 160, aspectRatio: Math.min(2, width / height) }
      : { width: Math.min(width, 420, (320 * width) / height), aspectRatio: width / height }
    : undefined;
