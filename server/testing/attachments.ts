// Uploads for messages, over the real server. For tests.
import type { Attachment } from '../../shared/attachments.ts';
import type { TestApp, TestMember } from './app.ts';

/** Asks for an upload, whatever comes of it. */
export function postAttachment(
  app: TestApp,
  member: TestMember | null,
  bytes: Uint8Array,
  { name = 'a file.bin', key = app.services.newId() }: { name?: string; key?: string } = {},
): Promise<Response> {
  return fetch(`${app.url}/uploads/attachment?${new URLSearchParams({ key, name })}`, {
    method: 'POST',
    body: Uint8Array.from(bytes),
    headers: { 'content-type': 'text/html', ...(member && { cookie: member.cookie }) },
  });
}

/** Uploads what must be taken. */
export async function attach(
  app: TestApp,
  member: TestMember,
  bytes: Uint8Array,
  named?: { name?: string; key?: string },
): Promise<Attachment> {
  const response = await postAttachment(app, member, bytes, named);
  const text = await response.text();
  if (response.status !== 200) throw new Error(text);
  return JSON.parse(text) as Attachment;
}

/** The status and code of a refusal. */
export async function refusalOf(response: Response): Promise<[number, string]> {
  const { error } = (await response.json()) as { error: { data: { appCode: string } } };
  return [response.status, error.data.appCode];
}
