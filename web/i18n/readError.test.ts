// What the page makes of a failed call.
import { TRPCClientError } from '@trpc/client';
import { expect, it } from 'vitest';
import { readError } from './readError.ts';

const answered = (data: object) =>
  TRPCClientError.from({ error: { message: 'no', code: -32_600, data: { httpStatus: 400, ...data } } });

it('UI-9: an answer with a code gives the code and its params', () => {
  expect(readError(answered({ appCode: 'ROOM_FULL', params: { capacity: 10 } }))).toEqual({
    code: 'ROOM_FULL',
    params: { capacity: 10 },
  });
});

it('UI-9: an answer without a code is unexpected, no answer is offline', () => {
  expect(readError(answered({ appCode: null })).code).toBe('UNEXPECTED');
  expect(readError(new TypeError('fetch failed')).code).toBe('OFFLINE');
  expect(readError(TRPCClientError.from(new TypeError('fetch failed'))).code).toBe('OFFLINE');
  expect(readError('anything').code).toBe('OFFLINE');
});
