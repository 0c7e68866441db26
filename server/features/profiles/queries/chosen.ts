// What members chose for their profile, or what holds where they chose nothing.
import { eq, getTableColumns, inArray } from 'drizzle-orm';
import { profiles } from '../../../../drizzle/schema/profiles.ts';
import { type Background, backgrounds } from '../../../../shared/backgrounds.ts';
import type { Bond, Privacy, Section } from '../../../../shared/privacy.ts';
import type { Executor } from '../../../platform/postgres/database.ts';
import { maySee } from '../policy.ts';

const { memberId, background, ...privacyColumns } = getTableColumns(profiles);

/** What holds for those who have no row: the defaults of the columns. */
const defaultPrivacy = Object.fromEntries(
  Object.entries(privacyColumns).map(([part, column]) => [part, column.default]),
) as Privacy;

/** The house's choice: by the member, so that pages differ. The last digits of an id are random. */
const backgroundFor = (id: string): Background =>
  backgrounds[Number.parseInt(id.slice(-6), 16) % backgrounds.length] ?? 'cottage';

/** Who sees what of a member. */
export async function findPrivacy(db: Executor, id: string): Promise<Privacy> {
  const [row] = await db.select(privacyColumns).from(profiles).where(eq(memberId, id));
  return row ?? defaultPrivacy;
}

/** The same of many at once. */
export async function findPrivacies(db: Executor, ids: readonly string[]): Promise<(id: string) => Privacy> {
  const rows =
    ids.length === 0
      ? []
      : await db
          .select({ memberId, ...privacyColumns })
          .from(profiles)
          .where(inArray(memberId, [...ids]));
  const known = new Map(rows.map(({ memberId: id, ...privacy }) => [id, privacy]));
  return (id) => known.get(id) ?? defaultPrivacy;
}

/** Who of these shows a part of their profile to somebody who is this to them. */
export async function findWhoShow(
  db: Executor,
  ids: readonly string[],
  section: Section,
  bond: Bond,
): Promise<string[]> {
  const privacyOf = await findPrivacies(db, ids);
  return ids.filter((id) => maySee(section, privacyOf(id), bond));
}

/** The background a member chose; null where they left it to the house. */
export async function findBackground(db: Executor, id: string): Promise<Background | null> {
  const [row] = await db.select({ background }).from(profiles).where(eq(memberId, id));
  // One that is drawn no longer counts as none.
  return backgrounds.find((name) => name === row?.background) ?? null;
}

/** The background that stands on a member's page. */
export const backgroundOf = async (db: Executor, id: string): Promise<Background> =>
  (await findBackground(db, id)) ?? backgroundFor(id);
