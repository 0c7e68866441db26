// Idempotency of many calls that share a transaction: the same rows and meaning as `onceByKey`, in two statements.
import { AppError } from '../errors.ts';
import { hashInput, type KeyedCall } from './keys.ts';
import type { PlainTransaction } from './postgres/database.ts';

/** The first call with a key: what it answered, or will answer once its transaction has numbered it. */
type First<Result> = { inputHash: Buffer; result: () => Result };

/** A call with the same key has committed since the keys were looked up: begin the transaction anew. */
export class KeyTakenMeanwhile extends Error {
  override name = 'KeyTakenMeanwhile';
}

export type KeysInBulk<Call, Result> = {
  /**
   * What a repetition answers, once the transaction is done; null for a call that is the first with its key.
   * @throws AppError KEY_REUSED when the key was used with other input.
   */
  repetitionOf(call: Call): (() => Result) | null;
  /** Claims the key of a call that is going to be made; `result` is asked for by `keep`. */
  claim(call: Call, result: () => Result): void;
  /**
   * Stores what was claimed. Belongs at the end of the transaction: a twin call elsewhere that has stored its key but
   * not committed is waited for, in the order of keys, so that two transactions never wait for each other crosswise.
   * @throws KeyTakenMeanwhile when such a twin has committed.
   */
  keep(): Promise<void>;
};

/**
 * Looks up the keys of calls of one procedure.
 * @param callOf tells a call's member, key and input.
 * @param now epoch milliseconds.
 */
export async function lookUpKeys<Call extends object, Result>(
  tx: PlainTransaction,
  procedure: string,
  calls: readonly Call[],
  callOf: (call: Call) => Pick<KeyedCall, 'memberId' | 'key' | 'input'>,
  now: number,
): Promise<KeysInBulk<Call, Result>> {
  const keyed = new Map(
    calls.map((call) => {
      const { memberId, key, input } = callOf(call);
      return [call, { memberId, key, name: `${memberId}/${key}`, inputHash: hashInput(input) }];
    }),
  );
  const of = (call: Call) => {
    const found = keyed.get(call);
    if (!found) throw new Error('The key of this call was not looked up.');
    return found;
  };
  const asked = [...keyed.values()];
  const kept = await tx<{ memberId: string; key: string; inputHash: Uint8Array; result: Result }[]>`
    select k.member_id as "memberId", k.key, k.input_hash as "inputHash", k.result
    from unnest(${asked.map(({ memberId }) => memberId)}::uuid[], ${asked.map(({ key }) => key)}::uuid[])
      as asked(member_id, key)
    join request_keys k on k.member_id = asked.member_id and k.procedure = ${procedure} and k.key = asked.key`;
  const firsts = new Map<string, First<Result>>(
    kept.map(({ memberId, key, inputHash, result }) => [
      `${memberId}/${key}`,
      { inputHash: Buffer.from(inputHash), result: () => result },
    ]),
  );
  const claimed: Call[] = [];

  return {
    repetitionOf(call) {
      const { name, inputHash } = of(call);
      const first = firsts.get(name);
      if (!first) return null;
      if (!first.inputHash.equals(inputHash)) throw new AppError('KEY_REUSED');
      return first.result;
    },
    claim(call, result) {
      const { name, inputHash } = of(call);
      firsts.set(name, { inputHash, result });
      claimed.push(call);
    },
    async keep() {
      const rows = claimed.map((call) => {
        const { memberId, key, name, inputHash } = of(call);
        return {
          member_id: memberId,
          key,
          input_hash: inputHash.toString('hex'),
          result: firsts.get(name)?.result(),
        };
      });
      const stored = await tx`
        insert into request_keys (member_id, procedure, key, input_hash, result, at)
        select member_id, ${procedure}, key, decode(input_hash, 'hex'), result, ${new Date(now)}::timestamptz
        from json_to_recordset((${JSON.stringify(rows)}::text)::json)
          as rows(member_id uuid, key uuid, input_hash text, result jsonb)
        order by member_id, key
        on conflict do nothing
        returning key`;
      if (stored.length < rows.length) throw new KeyTakenMeanwhile();
    },
  };
}
