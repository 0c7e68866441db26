// Who is signed in.
import type { Me } from '../../../shared/accounts.ts';
import { trpc } from '../../api/trpc.ts';

type Known = {
  /** Null for guests, and while it is not known yet. */
  me: Me | null;
  isPending: boolean;
};

/** The member of this browser's session; asked once a visit, and kept right by signing in and out. */
export function useMe(): Known {
  const query = trpc.accounts.me.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
  return { me: query.data ?? null, isPending: query.isPending };
}
