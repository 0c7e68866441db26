// Uploaded files in a bucket of S3, or of anything that speaks its protocol.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { setTimeout as pause } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';
import {
  checkContentType,
  checkFolder,
  contentTypeOf,
  type FileToPut,
  isKey,
  type Listed,
  lengthOf,
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
/** Bytes a second that a file goes out with at least; so much longer an answer about it may take. */
const slowest = 1_048_576;
/** Tries again where the service says that it is busy or broken. */
const retries = 2;
/** Milliseconds before the first of them, at most. */
const firstPause = 100;

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
  /** For bodies that can be read once only. */
  const once = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 0 });
  const base = `${settings.endpoint.replace(/\/+$/, '')}/${encodeURIComponent(settings.bucket)}`;

  /** @param about a key behind a slash, or a question about the bucket behind a question mark */
  async function ask(
    about: string,
    init: RequestInit,
    { by = client, within = patience } = {},
  ): Promise<Response> {
    // Stops the waiting for an answer, not the reading of a long one.
    const tooLate = new AbortController();
    const timer = setTimeout(() => tooLate.abort(), within);
    try {
      return await by.fetch(`${base}${about}`, { ...init, signal: tooLate.signal });
    } catch (cause) {
      throw new StorageError(`the storage does not answer about ${about}`, { cause });
    } finally {
      clearTimeout(timer);
    }
  }

  const call = (key: string, init: RequestInit) => ask(`/${key}`, init);

  /** One try: the answer, whatever it says. */
  async function send(
    key: string,
    { path, size, sha256 }: FileToPut,
    contentType: string,
  ): Promise<Response> {
    const stream = createReadStream(path);
    try {
      const headers = {
        'content-type': contentType,
        // Told before, since the service takes no body whose end it does not know.
        'content-length': String(size),
        'x-amz-content-sha256': sha256,
      };
      const body = Readable.toWeb(stream) as unknown as BodyInit;
      const within = patience + (size / slowest) * 1_000;
      return await ask(`/${key}`, { method: 'PUT', body, headers }, { by: once, within });
    } finally {
      stream.destroy();
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
    async putFile(key, file, { contentType }) {
      checkContentType(key, contentType);
      const { size } = await stat(file.path).catch((cause: unknown) => {
        throw new StorageError(`could not read the file for ${key}`, { cause });
      });
      if (size !== file.size) throw new StorageError(`${size} bytes in place of ${file.size} for ${key}`);
      let response = await send(key, file, contentType);
      for (
        let tries = 0;
        tries < retries && (response.status >= 500 || response.status === 429);
        tries += 1
      ) {
        await response.body?.cancel();
        await pause(Math.random() * firstPause * 2 ** tries);
        response = await send(key, file, contentType);
      }
      if (!response.ok) await refuse(key, response, { mayMiss: false });
      await response.body?.cancel();
    },
    async get(key, range) {
      const known = contentTypeOf(key);
      const wanted = range && lengthOf(range);
      const response = await call(key, {
        method: 'GET',
        ...(range && { headers: { range: `bytes=${range.first}-${range.last}` } }),
      });
      if (!response.ok) return refuse(key, response, { mayMiss: true });
      const { body, headers } = response;
      // A shorter part, or the whole, is not what was asked for.
      if (
        wanted !== undefined &&
        (response.status !== 206 || Number(headers.get('content-length')) !== wanted)
      ) {
        await body?.cancel();
        throw new StorageError(`the storage does not give this part of ${key}`);
      }
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
