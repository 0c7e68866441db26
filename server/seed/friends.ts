// Friends of the seeded world: everybody has some, and those who may be entered by one click have a full dock.

import { offeredDemoAccounts } from '../features/accounts/queries.ts';
import { type Rng, seeded } from '../features/store/art/seeded.ts';
import { insertRows, type Row, type Sql } from '../platform/postgres/bulk.ts';
import { type Person, visitorsOf } from './people.ts';
import type { SeedContext } from './seed.ts';

/** Friends of one of those who may be entered: among the visitors, who are online, and among everybody else. */
const company = { visitors: 9, others: 5 };
/** Friends that everybody else looks for; others may look for them as well. */
const usualFriends = 3;
/** Who waits for an answer of those who may be entered, and whose answer they wait for. */
const asking = { incoming: 2, outgoing: 1 };

const groups: Record<Person['language'], readonly string[]> = {
  en: ['Late shift', 'Puzzles'],
  ko: ['심야반', '퍼즐 모임'],
  zh: ['夜猫子', '解谜小队'],
};

type Bond = { one: Person; other: Person; state: 'asked' | 'friends'; day: number };

/** Every pair once, whoever is named first. */
export function bondsOf(people: readonly Person[]): Bond[] {
  const bonds = new Map<string, Bond>();
  const tie = (one: Person, other: Person | undefined, state: Bond['state'], rng: Rng) => {
    if (!other || one === other) return;
    const pair = [one.number, other.number].sort((left, right) => left - right).join();
    if (bonds.has(pair)) return;
    const day = state === 'asked' ? rng.float(-2, 0) : rng.float(Math.max(one.joinedDay, other.joinedDay), 0);
    bonds.set(pair, { one, other, state, day });
  };
  const offered = people.slice(0, offeredDemoAccounts);
  const visitors = visitorsOf(people);
  for (const person of offered) {
    const rng = seeded(`friends:${person.number}`);
    const near = rng.shuffle(visitors).slice(0, company.visitors);
    const far = rng.shuffle(people.slice(offeredDemoAccounts).filter((other) => !near.includes(other)));
    const { incoming, outgoing } = asking;
    for (const other of [...near, ...far.slice(0, company.others)]) tie(person, other, 'friends', rng);
    const rest = far.slice(company.others);
    for (const other of rest.slice(0, incoming)) tie(other, person, 'asked', rng);
    for (const other of rest.slice(incoming, incoming + outgoing)) tie(person, other, 'asked', rng);
  }
  for (const person of people.slice(offeredDemoAccounts)) {
    const rng = seeded(`friends:${person.number}`);
    const fitting = people.filter(({ language }) => language === person.language);
    for (let left = usualFriends; left > 0; left -= 1) tie(person, rng.pick(fitting), 'friends', rng);
  }
  return [...bonds.values()];
}

/** What those who may be entered keep about their friends: two favourites, and a group. */
function notesOf(bonds: readonly Bond[]): Row[] {
  const kept = new Map<Person, number>();
  return bonds.flatMap(({ one, other, state }) => {
    if (state !== 'friends' || one.number >= offeredDemoAccounts) return [];
    const place = kept.get(one) ?? 0;
    kept.set(one, place + 1);
    if (place > 3) return [];
    const label = groups[one.language][place % 2] ?? '';
    return [
      {
        member_id: one.id,
        friend_id: other.id,
        own_name: '',
        favourite: place < 2,
        labels: place > 1 ? [label] : [],
      },
    ];
  });
}

export async function seedFriends(sql: Sql, context: SeedContext, people: readonly Person[]): Promise<void> {
  const bonds = bondsOf(people);
  await insertRows(
    sql,
    'bonds',
    bonds.map(({ one, other, state, day }) => {
      const [low = '', high = ''] = [one.id, other.id].sort();
      return { low_id: low, high_id: high, state, asker_id: one.id, at: context.day(day), declined_at: null };
    }),
  );
  await insertRows(sql, 'friend_notes', notesOf(bonds));
  await insertRows(
    sql,
    'presences',
    people.map((person) => ({
      member_id: person.id,
      chosen: person.number >= offeredDemoAccounts && person.number % 9 === 3 ? 'busy' : 'online',
      show_state: 'everyone',
      show_room: 'everyone',
      show_playing: 'everyone',
      seen_at: context.day(person.joinedDay * ((person.number % 17) / 170)),
    })),
  );
  context.onProgress(`${bonds.length} friendships and requests`);
}
