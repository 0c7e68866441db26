// Doubt about who is signed in here: another page of this browser may have changed it, or the session ended elsewhere.
import type { TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import type { AppRouter } from '../../server/router.ts';
import { appErrorOf } from './errors.ts';

type Listener = () => void;
const listeners = new Set<Listener>();

/** Calls when an answer shows that the page may be wrong about who is signed in; returns how to stop that. */
export function onDoubt(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Watches the errors of every call, of whatever kind. `isMember` tells whether the page shows a member now. */
export const doubtLink =
  (isMember: () => boolean): TRPCLink<AppRouter> =>
  () =>
  ({ op, next }) =>
    observable((observer) =>
      next(op).subscribe({
        next: (value) => observer.next(value),
        complete: () => observer.complete(),
        error(error) {
          const { code } = appErrorOf(error);
          if (code === 'SESSION_CHANGED' || (code === 'NOT_SIGNED_IN' && isMember())) {
            for (const listener of listeners) listener();
          }
          observer.error(error);
        },
      }),
    );
