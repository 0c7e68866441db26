// Who holds money in the ledger, and by which id: it follows from what the account is.
import { createHash } from 'node:crypto';
import type { Country, Currency } from '../../../../shared/countries.ts';

export type Account =
  | { kind: 'member'; memberId: string }
  /** What publishers have earned stands apart for each country its buyers live in. */
  | { kind: 'publisher'; publisherId: string; country: Country }
  | { kind: 'fee' }
  /** Stands below zero by what the provider has collected for us. */
  | { kind: 'provider'; provider: string }
  /** Sold and not yet redeemed. */
  | { kind: 'giftCards' };

/** The parts of an account's name, as its row has them. */
const columnsOf = (account: Account) => ({
  kind: account.kind,
  member_id: account.kind === 'member' ? account.memberId : null,
  publisher_id: account.kind === 'publisher' ? account.publisherId : null,
  country: account.kind === 'publisher' ? account.country : null,
  provider: account.kind === 'provider' ? account.provider : null,
});

/** A UUID of version 8 (RFC 9562, section 5.8): the first bits of the SHA-256 of the account's name. */
export function accountId(account: Account, currency: Currency): string {
  const name = JSON.stringify([...Object.values(columnsOf(account)), currency]);
  const bytes = createHash('sha256').update(name).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [8, 12, 16, 20]
    .reduceRight((text, place) => `${text.slice(0, place)}-${text.slice(place)}`, hex)
    .toLowerCase();
}

/** An account's row, without its balance. */
export const accountRow = (account: Account, currency: Currency) => ({
  id: accountId(account, currency),
  ...columnsOf(account),
  currency,
});
