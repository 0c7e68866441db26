// The scripts of presence in Redis. KEYS leases, standings, seen; ARGV the prefix of members' connections, then each
// script's own. They answer with member, number before and number now of whoever stands otherwise.
import type { Redis } from 'ioredis';

/** Makes of a member's connections how they stand. */
const settling = `
  local prefix, told = ARGV[1], {}
  local function settle(member)
    local before = tonumber(redis.call('ZSCORE', KEYS[2], member) or 0)
    local flags = redis.call('HVALS', prefix .. member)
    local now = 0
    if #flags > 0 then
      local idle, hidden = 1, 0
      for _, flag in ipairs(flags) do
        if flag == '0' or flag == '2' then idle = 0 end
        if flag == '2' or flag == '3' then hidden = 2 end
      end
      now = 1 + idle + hidden
    end
    if now == before then return end
    if now == 0 then redis.call('ZREM', KEYS[2], member) else redis.call('ZADD', KEYS[2], now, member) end
    if now == 1 or now == 2 then redis.call('ZADD', KEYS[3], 0, member) else redis.call('ZREM', KEYS[3], member) end
    told[#told + 1] = member
    told[#told + 1] = before
    told[#told + 1] = now
  end`;

/** ARGV end of the lease, then member, connection and its flags in turn. */
const presenceRenew = `${settling}
  for i = 3, #ARGV, 3 do
    local member, connection, flags = ARGV[i], ARGV[i + 1], ARGV[i + 2]
    redis.call('ZADD', KEYS[1], ARGV[2], member .. '/' .. connection)
    if redis.call('HGET', prefix .. member, connection) ~= flags then
      redis.call('HSET', prefix .. member, connection, flags)
      settle(member)
    elseif not redis.call('ZSCORE', KEYS[2], member) then
      settle(member)
    end
  end
  return told`;

const removal = `${settling}
  local function remove(pair)
    local slash = string.find(pair, '/', 1, true)
    local member, connection = string.sub(pair, 1, slash - 1), string.sub(pair, slash + 1)
    redis.call('ZREM', KEYS[1], pair)
    redis.call('HDEL', prefix .. member, connection)
    settle(member)
  end`;

/** ARGV connections as the leases have them. */
const presenceRemove = `${removal}
  for i = 2, #ARGV do remove(ARGV[i]) end
  return told`;

/** ARGV now. At most 1,000 at a time, so that Redis is never blocked for long. */
const presenceExpire = `${removal}
  for _, pair in ipairs(redis.call('ZRANGE', KEYS[1], '-inf', ARGV[2], 'BYSCORE', 'LIMIT', 0, 1000)) do
    remove(pair)
  end
  return told`;

const scripts = { presenceRenew, presenceRemove, presenceExpire };
export type ScriptName = keyof typeof scripts;
type Scripted = Record<
  ScriptName,
  (...keysAndArguments: (string | number)[]) => Promise<(string | number)[]>
>;

/** The client with the scripts as commands: their text goes to Redis once, later calls name it by its hash. */
export function withScripts(redis: Redis): Scripted {
  for (const [name, lua] of Object.entries(scripts)) redis.defineCommand(name, { numberOfKeys: 3, lua });
  return redis as unknown as Scripted;
}
