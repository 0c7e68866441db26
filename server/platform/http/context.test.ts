// Who is calling: addresses behind proxies, languages, origins.
import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../config.ts';
import { callerAddress, callerLanguage, isMeant, isSecure, originAllowed, pageOrigin } from './context.ts';

const request = (headers: Record<string, string>): IncomingMessage =>
  ({ headers, socket: { remoteAddress: '10.0.0.9' } }) as unknown as IncomingMessage;

describe('the caller', () => {
  it('DOOR-4: takes the address that the outermost trusted proxy wrote', () => {
    const forwarded = request({ 'x-forwarded-for': '1.1.1.1, 2.2.2.2, 3.3.3.3' });
    expect(callerAddress(forwarded, 0)).toBe('10.0.0.9');
    expect(callerAddress(forwarded, 1)).toBe('3.3.3.3');
    expect(callerAddress(forwarded, 2)).toBe('2.2.2.2');
    expect(callerAddress(request({}), 1)).toBe('10.0.0.9');
  });

  it('ACC-144: takes scheme and host from the outermost trusted proxy, PUBLIC_URL before both', () => {
    const sent = request({
      host: 'inner:3000',
      'x-forwarded-proto': 'https, http',
      'x-forwarded-host': 'games.example:443, middle:80',
    });
    const reached = (environment: Record<string, string>) => {
      const config = readConfig(environment);
      return [pageOrigin(sent, config), isSecure(sent, config)];
    };
    expect(reached({})).toEqual(['http://inner:3000', false]);
    expect(reached({ TRUST_PROXY: '1' })).toEqual(['http://middle', false]);
    expect(reached({ TRUST_PROXY: '2' })).toEqual(['https://games.example', true]);
    expect(reached({ TRUST_PROXY: '2', PUBLIC_URL: 'http://a.example' })).toEqual([
      'http://a.example',
      false,
    ]);
    // One that each proxy writes anew.
    const anew = request({ host: 'inner:3000', 'x-forwarded-proto': 'https' });
    expect(pageOrigin(anew, readConfig({ TRUST_PROXY: '2' }))).toBe('https://inner:3000');
    const nonsense = request({ host: 'inner:3000', 'x-forwarded-proto': 'javascript' });
    expect(pageOrigin(nonsense, readConfig({ TRUST_PROXY: '1' }))).toBe('http://inner:3000');
  });

  it('UI-100: answers in the first language of the browser that Lobby speaks', () => {
    expect(callerLanguage(request({ 'accept-language': 'fr-FR,ko;q=0.8,en;q=0.5' }))).toBe('ko');
    expect(callerLanguage(request({ 'accept-language': 'zh-CN' }))).toBe('zh');
    expect(callerLanguage(request({}))).toBe('en');
  });

  it('ACC-132: a shop for this machine alone answers to names of this machine, any other to every name', () => {
    const hosts = ['localhost:3000', '127.0.0.1', '[::1]:3000', 'shop.localhost:3000'];
    const others = [
      'evil.example:3000',
      'localhost.evil.example',
      '192.168.0.7',
      '127.0.0.1.evil.example',
      '[',
    ];
    for (const environment of [{}, { PUBLIC_URL: 'http://localhost:3000' }]) {
      const config = readConfig(environment);
      for (const host of hosts) expect([host, isMeant(request({ host }), config)]).toEqual([host, true]);
      for (const host of others) expect([host, isMeant(request({ host }), config)]).toEqual([host, false]);
    }
    for (const environment of [
      { HOST: '0.0.0.0' },
      { PUBLIC_URL: 'https://games.example' },
      { TRUST_PROXY: '1' },
    ]) {
      expect(isMeant(request({ host: 'evil.example' }), readConfig(environment))).toBe(true);
    }
  });

  it('DOOR-1: compares the origin with PUBLIC_URL, else with the host', () => {
    const config = readConfig({ PUBLIC_URL: 'https://games.example' });
    expect(originAllowed(request({ origin: 'https://games.example', host: 'inner:3000' }), config)).toBe(
      true,
    );
    expect(originAllowed(request({ origin: 'http://games.example', host: 'games.example' }), config)).toBe(
      false,
    );
    expect(originAllowed(request({ origin: 'http://a:3000', host: 'a:3000' }), readConfig({}))).toBe(true);
    expect(originAllowed(request({ origin: 'null', host: 'a:3000' }), readConfig({}))).toBe(false);
  });
});
