// Idempotency: a keyed change runs once, and every repetition gets the first answer.
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { AppError } from '../errors.ts';
import type { Database, Transaction } from './postgres/database.ts';
import { plain } from './postgres/plain.ts';

export type KeyedCall = {
  memberId: string;
  procedure: string;
  /** A UUID made by the client for this one intended change. */
  key: string;
  /** The call's input without the key. */
  input: unknown;
  /** Epoch milliseconds. */
  now: number;
};

/** Stable text of a value: object keys sorted, so that the same input hashes the same however it was put together. */
function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  );
}

/** What tells a repetition from a reuse. */
export const hashInput = (input: unknown): Buffer => createHash('sha256').update(stableJson(input)).digest();

/**
 * Runs `change` if this member never used the key for this procedure; otherwise returns the first result. A twin
 * call waits on the key's row until the first has committed or failed. Belongs at the start of the transaction.
 * @returns the result, and whether it is a repetition.
 * @throws AppError KEY_REUSED when the key was used with other input.
 */
export async function onceByKey<Result>(
  tx: Transaction,
  call: KeyedCall,
  change: () => Promise<Result>,
): Promise<{ result: Result; repeated: boolean }> {
  const first = await takeKey<Result>(tx, call);
  if (first) return { result: first.result, repeated: true };
  const result = await change();
  await keepResult(tx, call, result);
  return { result, repeated: false };
}

/**
 * The first half of `onceByKey`, for who sends other statements along with it: one statement for a key that is new.
 * @returns null for a key that is new, and now this call's, which has to `keepResult`; else the first result.
 * @throws AppError KEY_REUSED when the key was used with other input.
 */
export async function takeKey<Result>(
  tx: Transaction,
  { memberId, procedure, key, input, now }: KeyedCall,
): Promise<{ result: Result } | null> {
  const hash = hashInput(input).toString('hex');
  const taken = await plain(tx)`
    insert into request_keys (member_id, procedure, key, input_hash, result, at)
    values (${memberId}, ${procedure}, ${key}, decode(${hash}, 'hex'), null, ${new Date(now).toISOString()})
    on conflict do nothing returning 1`;
  if (taken.length > 0) return null;
  const [first] = await plain(tx)<{ hash: string; result: string | null }[]>`
    select encode(input_hash, 'hex') as hash, result::text as result from request_keys
    where member_id = ${memberId} and procedure = ${procedure} and key = ${key}`;
  if (first?.hash !== hash) throw new AppError('KEY_REUSED');
  return { result: JSON.parse(first.result ?? 'null') as Result };
}

/** The second half of `onceByKey`: what repetitions are answered. */
export async function keepResult(
  tx: Transaction,
  { memberId, procedure, key }: KeyedCall,
  result: unknown,
): Promise<void> {
  await plain(tx)`
    update request_keys set result = ${result === undefined ? null : JSON.stringify(result)}::text::jsonb
    where member_id = ${memberId} and procedure = ${procedure} and key = ${key}`;
}

/** Whether this member used the key for this procedure before: what is sent again shall be answered as the first time. */
export async function isKeyTaken(
  { sql: query }: Pick<Database, 'sql'>,
  { memberId, procedure, key }: Pick<KeyedCall, 'memberId' | 'procedure' | 'key'>,
): Promise<boolean> {
  const taken = await query`
    select 1 from request_keys where member_id = ${memberId} and procedure = ${procedure} and key = ${key}`;
  return taken.length > 0;
}

/** Removes a bounded number of the keys of a member who will never call again; returns whether there are more. */
export async function removeKeysOf({ db }: Database, memberId: string, atOnce = 1_000): Promise<boolean> {
  const removed = await db.execute(sql`
    delete from request_keys where (member_id, procedure, key) in (
      select member_id, procedure, key from request_keys where member_id = ${memberId} limit ${atOnce})`);
  return removed.count === atOnce;
}
