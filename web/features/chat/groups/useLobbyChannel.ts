// The lobby's own channel: its id, known once the member is in it.
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api/trpc.ts';

/** @param me whose; entering it again changes nothing. */
export const useLobbyChannel = (me: string) =>
  useQuery({
    queryKey: ['lobby channel', me],
    queryFn: () => api.chat.enterLobby.mutate(),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
