// Where an address leads to a message of the open room, as that of an alert does, it comes into view.
import { useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useRoomTools } from './tools.ts';

/** @param newest the number of the newest message known: one that has just been told of may still be on its way. */
export function JumpToHash({ newest }: { newest: number }) {
  const { roomId, jump } = useRoomTools();
  const place = useRouterState({
    select: ({ location: { pathname, hash, state } }) => {
      const number = /^m(\d{1,15})$/.exec(hash)?.[1];
      // Each arrival has a key of its own: pressed again, it leads there again.
      return number && pathname === `/rooms/${roomId}` ? `${number} ${state.key ?? ''}` : '';
    },
  });
  const number = Number.parseInt(place, 10);
  const isThere = number <= newest;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each arrival leads there once
  useEffect(() => {
    if (!isThere) return;
    // After the room has come to its own end.
    const frame = requestAnimationFrame(() => jump(number));
    return () => cancelAnimationFrame(frame);
  }, [place, isThere, jump]);
  return null;
}
