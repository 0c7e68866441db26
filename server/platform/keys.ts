// Idempotency: a keyed change runs once, and every repetition gets the first answer.
import { createHash } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { requestKeys } from '../../drizzle/schema/platform.ts';
import { AppError } from '../errors.ts';
import type { Database, Transaction } from './postgres/database.ts';

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
  const inputHash = hashInput(call.input);
  const { memberId, procedure, key } = call;
  const taken = await tx
    .insert(requestKeys)
    .values({ memberId, procedure, key, inputHash, result: null, at: new Date(call.now) })
    .onConflictDoNothing()
    .returning({ key: requestKeys.key });
  const row = and(
    eq(requestKeys.memberId, memberId),
    eq(requestKeys.procedure, procedure),
    eq(requestKeys.key, key),
  );
  if (taken.length === 0) {
    const [first] = await tx
      .select({ inputHash: requestKeys.inputHash, result: requestKeys.result })
      .from(requestKeys)
      .where(row);
    if (!first || !Buffer.from(first.inputHash).equals(inputHash)) throw new AppError('KEY_REUSED');
    return { result: first.result as Result, repeated: true };
  }
  const result = await change();
  await tx.update(requestKeys).set({ result }).where(row);
  return { result, repeated: false };
}

/** Removes a bounded number of the keys of a member who will never call again; returns whether there are more. */
export async function removeKeysOf({ db }: Database, memberId: string, atOnce = 1_000): Promise<boolean> {
  const removed = await db.execute(sql`
    delete from request_keys where (member_id, procedure, key) in (
      select member_id, procedure, key from request_keys where member_id = ${memberId} limit ${atOnce})`);
  return removed.count === atOnce;
}
