// Which ways in this shop has; asked once a visit.
import type { WaysIn } from '../../../shared/accounts.ts';
import { trpc } from '../../api/trpc.ts';

/** Undefined until it is known. */
export function useWays(): WaysIn | undefined {
  return trpc.accounts.ways.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY }).data;
}
