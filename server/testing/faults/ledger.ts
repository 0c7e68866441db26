// Compares what every client saw with what was acknowledged and what the log holds.
import postgres from 'postgres';
import type { Sent } from '../../../shared/chat.ts';
import type { Followed } from './chatClient.ts';

type Stored = { seq: number; body: string };

/** The most problems that are worth reading. */
const shown = 20;

/** Collects acknowledgements; judges at the end. */
export function createLedger(databaseUrl: string) {
  const acknowledged: { roomId: string; body: string; seq: number }[] = [];
  const heads = new Map<string, number>();

  /** The durable events of the rooms, in order. */
  async function readLog(): Promise<Map<string, Stored[]>> {
    const sql = postgres(databaseUrl, { max: 1 });
    const rows = await sql<{ roomId: string; seq: number; body: string }[]>`
      select substr(topic, 6) as "roomId", seq::float8 as seq, coalesce(payload->'message'->>'body', type) as body
      from events where topic like 'room:%' order by topic, seq`;
    await sql.end();
    const byRoom = new Map<string, Stored[]>();
    for (const { roomId, ...stored } of rows) byRoom.set(roomId, [...(byRoom.get(roomId) ?? []), stored]);
    return byRoom;
  }

  return {
    acknowledge(roomId: string, body: string, { seq }: Sent): void {
      acknowledged.push({ roomId, body, seq });
      heads.set(roomId, Math.max(seq, heads.get(roomId) ?? 0));
    },
    get size() {
      return acknowledged.length;
    },
    /** How many of the followers have not heard the newest that was acknowledged. */
    behind: (followers: readonly Followed[]) =>
      followers.filter(({ roomId, heard }) => (heard.at(-1)?.seq ?? 0) < (heads.get(roomId) ?? 0)).length,
    /**
     * What is not as promised, in words; empty if nothing. Every acknowledged message stands in the log once under the
     * number it was acknowledged with, and every follower heard exactly the log: no event less, none twice, in order.
     */
    async problems(followers: readonly Followed[]): Promise<string[]> {
      const log = await readLog();
      const problems = [
        ...storedWrongly(log),
        ...followers.flatMap((follower) => heardWrongly(follower, log)),
      ];
      const more = problems.length > shown ? [`and ${problems.length - shown} more`] : [];
      return [...problems.slice(0, shown), ...more];
    },
  };

  function storedWrongly(log: Map<string, Stored[]>): string[] {
    const missing = acknowledged
      .filter(({ roomId, seq, body }) => log.get(roomId)?.find((stored) => stored.seq === seq)?.body !== body)
      .map(({ seq, body }) => `"${body}" was acknowledged as ${seq} and is not there`);
    const bodies = [...log.values()].flat().map(({ body }) => body);
    const twice = bodies.length - new Set(bodies).size;
    return twice > 0 ? [...missing, `${twice} messages were stored more than once`] : missing;
  }
}

function heardWrongly(follower: Followed, log: Map<string, Stored[]>): string[] {
  const { who, roomId, from, heard, resets, errors } = follower;
  const problems = errors.map((error) => `${who} was refused: ${error}`);
  if (resets > 0) problems.push(`${who} was told to begin anew ${resets} times`);
  const due = (log.get(roomId) ?? []).filter(({ seq }) => seq > from);
  const wrong = due.findIndex(({ seq, body }, index) => {
    const event = heard[index];
    return event?.seq !== seq || event.body !== body;
  });
  if (wrong >= 0) {
    const [expected, got] = [due[wrong], heard[wrong]];
    problems.push(`${who} heard ${JSON.stringify(got)} instead of ${JSON.stringify(expected)}`);
  } else if (heard.length > due.length) {
    problems.push(`${who} heard ${JSON.stringify(heard[due.length])}, which is not in the log`);
  }
  return problems;
}
