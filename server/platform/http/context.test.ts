// Who is calling: addresses behind proxies, languages, origins.
import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../config.ts';
import { callerAddress, callerLanguage, originAllowed } from './context.ts';

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

  it('UI-100: answers in the first language of the browser that Lobby speaks', () => {
    expect(callerLanguage(request({ 'accept-language': 'fr-FR,ko;q=0.8,en;q=0.5' }))).toBe('ko');
    expect(callerLanguage(request({ 'accept-language': 'zh-CN' }))).toBe('zh');
    expect(callerLanguage(request({}))).toBe('en');
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
