// /metrics of the real app: who may read it, and that its numbers are true.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { RoomEvent } from '../../../shared/chat.ts';
import { startTestApp, type TestApp } from '../../testing/app.ts';
import { follow, makeRoomOf, sendAll } from '../../testing/rooms.ts';
import { mayReadMetrics } from './metrics.ts';

const token = 'a-token-of-some-length';

describe('/metrics', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ environment: { METRICS_TOKEN: token } });
  });
  afterAll(() => app.close());

  const read = (url: string, headers: Record<string, string> = {}) => fetch(`${url}/metrics`, { headers });
  const numbers = async () => {
    const text = await (await read(app.url)).text();
    return (name: string) => {
      const line = text.split('\n').find((each) => each.startsWith(`${name} `));
      if (line === undefined) throw new Error(`No measurement is named ${name}.`);
      return Number(line.slice(name.length + 1));
    };
  };

  it('OPS-40: is read from this machine, and from elsewhere by token alone', async () => {
    const here = await read(app.url);
    expect(here.status).toBe(200);
    expect(here.headers.get('content-type')).toContain('text/plain; version=0.0.4');
    expect((await read(app.url, { authorization: `Bearer ${token}` })).status).toBe(200);
    for (const authorization of ['Bearer wrong', `Basic ${token}`, token, 'Bearer ']) {
      const refused = await read(app.url, { authorization });
      expect(refused.status, authorization).toBe(403);
      expect(await refused.text()).not.toContain('lobby_');
    }
    // What a proxy passed on is not from this machine.
    expect((await read(app.url, { 'x-forwarded-for': '203.0.113.7' })).status).toBe(403);
  });

  it('OPS-40: behind a proxy only the token counts, and without one set nothing does', async () => {
    const proxied = await startTestApp({ environment: { METRICS_TOKEN: token, TRUST_PROXY: '1' } });
    expect((await read(proxied.url)).status).toBe(403);
    expect((await read(proxied.url, { 'x-forwarded-for': '127.0.0.1' })).status).toBe(403);
    expect((await read(proxied.url, { authorization: `Bearer ${token}` })).status).toBe(200);
    await proxied.close();
    const settings = { TRUST_PROXY: 0 };
    const from = (remoteAddress: string | undefined, headers = {}) =>
      mayReadMetrics({ headers, socket: { remoteAddress } }, settings);
    for (const address of ['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1']) {
      expect(from(address), address).toBe(true);
    }
    for (const address of ['10.0.0.5', '203.0.113.7', '::ffff:10.0.0.5', '2001:db8::127.0.0.1', undefined]) {
      expect(from(address), address).toBe(false);
    }
    expect(from('127.0.0.1', { authorization: 'Bearer undefined' })).toBe(false);
    expect(from('127.0.0.1', { authorization: 'Bearer ' })).toBe(false);
  });

  it('OPS-41, LIVE-35: tells connections, feeds, topics, deliveries and commits as they are', async () => {
    const [ann, ben] = await Promise.all([app.member(), app.member()]);
    const roomId = await makeRoomOf(app, ann, ben);
    const idle = async () => {
      const now = await numbers();
      return [now('lobby_connections'), now('lobby_feeds'), now('lobby_topics')];
    };
    expect(await idle()).toEqual([0, 0, 0]);

    // That she is online is told to the room too, some time after her socket is there: not among what is counted.
    const before = await follow<RoomEvent>(ben.caller.chat.onRoom({ roomId, lastEventId: '2' }));
    const told = before.next();
    const socket = new WebSocket(app.wsUrl, { headers: { cookie: ann.cookie } });
    await expect.poll(async () => (await numbers())('lobby_connections')).toBe(1);
    expect((await told).event).toMatchObject({ type: 'presence', memberId: ann.me.id });
    await before.stop();
    await expect.poll(idle).toEqual([1, 0, 0]);
    const earlier = await numbers();
    expect(earlier('lobby_bus_up')).toBe(1);
    let heard = 0;
    socket.on('message', (data) => {
      // Several frames may come in one piece, each one message.
      if (String(data).includes('message.created')) heard += 1;
    });
    const params = { path: 'chat.onRoom', input: { roomId, lastEventId: '2' } };
    socket.send(JSON.stringify({ id: 1, method: 'subscription', params }));
    await expect.poll(async () => (await numbers())('lobby_feeds')).toBe(1);
    const readers = await Promise.all(
      [ann, ben, ben].map(({ caller }) =>
        follow<RoomEvent>(caller.chat.onRoom({ roomId, lastEventId: '2' })),
      ),
    );
    const seen = readers.map((reader) => reader.take(40));
    const key = () => app.services.newId();
    const sends = Array.from({ length: 40 }, () => ann.caller.chat.send({ roomId, body: 'x', key: key() }));
    await Promise.all(sends);
    await Promise.all(seen);
    await expect.poll(() => heard).toBe(40);
    const during = await numbers();
    const grown = (name: string) => during(name) - earlier(name);
    // Beside the room, that on which feeds hear of blocks.
    expect([during('lobby_feeds'), during('lobby_topics'), during('lobby_bus_topics')]).toEqual([
      4,
      2,
      earlier('lobby_bus_topics') + 2,
    ]);
    expect(grown('lobby_deliveries_total')).toBe(160);
    expect(grown('lobby_messages_per_commit_sum')).toBe(40);
    expect(grown('lobby_messages_per_commit_count')).toBeLessThan(40);
    expect(during('lobby_messages_waiting')).toBe(0);
    expect(grown('lobby_gaps_healed_total')).toBe(0);

    expect(grown('lobby_encodings_total')).toBe(40);
    expect(grown('lobby_encode_seconds_total')).toBeGreaterThan(0);
    expect([during('lobby_socket_pending_bytes'), during('lobby_socket_pending_bytes_max')]).toEqual([0, 0]);
    expect(grown('lobby_socket_catch_ups_total')).toBe(0);
    expect(grown('lobby_writes_total')).toBeGreaterThan(0);
    expect([grown('lobby_slow_readers_closed_total'), grown('lobby_calls_refused_total')]).toEqual([0, 0]);

    // One that comes late reads the log; one from an impossible place begins anew.
    const late = await follow<RoomEvent>(ben.caller.chat.onRoom({ roomId, lastEventId: '0' }));
    await late.take(42);
    const lost = await follow<RoomEvent>(ben.caller.chat.onRoom({ roomId, lastEventId: '999' }));
    expect((await lost.next()).event).toEqual({ type: 'reset' });
    const later = await numbers();
    expect(later('lobby_catch_ups_total') - during('lobby_catch_ups_total')).toBe(2);
    expect(later('lobby_resets_total') - during('lobby_resets_total')).toBe(1);

    await Promise.all([...readers, late, lost].map((reader) => reader.stop()));
    socket.close();
    await expect.poll(idle).toEqual([0, 0, 0]);
    await sendAll(app, ann, roomId, 'to nobody');
    expect((await numbers())('lobby_deliveries_total')).toBe(later('lobby_deliveries_total'));
  });

  it('OPS-41: tells of the process: its memory, its time, and the delay of its event loop', async () => {
    const read = await numbers();
    expect(read('process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
    expect(read('process_cpu_user_seconds_total')).toBeGreaterThanOrEqual(0);
    expect(read('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0);
    expect(read('nodejs_heap_size_used_bytes')).toBeGreaterThan(1_000_000);
  });
});
