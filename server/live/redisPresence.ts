// Presence shared by all instances in Redis, under leases: whoever stops renewing them is offline when they run out.
import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { heartbeatInterval, leaseDuration, type Presence, type PresenceChange } from './presence.ts';

/** Each connection with the end of its lease; `<member>/<connection>` by time. */
const leasesKey = 'lobby:presence:leases';
/** Members online, all with score 0, so that they stand in the order of their ids. */
const onlineKey = 'lobby:presence:online';
/** Connections of one member. */
const memberKey = 'lobby:presence:member:';

/** KEYS leases online; ARGV end of the lease, prefix, then member and connection in turn. Returns who came online. */
const renewScript = `
  local came = {}
  for i = 3, #ARGV, 2 do
    redis.call('ZADD', KEYS[1], ARGV[1], ARGV[i] .. '/' .. ARGV[i + 1])
    redis.call('SADD', ARGV[2] .. ARGV[i], ARGV[i + 1])
    if redis.call('ZADD', KEYS[2], 'NX', 0, ARGV[i]) == 1 then came[#came + 1] = ARGV[i] end
  end
  return came`;

/** Takes connections away; returns whose last one it was. */
const removal = `
  local function remove(pair)
    local slash = string.find(pair, '/', 1, true)
    local member, connection = string.sub(pair, 1, slash - 1), string.sub(pair, slash + 1)
    redis.call('ZREM', KEYS[1], pair)
    redis.call('SREM', prefix .. member, connection)
    if redis.call('SCARD', prefix .. member) == 0 and redis.call('ZREM', KEYS[2], member) == 1 then
      gone[#gone + 1] = member
    end
  end`;
const removeScript = `
  local prefix, gone = ARGV[1], {}
  ${removal}
  for i = 2, #ARGV do remove(ARGV[i]) end
  return gone`;
/** ARGV prefix, now. At most 1,000 at a time, so that Redis is never blocked for long. */
const expireScript = `
  local prefix, gone = ARGV[1], {}
  ${removal}
  for _, pair in ipairs(redis.call('ZRANGE', KEYS[1], '-inf', ARGV[2], 'BYSCORE', 'LIMIT', 0, 1000)) do
    remove(pair)
  end
  return gone`;

type Connection = { memberId: string; connectionId: string };

/** @param resources.redis stays the caller's: it is not closed here. */
export function createRedisPresence(resources: {
  redis: Redis;
  clock: { now(): number };
  log: Logger;
}): Presence {
  const { redis, clock, log } = resources;
  const mine = new Map<string, Connection>();
  const listeners = new Set<(change: PresenceChange) => void>();
  /** Commands one after another, so that a disconnection never overtakes its connection. */
  let last: Promise<unknown> = Promise.resolve();

  async function run(script: string, ...parameters: (string | number)[]): Promise<string[]> {
    return (await redis.eval(script, 2, leasesKey, onlineKey, ...parameters)) as string[];
  }
  function tell(memberIds: string[], online: boolean): void {
    for (const memberId of memberIds) for (const listener of [...listeners]) listener({ memberId, online });
  }
  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = last.then(work);
    last = done.catch((error: unknown) => log.warn({ error }, 'presence could not be told to Redis'));
    return done;
  }
  async function renew(connections: Connection[]): Promise<void> {
    if (connections.length === 0) return;
    const pairs = connections.flatMap(({ memberId, connectionId }) => [memberId, connectionId]);
    tell(await run(renewScript, clock.now() + leaseDuration, memberKey, ...pairs), true);
  }
  async function remove(connections: Connection[]): Promise<void> {
    if (connections.length === 0) return;
    const pairs = connections.map(({ memberId, connectionId }) => `${memberId}/${connectionId}`);
    tell(await run(removeScript, memberKey, ...pairs), false);
  }
  const heartbeat = () =>
    inTurn(async () => {
      // In parts, so that Redis is never blocked for long.
      const connections = [...mine.values()];
      for (let from = 0; from < connections.length; from += 1_000) {
        await renew(connections.slice(from, from + 1_000));
      }
      tell(await run(expireScript, memberKey, clock.now()), false);
    });

  // What fails is in the log, and the next heartbeat makes up for it.
  const beat = () => void heartbeat().catch(() => {});
  const timer = setInterval(beat, heartbeatInterval).unref();
  // Redis may have come back empty: say at once who is here.
  redis.on('ready', beat);

  return {
    connected(member, connectionId) {
      const connection = { memberId: member.id, connectionId };
      mine.set(connectionId, connection);
      inTurn(() => renew([connection])).catch(() => {});
    },
    disconnected(memberId, connectionId) {
      if (!mine.delete(connectionId)) return;
      inTurn(() => remove([{ memberId, connectionId }])).catch(() => {});
    },
    async online(memberIds) {
      if (memberIds.length === 0) return new Set();
      const scores = await redis.zmscore(onlineKey, ...memberIds);
      return new Set(memberIds.filter((_id, index) => scores[index] !== null));
    },
    list({ cursor, limit }) {
      return redis.zrange(onlineKey, cursor === null ? '-' : `(${cursor}`, '+', 'BYLEX', 'LIMIT', 0, limit);
    },
    count: () => redis.zcard(onlineKey),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    heartbeat,
    async settled() {
      await last;
    },
    async close() {
      clearInterval(timer);
      redis.off('ready', beat);
      const connections = [...mine.values()];
      mine.clear();
      await inTurn(() => remove(connections)).catch(() => {});
      listeners.clear();
    },
  };
}
