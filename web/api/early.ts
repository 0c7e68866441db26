// Answers asked for before the page's own script ran (public/theme.js): the first call that wants one takes it.
import type { TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import type { AppRouter } from '../../server/router.ts';

/** Its answer is undefined when there was none; its picture, where it has one, is put into the first paint. */
export type Early = {
  path: string;
  input?: unknown;
  answer: Promise<unknown>;
  picture?: Promise<HTMLImageElement | null>;
};

declare global {
  interface Window {
    /** The page's main answer first. */
    lobbyEarly?: Early[];
  }
}

/** The early answer to exactly this call, once; null when there is none. */
export function takeEarly(path: string, input: unknown): Promise<unknown> | null {
  const all = window.lobbyEarly ?? [];
  const place = all.findIndex(
    (early) => early.path === path && JSON.stringify(early.input) === JSON.stringify(input),
  );
  return place < 0 ? null : (all.splice(place, 1)[0]?.answer ?? null);
}

/** A query that was asked early is answered by that; if it failed there, it goes the ordinary way. */
export const earlyLink: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) =>
    observable((observer) => {
      const early = op.type === 'query' ? takeEarly(op.path, op.input) : null;
      if (!early) return next(op).subscribe(observer);
      let ordinary: { unsubscribe(): void } | null = null;
      let stopped = false;
      void early.then((data) => {
        if (stopped) return;
        if (data === undefined) {
          ordinary = next(op).subscribe(observer);
          return;
        }
        observer.next({ result: { type: 'data', data } });
        observer.complete();
      });
      return () => {
        stopped = true;
        ordinary?.unsubscribe();
      };
    });
