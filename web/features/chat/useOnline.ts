// Who is online and how lively the lobby is, live.
import type { MemberRef } from '../../../shared/accounts.ts';
import type { LobbyEvent, RoomCard } from '../../../shared/chat.ts';
import { feeds, useFeed } from '../../api/feeds.ts';
import { lobbyFeed } from './live/lobbyFeed.ts';
import type { LobbyView } from './live/lobbyView.ts';

export type Lobby = {
  /** Newest first; undefined until it is known. */
  rooms: RoomCard[] | undefined;
  roomsTotal: number;
  /** Where more rooms are fetched from, or null. */
  nextCursor: string | null;
  /** To guests this stays empty; the total is told. */
  people: MemberRef[] | undefined;
  peopleTotal: number;
  error: unknown;
  retry(): void;
};

/** The list of open rooms and the people online. */
export function useLobby(): Lobby {
  const { state, status, error } = useFeed<LobbyView, LobbyEvent>(lobbyFeed);
  return {
    rooms: state?.rooms.items,
    roomsTotal: state?.rooms.total ?? 0,
    nextCursor: state?.rooms.nextCursor ?? null,
    people: state?.online.items,
    peopleTotal: state?.online.total ?? 0,
    error: status === 'ended' || (status === 'failing' && !state) ? error : null,
    retry: () => feeds.restart(lobbyFeed.name),
  };
}

export type Online = Pick<Lobby, 'error' | 'retry'> & {
  people: MemberRef[];
  total: number;
  isPending: boolean;
};

const nobody: MemberRef[] = [];

/** The people online. */
export function useOnline(): Online {
  const { people, peopleTotal, error, retry } = useLobby();
  return {
    people: people ?? nobody,
    total: peopleTotal,
    isPending: people === undefined && !error,
    error,
    retry,
  };
}

export type LobbySummary = Pick<Lobby, 'error' | 'retry'> & {
  /** How many people are online. */
  people: number;
  /** How many rooms are open. */
  rooms: number;
  /** The rooms with the most people, most first. */
  busiest: RoomCard[];
  isPending: boolean;
};

/** For a place that says how lively the lobby is. @param most how many rooms to name */
export function useLobbySummary(most = 3): LobbySummary {
  const { rooms, roomsTotal, peopleTotal, error, retry } = useLobby();
  const busiest = [...(rooms ?? [])].sort((a, b) => b.memberCount - a.memberCount).slice(0, most);
  return {
    people: peopleTotal,
    rooms: roomsTotal,
    busiest,
    isPending: rooms === undefined && !error,
    error,
    retry,
  };
}
