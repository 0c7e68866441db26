// The address a payer comes back to: which charge, and what the provider put there.

export type ChargeSearch = { charge?: string; token?: string };

export function parseChargeSearch({ charge, token, pg_token }: Record<string, unknown>): ChargeSearch {
  const given = token ?? pg_token;
  return {
    ...(typeof charge === 'string' && /^[\da-f-]{36}$/i.test(charge) && { charge }),
    // What looks like a number was made one on the way.
    ...((typeof given === 'string' || typeof given === 'number') && { token: String(given).slice(0, 200) }),
  };
}
