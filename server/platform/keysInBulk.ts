// Idempotency of many calls that share a statement: the same rows and meaning as `onceByKey`.
import { postgresError } from './postgres/sqlstate.ts';

/** A call with the same key has committed meanwhile: make the transaction anew. */
export class KeyTakenMeanwhile extends Error {
  override name = 'KeyTakenMeanwhile';
}

/**
 * SQL that finds the first call with each key, as `kept`, whose columns are null for keys that are new. Each by itself:
 * the planner takes a few calls for a hundred, and would rather read all keys there are.
 * @param calls a relation before it with `author_id uuid` and `key uuid`.
 */
export const joinKeptKeys = (calls: string, procedure: string): string =>
  `left join lateral (
    select key, input_hash, result from request_keys
    where member_id = ${calls}.author_id and procedure = '${procedure}' and key = ${calls}.key limit 1
  ) as kept on true`;

/**
 * SQL that stores keys, in their order, so that two transactions never wait for each other crosswise: a twin elsewhere
 * that has stored its key but not committed is waited for. When it commits, this fails: see `orKeyTaken`.
 * @param calls a relation with `author_id uuid`, `key uuid`, `input_hash text` (hex) and `result jsonb`.
 * @param now SQL for the time.
 */
export const keepKeys = (calls: string, procedure: string, now: string): string =>
  `insert into request_keys (member_id, procedure, key, input_hash, result, at)
    select author_id, '${procedure}', key, decode(input_hash, 'hex'), result, ${now} from ${calls}
    order by author_id, key`;

/** What a transaction with `keepKeys` failed with: KeyTakenMeanwhile in place of the refusal of a key. */
export function orKeyTaken(error: unknown): unknown {
  const refused = postgresError(error);
  const isKey = refused?.code === '23505' && refused.table_name === 'request_keys';
  return isKey ? new KeyTakenMeanwhile('A key was used meanwhile.', { cause: error }) : error;
}
