// What the wallet holds, and what of a sum is missing in it.
import type { Me } from '../../../../shared/accounts.ts';
import { chargeLimits } from '../../../../shared/charging.ts';
import type { Money } from '../../../../shared/primitives.ts';
import { trpc } from '../../../api/trpc.ts';

export type WalletSide = {
  /** Null until it is known, and for guests. */
  balance: Money | null;
  /** Minor units that are missing, and what is charged for them: never less than a charge may be. */
  missing: number;
  charged: number;
  min: number;
  /** False where nobody takes money in this currency. */
  canCharge: boolean;
  failed: boolean;
  refetch: () => void;
};

export function useWhatIsShort(me: Me | null, total: number): WalletSide {
  const balance = trpc.wallet.balance.useQuery(undefined, {
    enabled: me !== null,
    refetchOnWindowFocus: 'always',
  });
  const ways = trpc.wallet.charges.ways.useQuery(undefined, { enabled: me !== null });
  const missing = balance.data ? Math.max(0, total - balance.data.amount) : 0;
  const min = chargeLimits[balance.data?.currency ?? 'USD'].min;
  return {
    balance: balance.data ?? null,
    missing,
    charged: missing === 0 ? 0 : Math.max(missing, min),
    min,
    canCharge: ways.data ? ways.data.provider !== null : true,
    failed: balance.isError,
    refetch: () => void balance.refetch(),
  };
}
