// Opens the resources, wires them, listens; closes them in the opposite order. Tests start the same app on port 0.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { TRPCError } from '@trpc/server';
import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Config } from './config.ts';
import { AppError } from './errors.ts';
import { startAccountJobs } from './features/accounts/jobs.ts';
import { watchSessions } from './features/accounts/lostSessions.ts';
import { providerSignIn } from './features/accounts/oidc/http.ts';
import { pictureUploads } from './features/accounts/picture/http.ts';
import { answeredQr } from './features/accounts/qr/qr.ts';
import { findRole } from './features/accounts/queries.ts';
import { findSession } from './features/accounts/sessions.ts';
import { findSessionByAccess } from './features/accounts/tokens/tokens.ts';
import { startAlertJobs } from './features/alerts/jobs.ts';
import { endedAlerts } from './features/alerts/topics.ts';
import { attachmentUploads } from './features/chat/attachments/http.ts';
import { startAttachmentJobs } from './features/chat/attachments/jobs.ts';
import { roomExports } from './features/chat/export/http.ts';
import { groupPictureUploads } from './features/chat/groupPictures/http.ts';
import { startGroupPictureJobs } from './features/chat/groupPictures/sweep.ts';
import { startChatJobs } from './features/chat/jobs.ts';
import { closedRooms } from './features/chat/topics.ts';
import { startFriendJobs } from './features/friends/jobs.ts';
import { exportDownloads } from './features/leaving/export/http.ts';
import { startLeavingJobs } from './features/leaving/jobs.ts';
import { startDropJobs } from './features/store/drops/jobs.ts';
import { gameFrontUploads, gamePictureUploads } from './features/store/gamePictures/http.ts';
import { startGamePictureJobs } from './features/store/gamePictures/jobs.ts';
import { storeArt } from './features/store/pictures.ts';
import { gameTrailerUploads, trailerUpload } from './features/store/trailers/http.ts';
import { paymentPages } from './features/wallet/charges/http.ts';
import { startChargeJobs } from './features/wallet/charges/jobs.ts';
import { walletExports } from './features/wallet/exports/http.ts';
import { startLedgerJobs } from './features/wallet/ledger/jobs.ts';
import {
  type Bus,
  createBus,
  createLive,
  createPresence,
  measureLive,
  measureSockets,
  startRetention,
} from './live/index.ts';
import { attachSocketServer, closeCodes, withoutRates } from './live/socket/index.ts';
import { createCaptchas } from './platform/captcha/index.ts';
import { createConnections } from './platform/http/connections.ts';
import {
  bearerToken,
  callerAddress,
  callerLanguage,
  cookieJar,
  expectedMember,
  isForeign,
  isMeant,
  isSecure,
  mayCall,
  pageOrigin,
  sessionToken,
} from './platform/http/context.ts';
import { metricsHandler } from './platform/http/metrics.ts';
import { pageHandler } from './platform/http/page.ts';
import { sendText } from './platform/http/pictures.ts';
import { createHttpServer } from './platform/http/server.ts';
import { createSpool, spoolTimes } from './platform/http/spool.ts';
import { createLimits } from './platform/limits.ts';
import { createLog } from './platform/log.ts';
import { createMail, createSmtpCarrier } from './platform/mail/index.ts';
import { createMetrics } from './platform/metrics.ts';
import { networkOf } from './platform/network.ts';
import { createOnceTokens } from './platform/onceTokens.ts';
import { createPayments } from './platform/payments/index.ts';
import { openDatabase } from './platform/postgres/database.ts';
import { openRedis } from './platform/redis.ts';
import { programRoot } from './platform/root.ts';
import { createSmsCarrier } from './platform/sms/gateway.ts';
import { createStorage } from './platform/storage/index.ts';
import { appRouter } from './router.ts';
import type { Clock, Services } from './services.ts';
import { type Context, unexpectedErrorId } from './trpc.ts';

/** The bus topic on which instances tell each other that a session has ended. */
const sessionEndTopic = 'session.ended';

/** Events after which a topic is never written to again; without them old topics would pile up. */
export const topicEndings = [closedRooms, answeredQr, endedAlerts];

/** Connections that may wait to be accepted: all clients of an instance that has died may come to this one at once. */
const backlog = 4_096;

export type App = {
  /** Where it listens, for example http://127.0.0.1:3000. */
  url: string;
  services: Services;
  /** Stops accepting, lets calls in flight finish, tells clients to reconnect, closes everything. */
  close(): Promise<void>;
};

/** What a test puts in place of the real thing. */
export type Overrides = {
  clock?: Clock;
  newId?: () => string;
  /** Puts something between the program and its bus, such as one that loses messages. */
  wrapBus?: (bus: Bus) => Bus;
  /** Hears of every statement sent to PostgreSQL. */
  onStatement?: (text: string) => void;
};

/**
 * Starts the whole program on an already migrated database.
 * @throws when the port is taken (EADDRINUSE) or a resource cannot be opened; nothing is left open then.
 */
export async function createApp(
  config: Config & { DATABASE_URL: string },
  overrides: Overrides = {},
): Promise<App> {
  const log = createLog(config.LOG_LEVEL);
  const clock = overrides.clock ?? { now: Date.now };
  const { onStatement, wrapBus = (bus) => bus } = overrides;
  const database = openDatabase(config.DATABASE_URL, { pool: config.LOBBY_DATABASE_POOL, onStatement });
  const redis = config.REDIS_URL ? openRedis(config.REDIS_URL, log) : null;
  const bus = wrapBus(createBus(config.REDIS_URL ?? null, log));
  const live = createLive({ database, bus, clock, log });
  const presence = createPresence({ redis, bus, clock, log });
  const connections = createConnections();
  const metrics = createMetrics();
  metrics.gauge('lobby_connections', 'WebSockets open.', () => connections.size);
  measureLive(metrics, live, bus);
  const stopHearing = await bus.subscribe(sessionEndTopic, (bytes) =>
    connections.endSession(bytes.toString()),
  );
  const newId = overrides.newId ?? uuidv7;
  const carrier = config.SMTP_URL ? createSmtpCarrier(config.SMTP_URL, config.mailFrom) : null;
  const mail = createMail({ database, clock, log, newId }, 'mail', carrier, config.outbox.includes('mail'));
  const gateway = config.sms ? createSmsCarrier(config.sms, clock) : null;
  const sms = createMail({ database, clock, log, newId }, 'sms', gateway, config.outbox.includes('sms'));
  const onceTokens = createOnceTokens({ database, clock, newId });
  const services: Services = {
    config,
    log,
    clock,
    newId,
    database,
    live,
    presence,
    connections,
    metrics,
    mail,
    sms,
    storage: createStorage(config),
    spool: createSpool(join(config.dataDirectory, 'incoming'), log),
    payments: createPayments(config.payments, { database, clock, newId, onceTokens, log }),
    onceTokens,
    captchas: createCaptchas({ onceTokens, clock, newId }),
    roleOf: (memberId) => findRole(database, memberId),
    endSession(sessionId) {
      // Here at once, also while the bus is down; elsewhere when they hear of it.
      connections.endSession(sessionId);
      bus.publish(sessionEndTopic, Buffer.from(sessionId));
    },
    limits: createLimits(redis, config.LOBBY_RATE_LIMITS === 'on'),
  };
  if (config.LOBBY_PAYMENTS === 'sandbox')
    log.warn('Charges cost nothing: the sandbox takes no real money (LOBBY_PAYMENTS=sandbox).');
  if (config.LOBBY_RATE_LIMITS === 'off') log.warn('Rate limits are off (LOBBY_RATE_LIMITS=off).');

  const callerOf = (request: IncomingMessage): Context['request'] => ({
    address: callerAddress(request, config.TRUST_PROXY),
    origin: pageOrigin(request, config),
    userAgent: String(request.headers['user-agent'] ?? '').slice(0, 300),
    language: callerLanguage(request),
    expectedMember: null,
  });
  /** A token that comes along counts alone: who sends one does not mean the cookie. Pages of others have no cookie. */
  const sessionOf = async (request: IncomingMessage, accessToken = bearerToken(request)) => {
    if (accessToken !== null) return findSessionByAccess(services, accessToken);
    const token = isForeign(request, config) ? null : sessionToken(request);
    return token ? findSession(services, token) : null;
  };
  const onError = (error: unknown, path: string | undefined) => {
    const unexpected = !(error instanceof TRPCError) || error.code === 'INTERNAL_SERVER_ERROR';
    if (!unexpected) return;
    const id = error instanceof TRPCError ? unexpectedErrorId(error) : randomUUID();
    log.error(
      { id, path, error: error instanceof Error ? (error.cause ?? error) : error },
      'unexpected error',
    );
  };

  const csvFiles = walletExports(services);
  const roomCopies = roomExports(services);
  const copies = exportDownloads(services);
  const uploads = [
    gamePictureUploads(services),
    gameFrontUploads(services),
    gameTrailerUploads(services),
    groupPictureUploads(services),
    attachmentUploads(services),
    pictureUploads(services),
  ];
  const server = createHttpServer({
    router: appRouter,
    isSecure: (request) => isSecure(request, config),
    corsOrigins: config.corsOrigins,
    isMeant: (request) => isMeant(request, config),
    mayChange: (request) => mayCall(request, config),
    async createContext(request, response, { calls, isFeed }) {
      const caller = { ...callerOf(request), expectedMember: expectedMember(request) };
      await services.limits.consume('call', caller.address, calls);
      const session = await sessionOf(request);
      if (isFeed) {
        // A feed over HTTP lasts as long as its session and its connection.
        const forget = connections.add(session?.id ?? null, () => response.destroy());
        response.once('close', forget);
      }
      const jar = cookieJar(request, response, config);
      const cookies =
        bearerToken(request) === null && !isForeign(request, config)
          ? jar
          : { ...jar, token: null, clear: () => {} };
      return { services, session, request: caller, cookies };
    },
    onError,
    ready: async () => void (await database.db.execute(sql`select 1`)),
    metrics: metricsHandler(metrics, config),
    art: storeArt(services),
    uploads: async (request, response) => {
      for (const told of uploads) if (await told(request, response)) return;
      sendText(response, 404, 'There is no such file.');
    },
    auth: providerSignIn(services),
    exports: async (request, response) => {
      const isTold = (await csvFiles(request, response)) || (await roomCopies(request, response));
      if (!isTold) await copies(request, response);
    },
    payments: paymentPages(services),
    page: pageHandler(join(programRoot(), 'dist', 'web')),
    large: { paths: [trailerUpload], within: spoolTimes.within + 60_000 },
  });

  const sockets = attachSocketServer<Context>(server, {
    router: appRouter,
    path: '/trpc',
    mayOpen: (request) => mayCall(request, config) && isMeant(request, config),
    afterPublishing: (then) => bus.whenSent(then),
    addressOf: (request) => networkOf(callerAddress(request, config.TRUST_PROXY)),
    limits:
      config.LOBBY_RATE_LIMITS === 'off'
        ? withoutRates
        : {
            connectionsPerMember: config.LOBBY_CONNECTIONS_PER_MEMBER,
            connectionsPerAddress: config.LOBBY_CONNECTIONS_PER_ADDRESS,
          },
    async createContext({ request, connectionParams, connection }) {
      const session = await sessionOf(request, connectionParams?.['accessToken'] ?? bearerToken(request));
      const forget = connections.add(session?.id ?? null, () =>
        connection.end(new AppError('NOT_SIGNED_IN'), closeCodes.sessionEnded),
      );
      const connectionId = services.newId();
      if (session) {
        const { id: device, member, hidden = false } = session;
        presence.connected({ id: member.id, device, hidden }, connectionId);
      }
      connection.onGone(() => {
        forget();
        if (session) presence.disconnected(session.member.id, connectionId);
      });
      return {
        services,
        session,
        request: callerOf(request),
        cookies: {
          token: sessionToken(request),
          writable: false,
          set: () => {},
          clear: () => {},
        },
      };
    },
    memberOf: ({ session }) => session?.member.id ?? null,
    onError: ({ error, path }) => onError(error, path),
  });

  measureSockets(metrics, sockets);

  const stopJobs = [
    startChatJobs(services),
    startFriendJobs(services),
    startAccountJobs(services),
    startLeavingJobs(services),
    startChargeJobs(services),
    startLedgerJobs(services),
    startAlertJobs(services),
    startDropJobs(services),
    startGamePictureJobs(services),
    startGroupPictureJobs(services),
    startAttachmentJobs(services),
    watchSessions(services),
    startRetention(services, {
      hours: config.LOBBY_EVENTS_KEEP_HOURS,
      count: config.LOBBY_EVENTS_KEEP_COUNT,
      endings: topicEndings,
    }),
  ];

  const closeResources = async () => {
    await Promise.all(stopJobs.map((stop) => stop()));
    await services.spool.close();
    await mail.close();
    await sms.close();
    await stopHearing();
    await presence.close();
    await live.close();
    await bus.close();
    redis?.disconnect();
    await database.close();
  };

  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ port: config.PORT, host: config.HOST, backlog }, () => resolve());
    });
  } catch (error) {
    await closeResources();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  const host = config.HOST.includes(':') ? `[${config.HOST}]` : config.HOST;

  return {
    url: `http://${host}:${port}`,
    services,
    async close() {
      const stopped = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      await sockets.drain();
      await sockets.close();
      // Calls in flight have a moment to finish; then their connections end.
      const patience = setTimeout(() => server.closeAllConnections(), 5_000);
      await stopped;
      clearTimeout(patience);
      await closeResources();
    },
  };
}
