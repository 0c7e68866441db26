// A mail server on loopback, which keeps what it is sent.
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

type Received = { to: string[]; from: string | null; raw: string };

/** Refuses as many letters as told, then takes them. Refuses strangers. */
export async function startPost(refusals = 0) {
  const received: Received[] = [];
  let tried = 0;
  const server = new SMTPServer({
    secure: false,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth({ username, password }, _session, done) {
      if (username === 'lobby' && password === 's3cret') done(null, { user: username });
      else done(new Error('Who are you?'));
    },
    onData(stream, { envelope }, done) {
      let raw = '';
      stream.on('data', (part: Buffer) => {
        raw += part.toString();
      });
      stream.on('end', () => {
        tried += 1;
        if (tried <= refusals) {
          done(Object.assign(new Error('Try again later'), { responseCode: 451 }));
          return;
        }
        received.push({
          to: envelope.rcptTo.map(({ address }) => address),
          from: envelope.mailFrom === false ? null : envelope.mailFrom.address,
          raw,
        });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { close, received, tried: () => tried, url: `smtp://lobby:s3cret@127.0.0.1:${port}` };
}
