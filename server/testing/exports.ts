// Copies of one's own data, taken as a browser takes them. For tests.
import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import type { TestApp, TestMember } from './app.ts';
import { unzip } from './unzip.ts';

/** How copies are asked for, read and made large. @param app once it has started */
export function exportsOf(app: () => TestApp) {
  const ask = (headers: Record<string, string> = {}, path = '/exports/me.zip', method = 'GET') =>
    fetch(`${app().url}${path}`, { headers, method });
  const copyOf = async ({ cookie }: TestMember) => {
    const response = await ask({ cookie });
    expect(response.status).toBe(200);
    const files = await unzip(Buffer.from(await response.arrayBuffer()));
    const json = (name: string) => JSON.parse(String(files.get(`${name}.json`)));
    return { files, json, response };
  };
  const codeOf = async (response: Response) => {
    const { error } = (await response.json()) as { error: { data: { appCode: string } } };
    return [response.status, error.data.appCode];
  };
  /**
   * Writes messages as this member in bulk. Their text repeats no sooner than deflate looks back (32 KiB), so that
   * a copy of many is larger than what sockets hold on their way.
   */
  const say = async (member: TestMember, roomId: string, count: number, length: number) => {
    const bodies = Array.from({ length: 50 }, () => randomBytes(length).toString('base64').slice(0, length));
    await app().services.database.sql`
      insert into messages (id, room_id, number, author_id, body, at)
      select gen_random_uuid(), ${roomId}, place + round * ${bodies.length}::int, ${member.me.id}, body, now()
      from unnest(${bodies}::text[]) with ordinality as said(body, place),
        generate_series(0, ${count / bodies.length - 1}::int) as round`;
    await app().services.database.sql`update rooms set last_number = ${count} where id = ${roomId}`;
  };
  return { ask, copyOf, codeOf, say };
}
