// Every setting in one schema: environment name, default, unit and meaning. A bad environment lists all its problems.
import { resolve } from 'node:path';
import { z } from 'zod';
import { attachmentLimits } from '../shared/attachmentLimits.ts';
import { limits } from '../shared/limits.ts';
import { trailerLimits } from '../shared/trailers.ts';
import { socketLimits } from './live/socket/limits.ts';
import { isLoopback } from './loopback.ts';
import { type OidcProvider, readOidc } from './oidcSettings.ts';
import type { Channel } from './platform/mail/index.ts';
import type { PaymentSettings } from './platform/payments/index.ts';
import { paymentEnvironment, paymentsOf, problemsOfPayments } from './platform/payments/settings.ts';
import type { SmsSettings } from './platform/sms/gateway.ts';
import type { S3Settings } from './platform/storage/s3.ts';

const onOff = z.enum(['on', 'off']);
const port = z.coerce.number().int().min(0).max(65_535);

/** Scheme, host and port, written as browsers send them; never `*` or `null`. */
const isOrigin = (text: string): boolean => {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text;
};

const environmentSchema = z.object({
  /** Where the server listens. Everything but loopback is reachable from other machines. */
  HOST: z.string().min(1).default('127.0.0.1'),
  /** 0 takes any free port. */
  PORT: port.default(3000),
  /** How browsers reach this server, for example https://games.example. Without it the request's own host counts. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Origins of other pages that may call with tokens, parted by commas, for example https://dash.example. */
  CORS_ORIGINS: z
    .string()
    .transform((list) => list.split(',').map((origin) => origin.trim()))
    .refine((origins) => origins.every(isOrigin), 'origins such as https://dash.example, parted by commas')
    .optional(),
  /** An own PostgreSQL 15 or newer, built with ICU. Without it Lobby starts its own in LOBBY_DATA. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Redis or Valkey, which several instances need to wake each other. Without it one instance serves alone. */
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  /** Folder for the own PostgreSQL, drawn pictures, and uploaded ones where no S3 is set. */
  LOBBY_DATA: z.string().min(1).default('.lobby'),
  /** What an empty database is filled with. Default: demo with the own PostgreSQL, none with DATABASE_URL. */
  LOBBY_SEED: z.enum(['demo', 'none']).optional(),
  /** Sign-in by one click as a demo member. Off loopback only when switched on here. */
  LOBBY_DEMO_ACCOUNTS: onOff.optional(),
  /** Demo members who stay online and talk a little. Default: as the demo accounts. */
  LOBBY_DEMO_VISITORS: onOff.optional(),
  /** off: no limits on calls, for load tests only. */
  LOBBY_RATE_LIMITS: onOff.default('on'),
  /** WebSockets one member may have open to an instance, all tabs and devices together. */
  LOBBY_CONNECTIONS_PER_MEMBER: z.coerce.number().int().min(1).default(socketLimits.connectionsPerMember),
  /** WebSockets one address may have open to an instance; behind a proxy that TRUST_PROXY does not name, all of them. */
  LOBBY_CONNECTIONS_PER_ADDRESS: z.coerce.number().int().min(1).default(socketLimits.connectionsPerAddress),
  /** Hops of reverse proxies whose X-Forwarded-For counts; 0 trusts none. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  /** The most people an open room may be made for. */
  LOBBY_ROOM_CAPACITY_MAX: z.coerce
    .number()
    .int()
    .min(limits.roomCapacity.min)
    .max(limits.roomCapacity.max)
    .default(200),
  /** Open rooms one member may be in at the same time. */
  LOBBY_ROOMS_PER_MEMBER: z.coerce.number().int().min(1).max(1_000).default(50),
  /** Minutes without any connection after which a member leaves open rooms. */
  LOBBY_ABSENCE_MINUTES: z.coerce.number().int().min(1).max(10_080).default(10),
  /** The most messages that share one commit. */
  LOBBY_MESSAGES_PER_COMMIT: z.coerce.number().int().min(1).max(10_000).default(256),
  /** Megabytes, of 2^20 bytes, of one file that hangs on a message. */
  LOBBY_ATTACHMENT_MB: z.coerce.number().int().min(1).max(attachmentLimits.megabytes).default(25),
  /** Files that hang on one message. */
  LOBBY_ATTACHMENTS_PER_MESSAGE: z.coerce.number().int().min(1).max(attachmentLimits.perMessage).default(10),
  /** Megabytes, of 2^20 bytes, that one member uploads for messages in a day (UTC). */
  LOBBY_ATTACHMENTS_MB_A_DAY: z.coerce.number().int().min(1).max(attachmentLimits.megabytesADay).default(500),
  /** Megabytes, of 2^20 bytes, of one trailer that a publisher uploads for a game. */
  LOBBY_TRAILER_MB: z.coerce.number().int().min(1).max(trailerLimits.megabytes).default(200),
  /** Megabytes, of 2^20 bytes, of all trailers of all games of one publisher. */
  LOBBY_TRAILERS_MB_A_PUBLISHER: z.coerce
    .number()
    .int()
    .min(1)
    .max(trailerLimits.megabytesAPublisher)
    .default(10_240),
  /** Hours an event is kept for feeds that resume; older ones are removed hourly. */
  LOBBY_EVENTS_KEEP_HOURS: z.coerce.number().int().min(1).max(87_600).default(72),
  /** Events kept of one topic for feeds that resume. */
  LOBBY_EVENTS_KEEP_COUNT: z.coerce.number().int().min(1).max(10_000_000).default(10_000),
  /** Connections to PostgreSQL an instance may hold. */
  LOBBY_DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(16),
  /** Where mail goes out, for example smtp://user:password@mail.example:587. Without it mail stays in the outbox. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** The sender of mail. Default: no-reply at the host of PUBLIC_URL. */
  MAIL_FROM: z.string().min(3).max(320).optional(),
  /** The page /outbox, which shows letters and texts that nobody carries. Default: on where only this machine can come in. */
  LOBBY_OUTBOX: onOff.optional(),
  /** Where text messages are POSTed as JSON `{ id, to, text }`. */
  SMS_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Sent to SMS_URL as `Authorization: Bearer …`. */
  SMS_TOKEN: z.string().min(1).optional(),
  /** Aliyun's SMS in place of SMS_URL: keys, the signature's name, and the template whose parameter is `code`. */
  SMS_ALIYUN_ENDPOINT: z.url({ protocol: /^https?$/ }).default('https://dysmsapi.aliyuncs.com/'),
  SMS_ALIYUN_ACCESS_KEY_ID: z.string().min(1).optional(),
  SMS_ALIYUN_ACCESS_KEY_SECRET: z.string().min(1).optional(),
  SMS_ALIYUN_SIGN_NAME: z.string().min(1).optional(),
  SMS_ALIYUN_TEMPLATE_CODE: z.string().min(1).optional(),
  /** S3, or what speaks its protocol, for uploaded pictures, for example https://s3.eu-central-1.amazonaws.com. */
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  /** As the provider names it; many that are not Amazon take any. */
  S3_REGION: z.string().min(1).default('us-east-1'),
  /** A bucket that is there; Lobby makes none. It stands in the path, not in the host's name. */
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
    .optional(),
  /** The key that may read, write and delete in the bucket. */
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  /**
   * OpenID Connect providers people may sign in by, parted by commas, for example google,kakao. Each is described by
   * LOBBY_OIDC_<NAME>_…; its word that an address is verified is taken as proof of it (see oidcSettings.ts).
   */
  LOBBY_OIDC: z.string().optional(),
  ...paymentEnvironment,
  /** What reads /metrics from elsewhere, as `Authorization: Bearer …`. Without it only this machine may. */
  METRICS_TOKEN: z.string().min(16).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('warn'),
});

type Environment = z.infer<typeof environmentSchema>;

export type Config = Environment & {
  /** What to fill an empty database with. */
  seed: 'demo' | 'none';
  /** Whether demo accounts may be entered by one click. */
  demo: boolean;
  /** Whether demo members stay online and talk. */
  visitors: boolean;
  /** What nobody carries and is shown at /outbox. */
  outbox: Channel[];
  /** How links in mail begin, without a slash at the end. */
  publicUrl: string;
  /** CORS_ORIGINS as a list. */
  corsOrigins: readonly string[];
  /** The sender of mail. */
  mailFrom: string;
  /** Who carries text messages; null for nobody. */
  sms: SmsSettings | null;
  /** Where uploaded pictures lie; null for LOBBY_DATA. */
  s3: S3Settings | null;
  /** Who takes money; null for nobody. */
  payments: PaymentSettings | null;
  /** Providers people may sign in by, in the order of their buttons. */
  oidc: OidcProvider[];
  /** LOBBY_DATA as an absolute path. */
  dataDirectory: string;
  /** Whether only this machine can reach the shop. */
  onlyHere: boolean;
  /** Whether browsers reach this server by https, so that cookies must be Secure. */
  https: boolean;
};

/** Whether only this machine can reach the shop: not through a public address either, nor through a proxy. */
const isPrivate = (settings: Environment) =>
  isLoopback(settings.HOST) &&
  (settings.PUBLIC_URL === undefined || isLoopback(new URL(settings.PUBLIC_URL).hostname)) &&
  settings.TRUST_PROXY === 0;

/** Whether letters with links in them reach anybody. */
const writesLetters = ({ SMTP_URL, LOBBY_OUTBOX }: Environment): boolean =>
  SMTP_URL !== undefined || LOBBY_OUTBOX === 'on';

/** A bad environment, every problem in one message. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** Without them all there is no S3, and one that was left out would send pictures to where nobody looks. */
const s3Names = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

/** What is missing of S3, as problems, where some of it is there. */
const missingOfS3 = (present: Record<string, unknown>): string[] => {
  const missing = s3Names.filter((name) => present[name] === undefined);
  return missing.length < s3Names.length || present['S3_REGION'] !== undefined
    ? missing.map((name) => `  ${name}: needed, since other settings of S3 are there`)
    : [];
};

function s3Of(settings: Environment): S3Settings | null {
  const { S3_ENDPOINT, S3_REGION, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = settings;
  if (!S3_ENDPOINT || !S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) return null;
  return {
    endpoint: S3_ENDPOINT,
    region: S3_REGION,
    bucket: S3_BUCKET,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
  };
}

const aliyunNames = [
  'SMS_ALIYUN_ACCESS_KEY_ID',
  'SMS_ALIYUN_ACCESS_KEY_SECRET',
  'SMS_ALIYUN_SIGN_NAME',
  'SMS_ALIYUN_TEMPLATE_CODE',
] as const;

/** One gateway, and that one whole: half of one would send messages nowhere. */
function problemsOfSms(present: Record<string, unknown>): string[] {
  const missing = aliyunNames.filter((name) => present[name] === undefined);
  const wantsAliyun = missing.length < aliyunNames.length || present['SMS_ALIYUN_ENDPOINT'] !== undefined;
  const problems = wantsAliyun
    ? missing.map((name) => `  ${name}: needed, since other settings of Aliyun are there`)
    : [];
  if (wantsAliyun && present['SMS_URL'] !== undefined) {
    problems.push('  SMS_URL: not beside settings of Aliyun, since one gateway carries all');
  }
  if (present['SMS_TOKEN'] !== undefined && present['SMS_URL'] === undefined) {
    problems.push('  SMS_URL: needed, since SMS_TOKEN is there');
  }
  return problems;
}

function smsOf(settings: Environment): SmsSettings | null {
  const { SMS_URL: url, SMS_TOKEN: token = null, SMS_ALIYUN_ENDPOINT: endpoint } = settings;
  if (url) return { kind: 'http', url, token };
  const accessKeyId = settings.SMS_ALIYUN_ACCESS_KEY_ID;
  const accessKeySecret = settings.SMS_ALIYUN_ACCESS_KEY_SECRET;
  const signName = settings.SMS_ALIYUN_SIGN_NAME;
  const templateCode = settings.SMS_ALIYUN_TEMPLATE_CODE;
  if (!accessKeyId || !accessKeySecret || !signName || !templateCode) return null;
  return { kind: 'aliyun', endpoint, accessKeyId, accessKeySecret, signName, templateCode };
}

/** Of which the page /outbox shows what is written: of that alone which nothing carries. */
function outboxOf(settings: Environment, sms: SmsSettings | null): Channel[] {
  const { LOBBY_OUTBOX, SMTP_URL } = settings;
  if (LOBBY_OUTBOX === undefined ? !isPrivate(settings) : LOBBY_OUTBOX === 'off') return [];
  return [...(SMTP_URL ? [] : ['mail' as const]), ...(sms ? [] : ['sms' as const])];
}

/**
 * Reads the settings from an environment; blank ones count as absent.
 * @throws {ConfigError} naming each variable that is wrong, and its rule.
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const present = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = environmentSchema.safeParse(present);
  const oidc = readOidc(present);
  const problems = [
    ...missingOfS3(present),
    ...problemsOfSms(present),
    ...oidc.problems.map((problem) => `  ${problem}`),
    ...problemsOfPayments(present, parsed.success && isPrivate(parsed.data)),
  ];
  if (parsed.success && oidc.providers.length > 0 && !parsed.data.PUBLIC_URL && !isPrivate(parsed.data)) {
    problems.push('  PUBLIC_URL: needed, since the providers of LOBBY_OIDC send people back to it');
  }
  // Never the host of a request: whoever asks for somebody's link would choose where its token goes.
  if (parsed.success && writesLetters(parsed.data) && !parsed.data.PUBLIC_URL && !isPrivate(parsed.data)) {
    problems.push('  PUBLIC_URL: needed, since links in letters lead back to it');
  }
  if (!parsed.success || problems.length > 0) {
    const issues = parsed.error?.issues ?? [];
    problems.unshift(...issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`));
    throw new ConfigError(`These settings cannot be used:\n${problems.join('\n')}`);
  }
  const settings = parsed.data;
  const seed = settings.LOBBY_SEED ?? (settings.DATABASE_URL ? 'none' : 'demo');
  const demo =
    settings.LOBBY_DEMO_ACCOUNTS === undefined
      ? seed === 'demo' && isPrivate(settings)
      : settings.LOBBY_DEMO_ACCOUNTS === 'on';
  const sms = smsOf(settings);
  const publicUrl = (settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`).replace(/\/+$/, '');
  return {
    ...settings,
    publicUrl,
    corsOrigins: settings.CORS_ORIGINS ?? [],
    mailFrom: settings.MAIL_FROM ?? `Lobby <no-reply@${new URL(publicUrl).hostname}>`,
    outbox: outboxOf(settings, sms),
    seed,
    demo,
    visitors: settings.LOBBY_DEMO_VISITORS === undefined ? demo : settings.LOBBY_DEMO_VISITORS === 'on',
    sms,
    s3: s3Of(settings),
    payments: paymentsOf(settings, { isDemo: seed === 'demo' && isPrivate(settings), publicUrl }),
    oidc: oidc.providers,
    dataDirectory: resolve(settings.LOBBY_DATA),
    onlyHere: isPrivate(settings),
    https: settings.PUBLIC_URL?.startsWith('https:') ?? false,
  };
}
