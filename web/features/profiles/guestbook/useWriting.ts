// Entries on their way into a guestbook: each try carries the same key, so a lost answer never doubles one.
import { useCallback, useState } from 'react';
import { api, cache } from '../../../api/trpc.ts';

/** `error` is null while it is on its way. */
export type Pending = { key: string; body: string; error: unknown };

export function useWriting(memberId: string) {
  const [pending, setPending] = useState<Pending[]>([]);
  const drop = useCallback(
    ({ key }: Pending) => setPending((all) => all.filter((each) => each.key !== key)),
    [],
  );
  const send = useCallback(
    async (entry: Pending) => {
      const show = (error: unknown) =>
        setPending((all) => all.map((each) => (each.key === entry.key ? { ...each, error } : each)));
      show(null);
      try {
        await api.profiles.writeEntry.mutate({ memberId, body: entry.body, key: entry.key });
        // It goes when the stored one stands, so that nothing jumps.
        await cache.profiles.guestbook.invalidate({ memberId });
        drop(entry);
        void cache.profiles.profile.invalidate({ memberId });
      } catch (error) {
        show(error ?? new Error('refused'));
      }
    },
    [memberId, drop],
  );
  const write = useCallback(
    (body: string) => {
      const entry = { key: crypto.randomUUID(), body, error: null };
      setPending((all) => [entry, ...all]);
      void send(entry);
    },
    [send],
  );
  return { pending, write, retry: send, drop };
}
