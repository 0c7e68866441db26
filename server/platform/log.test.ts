// What the log keeps of an error, and what it must not.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../testing/app.ts';
import { createLog } from './log.ts';

describe('the log', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  const logged = (error: unknown) => {
    let line = '';
    const stream = {
      write(text: string) {
        line += text;
      },
    };
    createLog('info', stream).error({ id: 'a1', error }, 'unexpected error');
    return { line, entry: JSON.parse(line) };
  };

  it('ERR-4: tells kind, message, stack and causes of an error', () => {
    const { entry } = logged(new Error('outer', { cause: new TypeError('inner') }));
    expect(entry).toMatchObject({
      id: 'a1',
      error: {
        message: 'outer',
        stack: expect.stringContaining('log.test'),
        cause: { name: 'TypeError', message: 'inner' },
      },
    });
  });

  it("ERR-4: tells a database's refusal without the values of the query", async () => {
    const failure = await app.services.database.db
      .execute(sql`insert into members (email) values (${'secret@example.com'})`)
      .catch((error: unknown) => error);
    const { line, entry } = logged(failure);
    expect(entry.error).toMatchObject({ code: '23502', table: 'members' });
    expect(line).not.toContain('secret@example.com');
  });
});
