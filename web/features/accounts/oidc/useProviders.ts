// The providers one may come in by.
import type { Provider } from '../../../../shared/accounts.ts';
import { trpc } from '../../../api/trpc.ts';

const none: Provider[] = [];

/** None until they are known. */
export function useProviders(): Provider[] {
  const { data } = trpc.accounts.ways.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
  return data?.providers ?? none;
}
