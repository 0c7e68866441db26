// Presence shared by all instances in Redis, under leases: whoever stops renewing them is offline when they run out.
import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { createQuiet } from '../platform/quiet.ts';
import type { Bus } from './bus.ts';
import {
  type Connection,
  heartbeatInterval,
  leaseDuration,
  offline,
  type Presence,
  type PresenceChange,
  type Standing,
} from './presence.ts';
import { type ScriptName, withScripts } from './redisPresenceScripts.ts';

/** Each connection with the end of its lease; `<member>/<connection>` by time. */
const leasesKey = 'lobby:presence:leases';
/** Members online; the score is how they stand (see `standings`). */
const onlineKey = 'lobby:presence:standings';
/** Of those the ones who are not hidden, all with score 0, so that they stand in the order of their ids. */
const seenKey = 'lobby:presence:seen';
/** Connections of one member, each with its flags. */
const memberKey = 'lobby:presence:connections:';

/** How a member stands, by number; 0 is nowhere. */
const standings: readonly Standing[] = [
  offline,
  { online: true, idle: false, hidden: false },
  { online: true, idle: true, hidden: false },
  { online: true, idle: false, hidden: true },
  { online: true, idle: true, hidden: true },
];
const standing = (number: string | number | null | undefined): Standing =>
  standings[Number(number ?? 0)] ?? offline;

/** On the bus: a change that concerns connections of whichever instance. */
const changesTopic = 'presence.changed';
type Told = { memberId: string; device: string | null; what: Partial<Pick<Connection, 'idle' | 'hidden'>> };

/** Connections told in one script, so that Redis is never blocked for long. */
const atOnce = 1_000;

/** As the scripts know them: 1 for idle, 2 for hidden, or both. */
const flagsOf = ({ idle, hidden }: Connection): number => (idle ? 1 : 0) + (hidden ? 2 : 0);

/** @param resources.redis stays the caller's, as `bus` does: neither is closed here. */
export function createRedisPresence(resources: {
  redis: Redis;
  bus: Bus;
  clock: { now(): number };
  log: Logger;
}): Presence {
  const { redis, bus, clock, log } = resources;
  /** This instance's connections by id, and the ids by member. */
  const mine = new Map<string, Connection>();
  const byMember = new Map<string, Set<string>>();
  const listeners = new Set<(change: PresenceChange) => void>();
  /** Commands one after another, so that a disconnection never overtakes its connection. */
  let last: Promise<unknown> = Promise.resolve();

  const scripted = withScripts(redis);
  /** Scripts answer with member, number before and number now in turn. */
  async function run(script: ScriptName, ...parameters: (string | number)[]): Promise<void> {
    const told = await scripted[script](leasesKey, onlineKey, seenKey, memberKey, ...parameters);
    for (let at = 0; at < told.length; at += 3) {
      const change = {
        memberId: String(told[at]),
        before: standing(told[at + 1]),
        now: standing(told[at + 2]),
      };
      for (const listener of [...listeners]) listener(change);
    }
  }
  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = last.then(work);
    last = done.catch((error: unknown) => log.warn({ error }, 'presence could not be told to Redis'));
    return done;
  }
  async function renew(ids: readonly string[]): Promise<void> {
    const triples = ids.flatMap((id) => {
      const connection = mine.get(id);
      return connection ? [connection.memberId, id, flagsOf(connection)] : [];
    });
    if (triples.length > 0) await run('presenceRenew', clock.now() + leaseDuration, ...triples);
  }
  async function remove(pairs: readonly string[]): Promise<void> {
    if (pairs.length > 0) await run('presenceRemove', ...pairs);
  }
  /** Connections that came or changed, and went, since Redis was told last: many come at once after a restart. */
  const changed = new Set<string>();
  let gone: string[] = [];
  let waits = false;
  const whenQuiet = createQuiet();
  const waiting = { count: () => changed.size + gone.length, enough: atOnce };
  function tellSoon(): void {
    if (waits) return;
    waits = true;
    inTurn(async () => {
      await new Promise<void>((resolve) => whenQuiet(waiting, resolve));
      waits = false;
      const [ids, pairs] = [[...changed], gone];
      changed.clear();
      gone = [];
      // In this order, so that whoever opens a new connection and closes the old one is never away.
      for (let from = 0; from < ids.length; from += atOnce) await renew(ids.slice(from, from + atOnce));
      for (let from = 0; from < pairs.length; from += atOnce) await remove(pairs.slice(from, from + atOnce));
    }).catch(() => {});
  }
  const heartbeat = () =>
    inTurn(async () => {
      const ids = [...mine.keys()];
      for (let from = 0; from < ids.length; from += atOnce) await renew(ids.slice(from, from + atOnce));
      await run('presenceExpire', clock.now());
    });

  /** Only the instance that has a connection writes what is known of it. */
  function change({ memberId, device, what }: Told): void {
    for (const id of byMember.get(memberId) ?? []) {
      const connection = mine.get(id);
      if (!connection || (device !== null && connection.device !== device)) continue;
      Object.assign(connection, what);
      changed.add(id);
      tellSoon();
    }
  }
  /** What the others have not heard because the bus was down, the last of each kind. */
  const untold = new Map<string, Told>();
  /** Here at once; elsewhere when they hear of it. */
  function changeEverywhere(told: Told): void {
    change(told);
    if (bus.isUp) bus.publish(changesTopic, Buffer.from(JSON.stringify(told)));
    else untold.set(`${told.memberId}/${told.device}/${Object.keys(told.what)}`, told);
  }
  const stopWaiting = bus.onUp(() => {
    const late = [...untold.values()];
    untold.clear();
    for (const told of late) changeEverywhere(told);
  });
  const hearing = bus.subscribe(changesTopic, (bytes) => change(JSON.parse(bytes.toString()) as Told));
  hearing.catch((error: unknown) => log.warn({ error }, 'presence does not hear of other instances'));

  // What fails is in the log, and the next heartbeat makes up for it.
  const beat = () => void heartbeat().catch(() => {});
  const timer = setInterval(beat, heartbeatInterval).unref();
  // Redis may have come back empty: say at once who is here.
  redis.on('ready', beat);

  return {
    connected({ id, device = '', hidden = false }, connectionId) {
      mine.set(connectionId, { memberId: id, device, idle: false, hidden });
      const there = byMember.get(id) ?? new Set();
      byMember.set(id, there.add(connectionId));
      changed.add(connectionId);
      tellSoon();
    },
    disconnected(memberId, connectionId) {
      if (!mine.delete(connectionId)) return;
      const there = byMember.get(memberId);
      there?.delete(connectionId);
      if (there?.size === 0) byMember.delete(memberId);
      gone.push(`${memberId}/${connectionId}`);
      tellSoon();
    },
    setIdle: (memberId, device, idle) => changeEverywhere({ memberId, device, what: { idle } }),
    setHidden: (memberId, hidden) => changeEverywhere({ memberId, device: null, what: { hidden } }),
    touch(memberId) {
      inTurn(async () => {
        const now = standing(await redis.zscore(onlineKey, memberId));
        if (now.online) for (const listener of [...listeners]) listener({ memberId, before: now, now });
      }).catch(() => {});
    },
    async online(memberIds) {
      if (memberIds.length === 0) return new Set();
      const scores = await redis.zmscore(onlineKey, ...memberIds);
      return new Set(memberIds.filter((_id, index) => scores[index] !== null));
    },
    async standings(memberIds) {
      if (memberIds.length === 0) return new Map();
      const scores = await redis.zmscore(onlineKey, ...memberIds);
      return new Map(
        memberIds.flatMap((id, index) =>
          scores[index] == null ? [] : [[id, standing(scores[index])] as const],
        ),
      );
    },
    list({ cursor, limit }) {
      return redis.zrange(seenKey, cursor === null ? '-' : `(${cursor}`, '+', 'BYLEX', 'LIMIT', 0, limit);
    },
    count: () => redis.zcard(seenKey),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    heartbeat,
    async settled() {
      await hearing.catch(() => {});
      await last;
    },
    async close() {
      clearInterval(timer);
      redis.off('ready', beat);
      stopWaiting();
      await hearing.then((stop) => stop()).catch(() => {});
      const pairs = [...mine].map(([id, { memberId }]) => `${memberId}/${id}`);
      mine.clear();
      byMember.clear();
      await inTurn(() => remove(pairs)).catch(() => {});
      listeners.clear();
    },
  };
}
