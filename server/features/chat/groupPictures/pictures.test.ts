// Pictures of groups, over the real server: what goes in, who sees it, and what stays in the storage.
import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RoomEvent } from '../../../../shared/chat.ts';
import { groupPictureAddress, groupPictureSizes } from '../../../../shared/groupPictures.ts';
import { runSteps } from '../../../platform/jobs.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { groupTools, makeGroupOf } from '../../../testing/groups.ts';
import { animation, photograph, plainPicture } from '../../../testing/pictures.ts';
import { follow, makeRoomOf, nowhere } from '../../../testing/rooms.ts';
import { sweepGroupPictures } from './sweep.ts';

let app: TestApp;
let ann: TestMember;
let ben: TestMember;
beforeAll(async () => {
  app = await startTestApp();
  [ann, ben] = await Promise.all([app.member(), app.member()]);
});
afterAll(() => app.close());
const { key } = groupTools(() => app);

const upload = (member: TestMember | null, group: string, body: Uint8Array) =>
  fetch(`${app.url}/uploads/group-picture?group=${group}`, {
    method: 'POST',
    body: Uint8Array.from(body),
    headers: { ...(member && { cookie: member.cookie }) },
  });
const take = async (member: TestMember, group: string, body: Uint8Array) => {
  const response = await upload(member, group, body);
  expect(response.status).toBe(200);
  return ((await response.json()) as { picture: string }).picture;
};
const refusal = async (answer: Promise<Response>) => {
  const { error } = (await (await answer).json()) as { error: { data: { appCode: string } } };
  return error.data.appCode;
};
const folder = () => join(app.services.config.dataDirectory, 'uploads', 'groups');
const kept = () => readdir(folder()).catch((): string[] => []);

it('CHAT-152: the owner gives it a picture, which the room, the list and the feed show, drawn anew', async () => {
  const roomId = await makeGroupOf(app, [ann, ben], { listed: true });
  const reader = await follow<RoomEvent>(ben.caller.chat.onRoom({ roomId }));
  const picture = await take(ann, roomId, await photograph());
  expect((await reader.next()).event).toMatchObject({
    type: 'room.settings',
    room: { picture },
    line: { kind: 'settings' },
  });
  await reader.stop();
  expect((await ben.caller.chat.room({ roomId })).room.picture).toBe(picture);
  const { items } = await app.guest().caller.chat.groups({ limit: 100 });
  expect(items.find(({ id }) => id === roomId)?.picture).toBe(picture);
  for (const size of groupPictureSizes) {
    const response = await fetch(app.url + groupPictureAddress(picture, size));
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: size, height: size });
    expect(bytes.includes('Secret')).toBe(false);
  }
});

it('CHAT-152: the picture before is deleted, and settings changed later leave it', async () => {
  const roomId = await makeGroupOf(app, [ann, ben]);
  const first = await take(ann, roomId, await plainPicture('png'));
  const second = await take(ann, roomId, await plainPicture('jpeg'));
  expect((await fetch(app.url + groupPictureAddress(first, 64))).status).toBe(404);
  await ann.caller.chat.editRoom({ roomId, title: 'With a face', key: key() });
  expect((await ben.caller.chat.room({ roomId })).room).toMatchObject({
    picture: second,
    title: 'With a face',
  });
});

it('CHAT-152: nobody else does, nor to another room, nor what is no picture; nothing stays of it', async () => {
  const roomId = await makeGroupOf(app, [ann, ben]);
  await ann.caller.chat.setModerator({ roomId, memberId: ben.me.id, moderates: true, key: key() });
  const open = await makeRoomOf(app, ann);
  const [png, before] = [await plainPicture('png'), await kept()];
  expect(await refusal(upload(null, roomId, png))).toBe('NOT_SIGNED_IN');
  expect(await refusal(upload(ben, roomId, png))).toBe('NOT_ALLOWED');
  expect(await refusal(upload(await app.member(), roomId, png))).toBe('NOT_IN_ROOM');
  for (const other of [open, nowhere]) expect(await refusal(upload(ann, other, png))).toBe('ROOM_NOT_FOUND');
  expect(await refusal(upload(ann, 'no', png))).toBe('BAD_INPUT');
  expect(await refusal(upload(ann, roomId, Buffer.from('<svg/>')))).toBe('UPLOAD_NOT_AN_IMAGE');
  expect(await refusal(upload(ann, roomId, await animation('gif')))).toBe('UPLOAD_ANIMATED');
  expect(await kept()).toEqual(before);
  expect((await fetch(`${app.url}/uploads/group-picture`)).status).toBe(405);
});

it('CHAT-152: what belonged to a group that is gone is swept away, and nothing else', async () => {
  const staying = await makeGroupOf(app, [ann]);
  const going = await makeGroupOf(app, [ann]);
  const [stays, goes] = [
    await take(ann, staying, await plainPicture('png')),
    await take(ann, going, await plainPicture('png')),
  ];
  await ann.caller.chat.leaveRoom({ roomId: going });
  const now = Date.now();
  for (const file of await kept())
    await utimes(join(folder(), file), new Date(now - 2 * 86_400_000), new Date(now - 2 * 86_400_000));
  await runSteps(app.services.database, 1, sweepGroupPictures(app.services, now, 2));
  const left = await kept();
  expect(left.filter((file) => file.startsWith(goes))).toEqual([]);
  expect(left.filter((file) => file.startsWith(stays))).toHaveLength(groupPictureSizes.length);
});
