// The files of one's own orders and charges: their form, and who gets them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { fund } from '../../../testing/money.ts';
import { pressAtSandbox } from '../../../testing/sandbox.ts';
import { stockGames } from '../../../testing/shop.ts';
import { csvCell, csvRow } from './csv.ts';

it('MONEY-100: cells are quoted where they must be, and none is a formula', () => {
  const cells = ['plain', 'a,b', 'say "hi"', 'two\r\nlines', '=1+1', '+1', '-1', '@me', '\tx', '\rx', ''];
  expect(csvRow(cells)).toBe(`plain,"a,b","say ""hi""","two\r\nlines",'=1+1,'+1,'-1,'@me,'\tx,"'\rx",\r\n`);
  expect(csvCell('a=b')).toBe('a=b');
});

describe('the files', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ environment: { LOBBY_PAYMENTS: 'sandbox' } });
  });
  afterAll(() => app.close());

  const get = (name: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(`${app.url}/exports/${name}.csv`, { headers, method });
  const read = async ({ cookie }: TestMember, name: string) => {
    const response = await get(name, { cookie });
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${name}.csv"`);
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const records = bytes.toString().slice(1).split('\r\n');
    expect(records.pop()).toBe('');
    return records;
  };
  const key = () => app.services.newId();

  it('MONEY-100: orders come whole, over several pages, in the member’s language', async () => {
    const { services } = app;
    const count = 105;
    const stock = await stockGames(
      services,
      Array.from({ length: count }, (_, index) => ({
        slug: `file-${index}`,
        title: index === 0 ? '=Sum, "quoted"' : `Game ${index}`,
        prices: { USD: 1_999 },
      })),
    );
    const ada = await app.member({ language: 'zh' });
    await fund(services, ada.me, 1_999 * count);
    for (const gameId of Object.values(stock)) {
      const items = [{ gameId, price: 1_999 }];
      await ada.caller.wallet.buy({ items, currency: 'USD', key: key() });
    }
    const [head, ...rows] = await read(ada, 'orders');
    expect(head).toBe('订单,时间,游戏,实付,原价,货币,赠予,退款时间');
    expect(rows).toHaveLength(count);
    expect(new Set(rows.map((row) => row.split(',', 1)[0])).size).toBe(count);
    expect(rows.at(-1)).toMatch(
      /^[\da-f-]{36},\d{4}-\d\d-\d\dT[\d:.]+Z,"'=Sum, ""quoted""",19\.99,19\.99,USD,,$/,
    );
  });

  it('MONEY-100: charges too, in any state', async () => {
    const ben = await app.member({ country: 'KR' });
    const { charges } = ben.caller.wallet;
    const paid = await charges.start({ amount: 5_000, currency: 'KRW', key: key() });
    await pressAtSandbox(app, paid);
    await charges.approve({ chargeId: paid.id });
    await charges.start({ amount: 7_000, currency: 'KRW', key: key() });
    const [head, ...rows] = await read(ben, 'charges');
    expect(head).toBe('Charge,Time,Amount,Currency,Paid by,State,Settled,Order');
    expect(rows.map((row) => row.split(',').slice(2, 6).join())).toEqual([
      '7000,KRW,sandbox,ready',
      '5000,KRW,sandbox,approved',
    ]);
  });

  it('MONEY-101: nobody else gets them', async () => {
    const { cookie } = await app.member();
    expect((await get('orders')).status).toBe(401);
    expect((await get('orders', { cookie: 'lobby_session=made-up' })).status).toBe(401);
    expect((await get('charges', { cookie, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await get('charges', { cookie, origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await get('orders', { cookie }, 'POST')).status).toBe(405);
    expect((await get('cards', { cookie })).status).toBe(404);
  });
});
