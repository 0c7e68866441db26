// Uploaded files in a bucket of S3, or of anything that speaks its protocol.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import {
  checkContentType,
  checkFolder,
  contentTypeOf,
  isKey,
  type Listed,
  listedAtOnce,
  type Storage,
  StorageError,
} from './storage.ts';

export type S3Settings = {
  /** Where it is, for example https://s3.eu-central-1.amazonaws.com; the bucket goes into the path. */
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
};

/** Milliseconds until an answer must have begun, tries again included. */
const patience = 20_000;
/** Tries again where the service says that it is busy or broken. */
const retries = 2;

/** The code in an error of S3, for example NoSuchKey. */
async function errorCode(response: Response): Promise<string> {
  const text = await response.text().catch(() => '');
  return /<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? '';
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** The text of the first element of that name. */
const textOf = (xml: string, name: string): string =>
  (new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '').replace(
    /&(amp|lt|gt|quot|apos);/g,
    (_whole, entity: string) => entities[entity] ?? '',
  );

/** What an answer of ListObjects lists, and the last key of a list that goes on; null at the end. */
function readListing(xml: string): { listed: Listed[]; after: string | null } {
  const all = [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)].map(([, each = '']) => ({
    key: textOf(each, 'Key'),
    changedAt: Date.parse(textOf(each, 'LastModified')),
  }));
  const after = textOf(xml, 'IsTruncated') === 'true' ? (all.at(-1)?.key ?? '') : null;
  return { listed: all.filter(({ key, changedAt }) => isKey(key) && Number.isFinite(changedAt)), after };
}

export function createS3Storage(settings: S3Settings): Storage {
  const { region, accessKeyId, secretAccessKey } = settings;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries });
  const base = `${settings.endpoint.replace(/\/+$/, '')}/${encodeURIComponent(settings.bucket)}`;

  /** @param about a key behind a slash, or a question about the bucket behind a question mark */
  async function ask(about: string, init: RequestInit): Promise<Response> {
    // Stops the waiting for an answer, not the reading of a long one.
    const tooLate = new AbortController();
    const timer = setTimeout(() => tooLate.abort(), patience);
    try {
      return await client.fetch(`${base}${about}`, { ...init, signal: tooLate.signal });
    } catch (cause) {
      throw new StorageError(`the storage does not answer about ${about}`, { cause });
    } finally {
      clearTimeout(timer);
    }
  }

  const call = (key: string, init: RequestInit) => ask(`/${key}`, init);

  /** A missing file is no failure, a missing bucket is. */
  async function refuse(key: string, response: Response, { mayMiss }: { mayMiss: boolean }): Promise<null> {
    const code = await errorCode(response);
    if (mayMiss && response.status === 404 && code === 'NoSuchKey') return null;
    throw new StorageError(`the storage answers ${response.status} ${code} about ${key}`);
  }

  return {
    async put(key, bytes, { contentType }) {
      checkContentType(key, contentType);
      const response = await call(key, {
        method: 'PUT',
        body: Uint8Array.from(bytes),
        headers: {
          'content-type': contentType,
          // Signed with the rest, so that the service refuses a body that changed on its way.
          'x-amz-content-sha256': createHash('sha256').update(bytes).digest('hex'),
        },
      });
      if (!response.ok) await refuse(key, response, { mayMiss: false });
      await response.body?.cancel();
    },
    async get(key) {
      const known = contentTypeOf(key);
      const response = await call(key, { method: 'GET' });
      if (!response.ok) return refuse(key, response, { mayMiss: true });
      const { body, headers } = response;
      return {
        contentType: headers.get('content-type') ?? known,
        size: Number(headers.get('content-length')),
        body: body ? Readable.fromWeb(body as ReadableStream) : Readable.from([]),
      };
    },
    async delete(key) {
      contentTypeOf(key);
      const response = await call(key, { method: 'DELETE' });
      if (!response.ok) await refuse(key, response, { mayMiss: true });
      await response.body?.cancel();
    },
    async *list(folder, atOnce = listedAtOnce) {
      checkFolder(folder);
      const prefix = `${folder}/`;
      // The first version of ListObjects: whatever speaks the protocol knows it, and it goes on from a key.
      for (let after: string | null = ''; after !== null; ) {
        const asked = new URLSearchParams({ prefix, 'max-keys': String(atOnce), marker: after });
        const response = await ask(`?${asked}`, { method: 'GET' });
        if (!response.ok) await refuse(folder, response, { mayMiss: false });
        const page = readListing(await response.text());
        // It goes on, but not from here: to begin anew would never end.
        if (page.after === '' || page.after === after)
          throw new StorageError(`the storage does not say how ${folder} goes on`);
        yield page.listed.filter(({ key }) => !key.slice(prefix.length).includes('/'));
        after = page.after;
      }
    },
  };
}
