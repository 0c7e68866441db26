// Uploaded files in a bucket of S3, or of anything that speaks its protocol.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import { checkContentType, contentTypeOf, type Storage, StorageError } from './storage.ts';

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

export function createS3Storage(settings: S3Settings): Storage {
  const { region, accessKeyId, secretAccessKey } = settings;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries });
  const base = `${settings.endpoint.replace(/\/+$/, '')}/${encodeURIComponent(settings.bucket)}`;

  async function call(key: string, init: RequestInit): Promise<Response> {
    // Stops the waiting for an answer, not the reading of a long one.
    const tooLate = new AbortController();
    const timer = setTimeout(() => tooLate.abort(), patience);
    try {
      return await client.fetch(`${base}/${key}`, { ...init, signal: tooLate.signal });
    } catch (cause) {
      throw new StorageError(`the storage does not answer about ${key}`, { cause });
    } finally {
      clearTimeout(timer);
    }
  }

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
  };
}
