// The providers one may come in by.
import type { Provider } from '../../../../shared/accounts.ts';
import { useWays } from '../useWays.ts';

const none: Provider[] = [];

/** None until they are known. */
export function useProviders(): Provider[] {
  const data = useWays();
  return data?.providers ?? none;
}
