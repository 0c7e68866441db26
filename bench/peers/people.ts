// What every peer knows of people: who is behind a session cookie, found in the table Lobby itself uses.
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import postgres from 'postgres';

export type Member = { id: string; nickname: string; avatar: string };

/** Bytes of an ephemeral event's message on the wire, with whatever envelope a server puts around it. */
export const messageBytes = 200;

export const need = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set.`);
  return value;
};

/** What tRPC puts around an event of a subscription whose call has the id 1. */
export const trpcEnvelope = '{"id":1,"result":{"type":"data","data":{"id":"0","data":},"id":"0"}}';

/** postgres.js prepares each statement once a connection. */
export const openSql = (connections: number) =>
  postgres(need('DATABASE_URL'), { max: connections, onnotice: () => {} });

/** The member of the session in the request's cookie, or null. */
export async function memberOf(sql: postgres.Sql, request: IncomingMessage): Promise<Member | null> {
  const token = /(?:^|; )lobby_session=([\w-]{43})/.exec(request.headers.cookie ?? '')?.[1];
  if (!token) return null;
  const hash = createHash('sha256').update(token).digest();
  const [member] = await sql<Member[]>`
    select m.id, m.nickname, m.avatar from sessions s join members m on m.id = s.member_id
    where s.token_hash = ${hash} and s.expires_at > now()`;
  return member ?? null;
}

/** A typing event, made so long that its message has `messageBytes` inside its envelope. */
export function typingOf(member: Member, envelope: string) {
  const event = { type: 'typing', member, fill: '' };
  const missing = messageBytes - envelope.length - Buffer.byteLength(JSON.stringify(event));
  return missing < 0 ? { type: 'typing', member } : { ...event, fill: '.'.repeat(missing) };
}

/** Says where it listens, in words the bench waits for. */
export const sayPort = (address: unknown) => {
  if (typeof address === 'object' && address !== null && 'port' in address)
    console.log(`listening on ${address.port}`);
};
