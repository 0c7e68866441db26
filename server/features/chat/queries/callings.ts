// Who is told of messages about to be stored: those they address by name, whoever they answer, and in a small room
// everybody whom a message to all is for.
import { limits } from '../../../../shared/limits.ts';
import type { Database } from '../../../platform/postgres/database.ts';

type Asking = {
  roomId: string;
  author: { id: string };
  mentionsAll?: boolean | undefined;
};
type Addressed = { mentions: { id: string }[]; quotedAuthor: { id: string } | null };

/** `to` are members of the room who want to be told, each once, without the author. */
export type Calling = { room: { id: string; title: string }; to: string[]; answered: string | null };

/** By the message that calls; no query, and nothing in it, when none does. */
export async function findCallings<Send extends Asking>(
  { sql }: Database,
  sends: readonly Send[],
  addressed: readonly Addressed[],
): Promise<Map<Send, Calling>> {
  const asked = sends.flatMap((send, position) => {
    const { mentions = [], quotedAuthor = null } = addressed[position] ?? {};
    const named = [...mentions.map(({ id }) => id), ...(quotedAuthor ? [quotedAuthor.id] : [])];
    const others = named.filter((id) => id !== send.author.id);
    const all = send.mentionsAll ?? false;
    return all || others.length > 0
      ? [{ position, room: send.roomId, author: send.author.id, others, all }]
      : [];
  });
  if (asked.length === 0) return new Map();
  const rows = await sql<{ position: number; title: string; to: string[] }[]>`
    select position, title, array_agg(m.member_id::text) as "to"
    from json_to_recordset((${JSON.stringify(asked)}::text)::json)
      as asked(position int, room uuid, author uuid, others jsonb, "all" boolean)
    -- What is said in a direct room is an alert of its own.
    join rooms on rooms.id = asked.room and rooms.kind <> 'direct'
    join room_members m on m.room_id = rooms.id and m.member_id <> asked.author and m.notify <> 'nothing'
      and (m.member_id::text in (select jsonb_array_elements_text(others))
        or "all" and rooms.kind <> 'lobby' and rooms.member_count <= ${limits.smallRoom.max})
    group by position, title`;
  return new Map(
    rows.map(({ position, title, to }) => {
      const send = sends[position] as Send;
      const answered = addressed[position]?.quotedAuthor?.id ?? null;
      return [send, { room: { id: send.roomId, title }, to, answered }];
    }),
  );
}
