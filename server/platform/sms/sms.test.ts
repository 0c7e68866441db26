// Text messages through a gateway on loopback that checks what a real one checks.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../config.ts';
import { aliyunKeys, startSmsGateway } from '../../testing/smsGateway.ts';
import { createSmsCarrier, type SmsSettings } from './gateway.ts';

const message = { id: '01890a5d-ac96-774b-bcce-b302099a8057', html: '' };

describe('gateways of text messages', () => {
  let gateway: Awaited<ReturnType<typeof startSmsGateway>>;
  beforeAll(async () => {
    gateway = await startSmsGateway('token-1');
  });
  afterAll(() => gateway.close());

  const carrierOf = (environment: Record<string, string>) => {
    const { sms } = readConfig(environment);
    return createSmsCarrier(sms as SmsSettings, { now: () => Date.UTC(2026, 0, 2, 3, 4, 5, 678) });
  };
  const send = (carrier: ReturnType<typeof createSmsCarrier>, recipient: string) =>
    carrier.deliver({ ...message, recipient, subject: '012345', text: '012345 是你的验证码 (10 分钟)' });

  it('SMS-1: a gateway over HTTP gets id, number and text, with the token', async () => {
    await send(carrierOf({ SMS_URL: `${gateway.url}/send`, SMS_TOKEN: 'token-1' }), '+821012345678');
    expect(gateway.received.pop()).toEqual({
      id: message.id,
      to: '+821012345678',
      text: '012345 是你的验证码 (10 分钟)',
    });
    const wrong = carrierOf({ SMS_URL: `${gateway.url}/send`, SMS_TOKEN: 'another' });
    await expect(send(wrong, '+821012345678')).rejects.toThrow('401');
  });

  it('SMS-2: Aliyun gets a signed call with the code as the parameter of the template', async () => {
    const settings = { ...aliyunKeys, SMS_ALIYUN_ENDPOINT: `${gateway.url}/aliyun` };
    const carrier = carrierOf(settings);
    await send(carrier, '+8613812345678');
    await send(carrier, '+85291234567');
    expect(gateway.received.splice(0)).toEqual([
      { to: '8613812345678', code: '012345' },
      { to: '85291234567', code: '012345' },
    ]);
    expect(gateway.refusals).toEqual([]);
    for (const [name, code] of [
      ['SMS_ALIYUN_ACCESS_KEY_SECRET', 'SignatureDoesNotMatch'],
      ['SMS_ALIYUN_ACCESS_KEY_ID', 'InvalidAccessKeyId'],
      ['SMS_ALIYUN_SIGN_NAME', 'isv.SMS_SIGNATURE_ILLEGAL'],
    ] as const) {
      await expect(send(carrierOf({ ...settings, [name]: 'another' }), '+8613812345678')).rejects.toThrow(
        code,
      );
    }
  });

  it('SMS-3: half a gateway, and two of them, are refused at the start by name', () => {
    const { SMS_ALIYUN_SIGN_NAME: _left, ...half } = aliyunKeys;
    expect(() => readConfig(half)).toThrow('SMS_ALIYUN_SIGN_NAME: needed');
    expect(() => readConfig({ ...aliyunKeys, SMS_URL: 'https://sms.example' })).toThrow(
      'SMS_URL: not beside',
    );
    expect(() => readConfig({ SMS_TOKEN: 'x' })).toThrow('SMS_URL: needed');
    expect(readConfig({}).sms).toBeNull();
  });
});
