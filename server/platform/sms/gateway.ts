// Carries text messages to a gateway over HTTP: any that takes JSON, or Aliyun's.
import { createHmac, randomUUID } from 'node:crypto';
import type { Carrier } from '../mail/mail.ts';

export type SmsSettings =
  | { kind: 'http'; url: string; token: string | null }
  | {
      kind: 'aliyun';
      endpoint: string;
      accessKeyId: string;
      accessKeySecret: string;
      signName: string;
      templateCode: string;
    };

/** Milliseconds a gateway may take. */
const patience = 10_000;

/** @param clock tells Aliyun's timestamp, in epoch milliseconds. */
export function createSmsCarrier(settings: SmsSettings, clock: { now(): number }): Carrier {
  return {
    deliver: (message) =>
      settings.kind === 'http' ? byHttp(settings, message) : byAliyun(settings, message, clock.now()),
    patience,
    close: () => {},
  };
}

type Message = Parameters<Carrier['deliver']>[0];

/** POSTs `{ id, to, text }`; the same id at each try, so that the gateway may see that it has it. */
async function byHttp(
  { url, token }: Extract<SmsSettings, { kind: 'http' }>,
  { id, recipient, text }: Message,
): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ id, to: recipient, text }),
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  });
  if (!response.ok) throw new Error(`The SMS gateway answered ${response.status}.`);
}

/** As RFC 3986 has it, which Aliyun asks for: encodeURIComponent leaves five signs alone. */
const percent = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * Calls SendSms of Dysmsapi 2017-05-25 by its RPC signature: HMAC-SHA1 over the sorted query
 * (https://help.aliyun.com/document_detail/315526.html). A template of the account says the words; the code is its
 * only parameter.
 */
async function byAliyun(
  settings: Extract<SmsSettings, { kind: 'aliyun' }>,
  { recipient, subject: code }: Message,
  now: number,
): Promise<void> {
  const parameters: Record<string, string> = {
    Action: 'SendSms',
    Version: '2017-05-25',
    RegionId: 'cn-hangzhou',
    Format: 'JSON',
    AccessKeyId: settings.accessKeyId,
    SignatureMethod: 'HMAC-SHA1',
    SignatureVersion: '1.0',
    SignatureNonce: randomUUID(),
    Timestamp: new Date(now).toISOString().replace(/\.\d+Z$/, 'Z'),
    PhoneNumbers: recipient.replace(/^\+/, ''),
    SignName: settings.signName,
    TemplateCode: settings.templateCode,
    TemplateParam: JSON.stringify({ code }),
  };
  const query = Object.keys(parameters)
    .sort()
    .map((name) => `${percent(name)}=${percent(parameters[name] ?? '')}`)
    .join('&');
  const signature = createHmac('sha1', `${settings.accessKeySecret}&`)
    .update(`POST&${percent('/')}&${percent(query)}`)
    .digest('base64');
  const response = await fetch(settings.endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `${query}&Signature=${percent(signature)}`,
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  });
  const answer = (await response.json().catch(() => null)) as { Code?: unknown; Message?: unknown } | null;
  if (!response.ok || answer?.Code !== 'OK') {
    throw new Error(`Aliyun refused: ${response.status} ${String(answer?.Code)} ${String(answer?.Message)}`);
  }
}
