// Members of the seeded world.

import { nicknameKey } from '../features/accounts/names.ts';
import { offeredDemoAccounts } from '../features/accounts/queries.ts';
import { generateMember, type SeedMember } from '../features/store/seedCatalogue/index.ts';
import { collector, type Sql } from '../platform/postgres/bulk.ts';
import { seedId } from './ids.ts';
import type { SeedContext } from './seed.ts';

/** How many of the first members belong to the demo: people may become the first of them, scripts speak for the rest. */
const demoMembers = 40;

export type Person = Pick<SeedMember, 'number' | 'joinedDay' | 'tastes' | 'language'> & { id: string };

/** Those who are online in the demo: the rooms are theirs, so that they stay populated. */
export const visitorsOf = (people: readonly Person[]): readonly Person[] =>
  people.slice(offeredDemoAccounts, demoMembers);

/** A part of a day, another for each member: the golden ratio spreads any number of them evenly. */
const timeOfDay = (number: number) => (number * 0.618_034) % 1;

/** None has a password: the demo's are entered by one click, the others are never entered. */
export async function seedMembers(sql: Sql, context: SeedContext): Promise<Person[]> {
  const people: Person[] = [];
  const rows = collector(sql, 'members');
  for (let number = 0; number < context.members; number += 1) {
    const member = generateMember(number);
    // The oldest members are those offered for one-click sign-in.
    const joinedDay =
      number < offeredDemoAccounts
        ? -context.days - 1 + number / 100
        : -1 - (Math.abs(member.joinedDay) % context.days) - timeOfDay(number);
    const joinedAt = context.day(joinedDay);
    const id = seedId('member', number, joinedAt.getTime());
    const email = `member${number}@example.com`;
    people.push({ id, number, joinedDay, tastes: member.tastes, language: member.language });
    await rows.add({
      id,
      email,
      email_key: email,
      // Addresses of nobody: there is no owner who might come and prove one.
      email_verified_at: joinedAt,
      nickname: member.nickname,
      nickname_key: nicknameKey(member.nickname),
      password_hash: null,
      country: member.country,
      language: member.language,
      avatar: member.avatar,
      bio: member.bio,
      kind: 'normal',
      role: 'member',
      demo: context.demo && number < demoMembers,
      joined_at: joinedAt,
      last_seen_at: context.day(joinedDay * ((number % 17) / 170)),
    });
  }
  await rows.flush();
  context.onProgress(`${people.length} members`);
  return people;
}
