// People at a provider and their accounts: what tests of signing in by one ask again and again.
import type { TestApp } from './app.ts';
import { type OidcBrowser, oidcBrowser, type TestProvider } from './oidc.ts';

/** @param provider what `app` offers under the name of acme. */
export function identitiesOfApp(app: TestApp, provider: TestProvider) {
  const { sql } = app.services.database;
  let people = 0;

  /** Asks to connect as the page does. @returns where the page then goes, or why not. */
  const askToConnect = async (browser: OidcBrowser, headers: Record<string, string> = {}) => {
    const response = await browser.open('/auth/oidc/acme/connect', {
      method: 'POST',
      headers: { origin: app.url, ...headers },
    });
    return (await response.json()) as { url?: string; error?: { data: { appCode: string } } };
  };

  return {
    /** The address of somebody's, before they are there. */
    nextEmail: () => `person${people + 1}@example.com`,
    /** Somebody new at the provider, who signs in there next. */
    someone(claims: Record<string, unknown> = {}) {
      people += 1;
      const email = `person${people}@example.com`;
      provider.person = { sub: `person-${people}`, email, email_verified: true, ...claims };
      return provider.person as { sub: string; email: string };
    },
    /** The row of a member. */
    async rowOf(memberId: string) {
      const [row] = await sql`select * from members where id = ${memberId}`;
      return row as Record<string, unknown>;
    },
    /** Provider and subject of each identity of a member. */
    async identitiesOf(memberId: string) {
      const rows = await sql`
        select provider, subject from identities where member_id = ${memberId} order by provider`;
      return rows.map((row) => `${row['provider']} ${row['subject']}`);
    },
    /** Subjects of the letters to an address, the newest first. */
    async subjectsTo(email: string) {
      const { items } = await app.guest().caller.outbox.letters({ limit: 100 });
      return items.filter(({ recipient }) => recipient === email).map(({ subject }) => subject);
    },
    askToConnect,
    /** Connects whoever is at the provider with a member. @returns where that ends. */
    async connect({ cookie }: { cookie: string }) {
      const browser = oidcBrowser(app, cookie);
      const { url = '' } = await askToConnect(browser);
      return browser.finish(await browser.finish(url));
    },
  };
}
