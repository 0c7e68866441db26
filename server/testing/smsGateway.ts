// A gateway for text messages on loopback, which refuses what a real one would. For tests.
import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export const aliyunKeys = {
  SMS_ALIYUN_ACCESS_KEY_ID: 'LTAI-test',
  SMS_ALIYUN_ACCESS_KEY_SECRET: 'a secret + of & signs = ~',
  SMS_ALIYUN_SIGN_NAME: '大厅 Lobby (测试)',
  SMS_ALIYUN_TEMPLATE_CODE: 'SMS_154950909',
};

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
};

/** Percent-encoding by RFC 3986, byte for byte, as Aliyun's documents describe it. */
const encode = (text: string) =>
  [...Buffer.from(text)]
    .map((byte) =>
      /[A-Za-z0-9\-_.~]/.test(String.fromCharCode(byte))
        ? String.fromCharCode(byte)
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .join('');

export type Received = { to: string; text?: string; code?: string; id?: string };

/** `fail` answers that many requests with an error first. */
export async function startSmsGateway(token: string | null = null) {
  const received: Received[] = [];
  const refusals: string[] = [];
  const nonces = new Set<string>();
  let failing = 0;

  /** What Aliyun would answer; `null` takes the message. */
  function refusalOf(parameters: Map<string, string>): string | null {
    const signature = parameters.get('Signature');
    const query = [...parameters]
      .filter(([name]) => name !== 'Signature')
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => `${encode(name)}=${encode(value)}`)
      .join('&');
    const wanted = createHmac('sha1', `${aliyunKeys.SMS_ALIYUN_ACCESS_KEY_SECRET}&`)
      .update(`POST&${encode('/')}&${encode(query)}`)
      .digest('base64');
    if (parameters.get('AccessKeyId') !== aliyunKeys.SMS_ALIYUN_ACCESS_KEY_ID) return 'InvalidAccessKeyId';
    if (signature !== wanted) return 'SignatureDoesNotMatch';
    const nonce = parameters.get('SignatureNonce') ?? '';
    if (nonces.has(nonce)) return 'SignatureNonceUsed';
    nonces.add(nonce);
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(parameters.get('Timestamp') ?? ''))
      return 'IllegalTimestamp';
    if (parameters.get('Action') !== 'SendSms' || parameters.get('Version') !== '2017-05-25')
      return 'InvalidAction';
    if (parameters.get('SignName') !== aliyunKeys.SMS_ALIYUN_SIGN_NAME) return 'isv.SMS_SIGNATURE_ILLEGAL';
    if (parameters.get('TemplateCode') !== aliyunKeys.SMS_ALIYUN_TEMPLATE_CODE)
      return 'isv.SMS_TEMPLATE_ILLEGAL';
    return /^\d{7,15}$/.test(parameters.get('PhoneNumbers') ?? '') ? null : 'isv.MOBILE_NUMBER_ILLEGAL';
  }

  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const answer = (status: number, value: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(value));
    };
    if (failing > 0) {
      failing -= 1;
      return answer(503, { Code: 'ServiceUnavailable' });
    }
    if (request.url === '/aliyun') {
      const parameters = new Map(
        body.split('&').map((pair) => {
          const [name = '', value = ''] = pair.split('=');
          return [decodeURIComponent(name), decodeURIComponent(value)];
        }),
      );
      const refusal = refusalOf(parameters);
      // As Aliyun does: what is wrong with the business answers 200 with another code.
      if (refusal) {
        refusals.push(refusal);
        return answer(refusal.startsWith('isv') ? 200 : 400, { Code: refusal, Message: refusal });
      }
      const { code } = JSON.parse(parameters.get('TemplateParam') ?? '{}') as { code?: string };
      received.push({ to: parameters.get('PhoneNumbers') ?? '', ...(code && { code }) });
      return answer(200, { Code: 'OK', Message: 'OK' });
    }
    if (token !== null && request.headers.authorization !== `Bearer ${token}`) return answer(401, {});
    received.push(JSON.parse(body) as Received);
    return answer(202, {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    received,
    refusals,
    fail: (times: number) => {
      failing = times;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
