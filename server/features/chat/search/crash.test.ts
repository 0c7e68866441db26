// Searching after kill -9 of PostgreSQL while new messages still wait to be sorted into the index.
import { expect, it, onTestFinished } from 'vitest';
import { searchMessagesInput } from '../../../../shared/chatSearch.ts';
import { startEmbeddedPostgres } from '../../../platform/postgres/embedded/index.ts';
import { migrate } from '../../../platform/postgres/migrate.ts';
import { startTestApp } from '../../../testing/app.ts';
import { gone, serverPid, temporaryPlace, withSql } from '../../../testing/embeddedPostgres.ts';
import { makeRoomOf, sendAll } from '../../../testing/rooms.ts';
import { searchMessages } from '../queries/searchMessages.ts';

it('CHAT-303: finds what was acknowledged right before the database was killed', async () => {
  const options = { ...(await temporaryPlace()), durable: true };
  const first = await startEmbeddedPostgres({ ...options, onUnexpectedEnd: () => {} });
  onTestFinished(first.stop);
  await migrate(first.url);
  const before = await startTestApp({ databaseUrl: first.url });
  const [ann, ben] = await Promise.all([before.member(), before.member()]);
  const roomId = await makeRoomOf(before, ann, ben);
  await sendAll(before, ann, roomId, 'gneiss one', 'something else', '편마암 gneiss');
  await before.close();
  const pid = await serverPid(first.url);
  process.kill(pid, 'SIGKILL');
  await gone(pid);
  await first.stop();

  const second = await startEmbeddedPostgres(options);
  onTestFinished(second.stop);
  const after = await startTestApp({ databaseUrl: second.url });
  const found = async (text: string) => {
    const asked = searchMessagesInput.parse({ roomId, text });
    return (await searchMessages(after.services.database, ben.me.id, asked)).items.map(
      ({ number }) => number,
    );
  };
  try {
    expect([await found('gneiss'), await found('편마암')]).toEqual([[3, 1], [3]]);
    // They were still waiting when it was killed.
    const [{ pages = '' } = {}] = await withSql(
      second.url,
      (sql) => sql<{ pages: string }[]>`select gin_clean_pending_list('messages_terms') as pages`,
    );
    expect(Number(pages)).toBeGreaterThan(0);
    expect([await found('gneiss'), await found('편마암')]).toEqual([[3, 1], [3]]);
  } finally {
    await after.close();
  }
});
