// Settings: defaults, what follows from them, and how a bad environment is told.
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

describe('settings', () => {
  it('OPS-30: needs no environment at all', () => {
    const config = readConfig({});
    expect(config).toMatchObject({ HOST: '127.0.0.1', PORT: 3000, seed: 'demo', demo: true, https: false });
  });

  it('OPS-31: names every bad variable with its rule at once', () => {
    const read = () => readConfig({ PORT: 'many', PUBLIC_URL: 'ftp://x', LOBBY_SEED: 'all' });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(/PORT: .*number[\s\S]*PUBLIC_URL: [\s\S]*LOBBY_SEED: .*"demo"\|"none"/);
  });

  it('OPS-32: seeds nothing with DATABASE_URL unless told to', () => {
    const DATABASE_URL = 'postgres://localhost/shop';
    expect(readConfig({ DATABASE_URL }).seed).toBe('none');
    expect(readConfig({ DATABASE_URL, LOBBY_SEED: 'demo' }).seed).toBe('demo');
    expect(readConfig({ LOBBY_SEED: 'none' }).demo).toBe(false);
  });

  it('OPS-33: offers demo accounts off loopback only when switched on by name', () => {
    expect(readConfig({ HOST: '0.0.0.0' }).demo).toBe(false);
    expect(readConfig({ HOST: '0.0.0.0', LOBBY_DEMO_ACCOUNTS: 'on' }).demo).toBe(true);
    expect(readConfig({ HOST: 'localhost', LOBBY_DEMO_ACCOUNTS: 'off' }).demo).toBe(false);
    // Behind a proxy on the same machine the shop is as public as its address.
    expect(readConfig({ PUBLIC_URL: 'https://games.example' }).demo).toBe(false);
    expect(readConfig({ TRUST_PROXY: '1' }).demo).toBe(false);
    expect(readConfig({ PUBLIC_URL: 'http://localhost:5173' }).demo).toBe(true);
    expect(readConfig({ HOST: '127.0.0.1.evil.example' }).demo).toBe(false);
  });

  it('OPS-30: counts a blank variable as absent', () => {
    expect(readConfig({ PORT: ' ', REDIS_URL: '' })).toMatchObject({ PORT: 3000 });
  });

  it('OPS-65: takes S3 with all its settings or none, and names what is missing', () => {
    expect(readConfig({}).s3).toBeNull();
    const all = {
      S3_ENDPOINT: 'https://s3.example',
      S3_BUCKET: 'pictures',
      S3_ACCESS_KEY_ID: 'id',
      S3_SECRET_ACCESS_KEY: 'secret',
    };
    expect(readConfig(all).s3).toEqual({
      endpoint: 'https://s3.example',
      region: 'us-east-1',
      bucket: 'pictures',
      accessKeyId: 'id',
      secretAccessKey: 'secret',
    });
    expect(readConfig({ ...all, S3_REGION: 'auto' }).s3?.region).toBe('auto');
    for (const name of Object.keys(all)) {
      expect(() => readConfig({ ...all, [name]: '' }), name).toThrow(new RegExp(`${name}: needed`));
    }
    expect(() => readConfig({ S3_REGION: 'auto', PORT: 'many' })).toThrow(/PORT: [\s\S]*S3_ENDPOINT: needed/);
    expect(() => readConfig({ ...all, S3_BUCKET: '../other' })).toThrow(/S3_BUCKET: /);
  });

  it('MONEY-84: lets the sandbox take charges with the demo on this machine, elsewhere only by name', () => {
    const kind = (environment: Record<string, string>) => readConfig(environment).payments?.kind ?? null;
    expect(kind({})).toBe('sandbox');
    expect(kind({ LOBBY_PAYMENTS: 'off' })).toBeNull();
    const DATABASE_URL = 'postgres://localhost/shop';
    for (const shop of [
      { HOST: '0.0.0.0' },
      { PUBLIC_URL: 'https://games.example' },
      { TRUST_PROXY: '1' },
      { DATABASE_URL },
    ]) {
      expect(kind(shop as Record<string, string>), JSON.stringify(shop)).toBeNull();
      expect(kind({ ...shop, LOBBY_PAYMENTS: 'sandbox' } as Record<string, string>)).toBe('sandbox');
    }
    expect(kind({ DATABASE_URL, LOBBY_SEED: 'demo' })).toBe('sandbox');
    expect(() => readConfig({ LOBBY_PAYMENTS: 'coins' })).toThrow(/LOBBY_PAYMENTS: /);
  });

  it('MONEY-84: takes KakaoPay with its key, its shop and a public address, and only when it is named', () => {
    const all = {
      LOBBY_PAYMENTS: 'kakaopay',
      KAKAOPAY_SECRET_KEY: 'key',
      KAKAOPAY_CID: 'TC0ONETIME',
      PUBLIC_URL: 'https://games.example/',
    };
    expect(readConfig(all).payments).toEqual({
      kind: 'kakaopay',
      url: 'https://open-api.kakaopay.com',
      secretKey: 'key',
      cid: 'TC0ONETIME',
      patience: 10_000,
      publicUrl: 'https://games.example',
    });
    for (const name of ['KAKAOPAY_SECRET_KEY', 'KAKAOPAY_CID']) {
      expect(() => readConfig({ ...all, [name]: '' }), name).toThrow(new RegExp(`${name}: needed`));
      const alone = { [name]: 'x' };
      expect(() => readConfig(alone), name).toThrow(new RegExp(`${name}: only with LOBBY_PAYMENTS=kakaopay`));
      expect(() => readConfig({ ...alone, LOBBY_PAYMENTS: 'sandbox' }), name).toThrow(/only with/);
    }
    expect(() => readConfig({ ...all, PUBLIC_URL: '', HOST: '0.0.0.0' })).toThrow(/PUBLIC_URL: needed/);
    expect(() => readConfig({ ...all, KAKAOPAY_URL: 'http://pay.example' })).toThrow(/KAKAOPAY_URL: /);
  });

  it('ACC-80: takes OpenID Connect providers by name, the known ones by client id and secret alone', () => {
    expect(readConfig({}).oidc).toEqual([]);
    const { oidc } = readConfig({
      LOBBY_OIDC: 'google, kakao,acme',
      LOBBY_OIDC_GOOGLE_CLIENT_ID: 'g',
      LOBBY_OIDC_GOOGLE_CLIENT_SECRET: 'gs',
      LOBBY_OIDC_KAKAO_CLIENT_ID: 'k',
      LOBBY_OIDC_KAKAO_CLIENT_SECRET: 'ks',
      LOBBY_OIDC_ACME_ISSUER: 'http://127.0.0.1:9000',
      LOBBY_OIDC_ACME_CLIENT_ID: 'a',
      LOBBY_OIDC_ACME_CLIENT_SECRET: 'as',
      LOBBY_OIDC_ACME_NAME: 'Acme Works',
      LOBBY_OIDC_ACME_SCOPES: 'openid mail',
    });
    expect(oidc.map(({ id, name, issuer }) => [id, name, issuer])).toEqual([
      ['google', 'Google', 'https://accounts.google.com'],
      ['kakao', 'Kakao', 'https://kauth.kakao.com'],
      ['acme', 'Acme Works', 'http://127.0.0.1:9000'],
    ]);
    expect(oidc[2]).toMatchObject({ clientId: 'a', clientSecret: 'as', scopes: 'openid mail' });
  });

  it('ACC-80: names every setting of a provider that is missing, wrong, or belongs to none', () => {
    const client = { LOBBY_OIDC_ACME_CLIENT_ID: 'a', LOBBY_OIDC_ACME_CLIENT_SECRET: 'as' };
    const acme = { LOBBY_OIDC: 'acme', ...client, LOBBY_OIDC_ACME_ISSUER: 'https://id.acme.example' };
    expect(readConfig(acme).oidc[0]).toMatchObject({ name: 'Acme', scopes: 'openid email profile' });
    const wrong: [Record<string, string>, RegExp][] = [
      [
        { LOBBY_OIDC: 'acme' },
        /ACME_ISSUER: needed[\s\S]*ACME_CLIENT_ID: needed[\s\S]*ACME_CLIENT_SECRET: needed/,
      ],
      [{ LOBBY_OIDC: 'google' }, /GOOGLE_CLIENT_ID: needed[\s\S]*GOOGLE_CLIENT_SECRET: needed/],
      [{ ...acme, LOBBY_OIDC: 'acme,acme' }, /LOBBY_OIDC: names a provider twice/],
      [{ LOBBY_OIDC: '../acme' }, /LOBBY_OIDC: names of 1 to 20/],
      [{ ...acme, LOBBY_OIDC_ACME_SCOPES: 'email' }, /ACME_SCOPES: must hold openid/],
      [{ ...acme, LOBBY_OIDC_ACME_NAME: 'two\nlines' }, /ACME_NAME: must be/],
      [{ ...acme, LOBBY_OIDC_ACME_SECRET: 'x' }, /LOBBY_OIDC_ACME_SECRET: belongs to no provider/],
      [client, /LOBBY_OIDC_ACME_CLIENT_ID: belongs to no provider/],
      [{ ...acme, HOST: '0.0.0.0' }, /PUBLIC_URL: needed/],
      [{ ...acme, PORT: 'many', LOBBY_OIDC_ACME_SCOPES: 'email' }, /PORT: [\s\S]*ACME_SCOPES: /],
    ];
    for (const [environment, problem] of wrong) expect(() => readConfig(environment)).toThrow(problem);
    for (const issuer of ['http://id.acme.example', 'http://127.0.0.1.evil.example', 'ftp://x', 'acme']) {
      const read = () => readConfig({ ...acme, LOBBY_OIDC_ACME_ISSUER: issuer });
      expect(read, issuer).toThrow(/ACME_ISSUER: must be an https address/);
    }
    expect(readConfig({ ...acme, HOST: '0.0.0.0', PUBLIC_URL: 'https://shop.example' }).oidc).toHaveLength(1);
  });

  it('OPS-70: wants PUBLIC_URL where letters go to others, since their links lead back to it', () => {
    const carried = { SMTP_URL: 'smtp://mail.example' };
    for (const letters of [carried, { LOBBY_OUTBOX: 'on' }] as Record<string, string>[]) {
      for (const reached of [{ HOST: '0.0.0.0' }, { TRUST_PROXY: '1' }] as Record<string, string>[]) {
        const read = () => readConfig({ ...letters, ...reached });
        expect(read, JSON.stringify({ ...letters, ...reached })).toThrow(/PUBLIC_URL: needed, since links/);
        const PUBLIC_URL = 'https://shop.example';
        expect(readConfig({ ...letters, ...reached, PUBLIC_URL }).publicUrl).toBe(PUBLIC_URL);
      }
      expect(readConfig(letters).publicUrl).toBe('http://localhost:3000');
    }
    // Without letters nothing leads back.
    expect(readConfig({ HOST: '0.0.0.0' }).outbox).toEqual([]);
    expect(readConfig({ ...carried, PUBLIC_URL: 'https://shop.example' }).mailFrom).toBe(
      'Lobby <no-reply@shop.example>',
    );
  });
});
