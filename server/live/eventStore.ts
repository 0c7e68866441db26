// Reads the durable log: heads of topics and the events themselves, as the bytes feeds send.
import type { Database } from '../platform/postgres/database.ts';
import { Frame } from './frame.ts';

export type EventStore = {
  /** Heads of those topics that have any event. */
  heads(topics: string[]): Promise<Map<string, number>>;
  /** Events after a seq, oldest first, at most `limit`. */
  after(topic: string, seq: number, limit: number): Promise<Frame[]>;
};

export function createEventStore(database: Database): EventStore {
  const { sql } = database;
  return {
    async heads(topics) {
      const rows = await sql<{ topic: string; head: string }[]>`
        select topic, head from topics where topic = any(${topics})`;
      return new Map(rows.map((row) => [row.topic, Number(row.head)]));
    },
    async after(topic, seq, limit) {
      // As text: PostgreSQL has the JSON ready, parsing and encoding it again would be for nothing.
      const rows = await sql<{ seq: string; body: string; erases: string | null }[]>`
        select seq, payload::text as body, erases from events
        where topic = ${topic} and seq > ${seq} order by seq limit ${limit}`;
      return rows.map(
        ({ body, seq, erases }) =>
          new Frame(Buffer.from(body), { seq: Number(seq), erases: Number(erases ?? 0) }),
      );
    },
  };
}
