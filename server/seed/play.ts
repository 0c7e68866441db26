// When seeded members played what they own, and how those of the demo keep their libraries.
import type { Language } from '../../shared/primitives.ts';
import { offeredDemoAccounts } from '../features/accounts/queries.ts';
import { type Rng, seeded } from '../features/store/art/seeded.ts';
import { collector, type Sql } from '../platform/postgres/bulk.ts';
import { seedId } from './ids.ts';
import type { Person } from './people.ts';
import type { SeedContext } from './seed.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Share of copies that were played in the last two weeks, of those that were played at all. */
const lately = 0.18;
/** Stretches that are remembered of one copy. */
const stretchesAtMost = 4;

/** Games that stand in a collection, and that are installed, where there are so many. */
const fewest = 4;

export type Play = { playedAt: Date | null; stretches: { began: Date; ended: Date }[] };

/**
 * When a copy was played: last at some time between the purchase and now, and before that on other days.
 * @param boughtAt and `now` are epoch milliseconds, `playMs` what it was played altogether.
 */
export function playOf(name: string, boughtAt: number, now: number, playMs: number): Play {
  const rng = seeded(`play:${name}`);
  const latest = now - rng.int(2, 40) * minute;
  if (playMs === 0 || latest <= boughtAt) return { playedAt: null, stretches: [] };
  const from = rng.chance(lately) ? Math.max(boughtAt, now - 12 * day) : boughtAt;
  let ended = Math.floor(rng.float(Math.min(from, latest), latest));
  const playedAt = new Date(ended);
  const stretches: Play['stretches'] = [];
  let left = playMs;
  for (let count = rng.int(1, stretchesAtMost); count > 0; count -= 1) {
    const length = Math.min(left, rng.int(15, 170) * minute);
    if (length < minute || ended - length <= boughtAt) break;
    stretches.push({ began: new Date(ended - length), ended: new Date(ended) });
    left -= length;
    ended -= length + rng.int(9, 60) * hour;
  }
  return { playedAt, stretches };
}

/** Names of collections and of a device, in the language of their owner. */
const words: Record<Language, { collections: [string, string]; device: string }> = {
  en: { collections: ['Late nights', 'Two of us'], device: 'Desk at home' },
  ko: { collections: ['늦은 밤', '둘이서'], device: '집 책상 PC' },
  zh: { collections: ['深夜档', '两个人玩'], device: '书房电脑' },
};

/** Those whom anybody may be find their games in order: two collections, and some installed at home. */
export async function seedShelves(sql: Sql, context: SeedContext, people: readonly Person[]): Promise<void> {
  const owners = people.slice(0, offeredDemoAccounts);
  const rows = await sql<{ member_id: string; game_id: string }[]>`
    select member_id, game_id from entitlements where member_id = any(${owners.map(({ id }) => id)}::uuid[])
    order by member_id, game_id`;
  const [devices, installs] = [collector(sql, 'game_devices'), collector(sql, 'installs')];
  const [collections, held] = [collector(sql, 'collections'), collector(sql, 'collection_games')];
  const at = context.day(-1);
  for (const person of owners) {
    const owned = rows.filter(({ member_id }) => member_id === person.id).map(({ game_id }) => game_id);
    const rng = seeded(`shelves:${person.number}`);
    const { collections: names, device } = words[person.language];
    const deviceId = seedId('device', person.number, at.getTime());
    await devices.add({ member_id: person.id, id: deviceId, name: device, seen_at: at });
    for (const game of some(owned, 0.4, rng))
      await installs.add({ member_id: person.id, game_id: game, device_id: deviceId, at });
    for (const [place, name] of names.entries()) {
      const id = seedId('collection', `${person.number}:${place}`, at.getTime());
      await collections.add({ id, member_id: person.id, name, name_key: name.toLowerCase(), at });
      for (const game of some(owned, 0.3, rng))
        await held.add({ member_id: person.id, game_id: game, collection_id: id });
    }
  }
  for (const table of [devices, collections, installs, held]) await table.flush();
}

/** Some of them, and a few in any case. */
const some = (games: readonly string[], share: number, rng: Rng) =>
  rng.shuffle(games).slice(0, Math.max(fewest, Math.round(games.length * share)));
