// The list below the search: hits by kind, what matched in violet.
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import type { MemberRef } from '../../shared/accounts.ts';
import type { RoomCard } from '../../shared/chat.ts';
import type { GameCard } from '../../shared/store.ts';
import { RoomFace } from '../features/chat/rooms/RoomFace.tsx';
import { Avatar } from '../ui/Avatar.tsx';
import { Cover } from '../ui/Cover.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Price } from '../ui/Price.tsx';
import { Seats } from '../ui/Seats.tsx';

type Target =
  | { to: '/game/$slug'; params: { slug: string } }
  | { to: '/friends' }
  | { to: '/rooms/$roomId'; params: { roomId: string } }
  | { to: '/search'; search: { q: string } };

export type Hit = { key: string; to: Target } & (
  | { kind: 'game'; game: GameCard }
  | { kind: 'person'; person: MemberRef }
  | { kind: 'room'; room: RoomCard }
  | { kind: 'all' }
);
export type HitGroup = { kind: 'games' | 'people' | 'rooms'; hits: Hit[] };

type Props = {
  id: string;
  groups: readonly HitGroup[];
  query: string;
  total: number;
  searching: boolean;
  currentKey: string | undefined;
  onChoose: (hit: Hit) => void;
};

export function SearchHits({ id, groups, query, total, searching, currentKey, onChoose }: Props) {
  const t = useTranslations('shell.search');
  if (groups.length === 0) {
    return (
      <p className="palette-none" id={id}>
        {query && !searching ? t('nothing', { query }) : query ? null : t('hint')}
      </p>
    );
  }
  return (
    <div className="palette-list" role="listbox" id={id} aria-label={t('title')}>
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options
        <div key={group.kind} role="group" aria-label={t(group.kind)}>
          <p className="palette-kind" aria-hidden="true">
            {t(group.kind)}
          </p>
          {group.hits.map((hit) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: keys are heard by the field
            <div
              key={hit.key}
              id={`${id}-${hit.key}`}
              className="line"
              role="option"
              aria-selected={hit.key === currentKey}
              onClick={() => onChoose(hit)}
            >
              <HitLine hit={hit} query={query} total={total} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

function HitLine({ hit, query, total }: { hit: Hit; query: string; total: number }) {
  const t = useTranslations('shell.search');
  switch (hit.kind) {
    case 'game':
      return (
        <>
          <Cover slug={hit.game.slug} sizes="32px" />
          <Words
            name={<Marked text={hit.game.title} query={query} />}
            about={[
              ...(hit.game.publisher ? [hit.game.publisher.name] : []),
              ...hit.game.tags.slice(0, 2).map((tag) => tag.name),
            ].join(' · ')}
          />
          <Price price={hit.game.price} state={hit.game.state} />
        </>
      );
    case 'person':
      return (
        <>
          <Avatar avatar={hit.person.avatar} presence="online" />
          <Words name={<Marked text={hit.person.nickname} query={query} />} about={t('online')} />
        </>
      );
    case 'room':
      return (
        <>
          <RoomFace roomId={hit.room.id} locked={hit.room.locked} />
          <Words
            name={<Marked text={hit.room.title} query={query} />}
            about={t('here', { count: hit.room.memberCount })}
          />
          <Seats taken={hit.room.memberCount} of={hit.room.capacity} />
        </>
      );
    case 'all':
      return (
        <>
          <span className="room-face">
            <Icon name="search" />
          </span>
          <Words name={t('all', { total, query })} />
        </>
      );
  }
}

function Words({ name, about }: { name: ReactNode; about?: ReactNode }) {
  return (
    <span className="grow">
      <span className="name clip block">{name}</span>
      {about ? <span className="clip block">{about}</span> : null}
    </span>
  );
}

/** The text with the first place where the query stands marked. */
function Marked({ text, query }: { text: string; query: string }) {
  const start = query ? text.toLowerCase().indexOf(query.toLowerCase()) : -1;
  if (start < 0) return text;
  const end = start + query.length;
  return (
    <>
      {text.slice(0, start)}
      <mark>{text.slice(start, end)}</mark>
      {text.slice(end)}
    </>
  );
}
