// What roles allow: one table, and nobody beside it.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { deeds, may, mayAdminister, mayBan, type Role, roles } from '../shared/ranks.ts';

it('ACC-158: the table allows each deed from a role on', () => {
  const allowed = Object.fromEntries(
    Object.keys(deeds).map((deed) => [deed, roles.filter((role) => may(role, deed as keyof typeof deeds))]),
  );
  const [keepers, admins] = [['moderator', 'admin'], ['admin']];
  expect(allowed).toEqual({
    keepMembers: keepers,
    keepRooms: keepers,
    keepReviews: keepers,
    keepGuestbooks: keepers,
    keepTags: keepers,
    seeAddresses: admins,
    giveRoles: admins,
    keepSessions: admins,
    readLog: admins,
  });
});

it('ACC-36, ACC-158: nobody keeps out or administers themselves or somebody above', () => {
  const of = (role: Role, id = role) => ({ id, role });
  const pairs = (rule: typeof mayBan) =>
    roles.flatMap((keeper) =>
      roles
        .filter((kept) => rule(of(keeper), of(kept, `${kept} 2` as Role)))
        .map((kept) => `${keeper} ${kept}`),
    );
  expect(pairs(mayBan)).toEqual(['moderator member', 'admin member', 'admin moderator']);
  expect(pairs(mayAdminister)).toEqual(['admin member', 'admin moderator', 'admin admin']);
  expect(mayAdminister(of('admin'), of('admin'))).toBe(false);
});

/** Where a role is a fact that is told or counted, and allows nothing. */
const facts = [
  'server/features/accounts/leaving/close.ts',
  'server/features/accounts/leaving/policy.ts',
  'web/features/moderation/MemberRow.tsx',
];

it('ACC-158: nothing else compares roles', async () => {
  const compares = /\b[rR]ole\w*\)?\)?\s*[!=]==\s*'(?:member|moderator|admin)'/;
  const found: string[] = [];
  for (const root of ['server', 'web', 'shared']) {
    for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (!/\.tsx?$/.test(path) || /\.test\.|server\/testing\//.test(path)) continue;
      if (compares.test(await readFile(path, 'utf8'))) found.push(path);
    }
  }
  expect(found.sort()).toEqual(facts);
});
