// `lobby publisher:member <publisher> <email> <role>`: who speaks for a publisher.
import { publisherRoles } from '../../shared/publishingRights.ts';
import { readConfig } from '../config.ts';
import { AppError } from '../errors.ts';
import { findMemberIdByEmail } from '../features/accounts/queries.ts';
import { setPublisherRole } from '../features/store/commands.ts';
import { openDatabase } from '../platform/postgres/database.ts';
import { provideDatabase } from './resources.ts';
import { UsageError } from './usage.ts';

/** Ends with exit code 2 and a sentence when there is no such publisher, member or role. */
export async function publisherMemberCommand(args: string[]): Promise<void> {
  const [publisher, email, wanted, ...rest] = args;
  if (!publisher || !email || !wanted || rest.length > 0) {
    throw new UsageError('publisher:member takes a publisher, an address and a role.');
  }
  const role = publisherRoles.find((known) => known === wanted) ?? null;
  if (role === null && wanted !== 'none') {
    throw new UsageError(`The role is ${publisherRoles.join(', ')} or none.`);
  }
  const owned = await provideDatabase(readConfig(process.env), () => {}, { beside: true });
  const database = openDatabase(owned.url, { pool: 1 });
  try {
    const memberId = await findMemberIdByEmail(database, email);
    if (memberId === null) throw new UsageError(`Nobody has the address ${email}.`);
    await setPublisherRole(database, publisher, memberId, role, Date.now());
    console.log(
      role ? `${email} speaks for ${publisher}: ${role}.` : `${email} speaks for ${publisher} no more.`,
    );
  } catch (error) {
    if (error instanceof AppError) throw new UsageError(`There is no publisher ${publisher}.`);
    throw error;
  } finally {
    await database.close();
    await owned.stop();
  }
}
