// A security key in software: makes one passkey and signs with it, as WebAuthn Level 2 lays its bytes out. For tests.
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest();
const text = (bytes: Buffer) => bytes.toString('base64url');

const userPresent = 0x01;
const userVerified = 0x04;
const hasCredential = 0x40;

/** What a test may get wrong: by default everything is as the server wants it. */
export type Slips = {
  origin?: string;
  host?: string;
  challenge?: string;
  counter?: number;
  type?: string;
  /** Somebody touched it, and it did not make sure who. */
  unverified?: true;
};

const present = ({ unverified }: Slips) => userPresent | (unverified ? 0 : userVerified);

export function createAuthenticator(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const credentialId = randomBytes(16);
  const id = text(credentialId);
  let counter = 0;

  const clientData = (type: string, challenge: string, slips: Slips) =>
    Buffer.from(
      JSON.stringify({
        type: slips.type ?? type,
        challenge: slips.challenge ?? challenge,
        origin: slips.origin ?? origin,
        crossOrigin: false,
      }),
    );
  /** Section 6.1: hash of the host, flags, counter, and behind them whatever the flags announce. */
  const authenticatorData = (flags: number, slips: Slips, rest = Buffer.alloc(0)) => {
    counter = slips.counter ?? counter + 1;
    const head = Buffer.alloc(5);
    head.writeUInt8(flags, 0);
    head.writeUInt32BE(counter, 1);
    return Buffer.concat([sha256(slips.host ?? new URL(origin).hostname), head, rest]);
  };
  /** The public key as COSE has it (RFC 9053, section 7.1.1): EC2, ES256, P-256, x, y. */
  const coseKey = () => {
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    return Buffer.concat([
      Buffer.from('a5010203262001215820', 'hex'),
      Buffer.from(x, 'base64url'),
      Buffer.from('225820', 'hex'),
      Buffer.from(y, 'base64url'),
    ]);
  };

  return {
    id,
    /** What `navigator.credentials.create` would answer. */
    make(options: { challenge: string }, slips: Slips = {}) {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(credentialId.length);
      const attested = Buffer.concat([Buffer.alloc(16), length, credentialId, coseKey()]);
      const data = authenticatorData(present(slips) | hasCredential, slips, attested);
      // CBOR: { fmt: 'none', attStmt: {}, authData: h'…' }
      const attestationObject = Buffer.concat([
        Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex'),
        Buffer.from([data.length]),
        data,
      ]);
      return {
        id,
        rawId: id,
        type: 'public-key' as const,
        response: {
          clientDataJSON: text(clientData('webauthn.create', options.challenge, slips)),
          attestationObject: text(attestationObject),
          transports: ['internal'],
        },
      };
    },
    /** What `navigator.credentials.get` would answer. */
    use(options: { challenge: string }, slips: Slips = {}) {
      const data = authenticatorData(present(slips), slips);
      const client = clientData('webauthn.get', options.challenge, slips);
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey);
      return {
        id,
        rawId: id,
        type: 'public-key' as const,
        response: {
          clientDataJSON: text(client),
          authenticatorData: text(data),
          signature: text(signature),
        },
      };
    },
  };
}
