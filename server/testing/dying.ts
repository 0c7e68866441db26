// A process that does one thing with money, or tells of it, and is killed at a chosen statement of it. Run by testing/killing.ts.
import { eq } from 'drizzle-orm';
import { charges } from '../../drizzle/schema/payments.ts';
import { redeemKey } from '../features/library/keys/redeem.ts';
import { tellWishers } from '../features/store/drops/tell.ts';
import { settle } from '../features/wallet/charges/settle.ts';
import { buy } from '../features/wallet/orders/buy.ts';
import { refund } from '../features/wallet/orders/refund.ts';
import { openDatabase } from '../platform/postgres/database.ts';
import type { Deed } from './killing.ts';
import { servicesOver } from './servicesOver.ts';

const { url, deed, at, when } = JSON.parse(process.argv[2] ?? '') as {
  url: string;
  deed: Deed;
  /** Which statement, from 1; 0 for none. */
  at: number;
  /** Before it is sent, or as soon as it has been. */
  when: 'before' | 'sent';
};

const statements: string[] = [];
let counts = false;
const die = () => process.kill(process.pid, 'SIGKILL');
const database = openDatabase(url, {
  pool: 1,
  onStatement(text) {
    if (!counts) return;
    statements.push(text);
    if (statements.length !== at) return;
    if (when === 'before') die();
    // What was handed to the socket in this turn is on its way by then.
    else setImmediate(die);
  },
});
const services = servicesOver(database);

// The connection is made and knows its types: what comes now is the deed's.
await database.db.execute('select 1');
counts = true;
if (deed.kind === 'buy') await buy(services, deed.buyer, deed.input);
else if (deed.kind === 'settle') {
  const [row] = await database.db.select().from(charges).where(eq(charges.id, deed.chargeId));
  if (row) await settle(services, row, { state: 'approved', amount: deed.amount });
} else if (deed.kind === 'redeemKey')
  await redeemKey(services, deed.memberId, '127.0.0.1', { code: deed.code, key: deed.key, language: 'en' });
else if (deed.kind === 'refund') await refund(services, deed.memberId, deed.input);
else await tellWishers(services, deed.atOnce);
counts = false;
await new Promise<void>((resolve) => process.stdout.write(JSON.stringify(statements), () => resolve()));
process.exit(0);
