// The hits of a search for messages, the newest first; a press leads to the message.

import { keepPreviousData } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useFormatter, useTranslations } from 'use-intl/react';
import type { RoomCard } from '../../../../shared/chat.ts';
import type { MessageHit } from '../../../../shared/chatSearch.ts';
import { limits } from '../../../../shared/limits.ts';
import { characters } from '../../../../shared/text.ts';
import { appErrorOf } from '../../../api/errors.ts';
import { trpc } from '../../../api/trpc.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { PagedPart } from '../../../ui/PagedPart.tsx';
import { Empty } from '../../../ui/States.tsx';
import { useNameOf, useRoomName } from '../../../ui/useNameOf.ts';
import { saidIn } from '../attached/said.ts';
import { useRoomTools } from '../message/tools.ts';
import { useMyRooms } from '../useMyRooms.ts';
import { partsOf, type Typed } from './operators.ts';

type Props = {
  typed: Typed;
  room: RoomCard;
  everywhere: boolean;
  /** Whether something else is being typed. */
  waiting: boolean;
  /** A hit is followed. */
  onLead: () => void;
};

const sameName = (one: string, other: string) =>
  one.replaceAll('"', '').toLocaleLowerCase().normalize('NFKC') ===
  other.toLocaleLowerCase().normalize('NFKC');

export function SearchHits({ typed, room, everywhere, waiting, onLead }: Props) {
  const t = useTranslations('finding');
  const nameOf = useRoomName();
  const mine = useMyRooms();
  const named =
    typed.in === undefined
      ? null
      : (mine.rooms.find((one) => sameName(nameOf(one.room), typed.in ?? ''))?.room ?? null);
  const unknownRoom = typed.in !== undefined && named === null;
  const tooLong =
    characters(typed.text) > limits.searchText.max || characters(typed.from ?? '') > limits.nickname.max;
  const isAsked = Boolean(typed.text || typed.from || typed.has);
  const { text, from, has, after, before } = typed;
  const roomId = named?.id ?? (everywhere ? undefined : room.id);
  const query = trpc.chat.searchMessages.useInfiniteQuery(
    {
      ...(roomId && { roomId }),
      ...(text && { text }),
      ...(from && { from }),
      ...(has && { has }),
      ...(after !== undefined && { after }),
      ...(before !== undefined && { before }),
    },
    {
      enabled: isAsked && !typed.wrong && !unknownRoom && !tooLong,
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
      // What was said meanwhile shall be found.
      staleTime: 0,
      retry: false,
    },
  );
  if (typed.wrong) {
    const { operator, value } = typed.wrong;
    return <Note text={t(operator === 'has' ? 'wrongHas' : 'wrongDay', { value })} />;
  }
  if (unknownRoom) return <Note text={t('unknownRoom', { name: typed.in ?? '' })} />;
  if (tooLong) return <Note text={t('tooLong', { max: limits.searchText.max })} />;
  if (!isAsked) return <p className="finding-hint">{t('hint')}</p>;
  if (query.error && appErrorOf(query.error).code === 'MEMBER_NOT_FOUND') {
    return <Note text={t('unknownName', { name: from ?? '' })} />;
  }
  const hits = (query.data?.pages ?? []).flatMap((page) => page.items);
  return (
    <div aria-busy={waiting || query.isPlaceholderData} className="finding-hits">
      <p className="sr" role="status">
        {query.isSuccess && !waiting ? t('found', { count: hits.length }) : ''}
      </p>
      <PagedPart
        list={query}
        words={{ failed: t('failed'), more: t('more'), loading: t('loading') }}
        isEmpty={hits.length === 0}
        empty={
          <Empty drawing="door" title={t('nothing')}>
            {t(everywhere || named ? 'nothingText' : 'nothingHere')}
          </Empty>
        }
      >
        <ul>
          {hits.map((hit) => (
            <Hit key={hit.id} hit={hit} withRoom={roomId === undefined} here={room.id} onLead={onLead} />
          ))}
        </ul>
      </PagedPart>
    </div>
  );
}

function Note({ text }: { text: string }) {
  return (
    <p className="finding-hint" role="status">
      {text}
    </p>
  );
}

type HitProps = { hit: MessageHit; withRoom: boolean; here: string; onLead: () => void };

function Hit({ hit, withRoom, here, onLead }: HitProps) {
  const t = useTranslations('finding');
  const list = useTranslations('chat.list');
  const format = useFormatter();
  const nameOf = useNameOf();
  const roomName = useRoomName();
  const tools = useRoomTools();
  const navigate = useNavigate();
  const lead = () => {
    onLead();
    if (hit.room.id === here) tools.jump(hit.number);
    else {
      void navigate({ to: '/rooms/$roomId', params: { roomId: hit.room.id }, hash: `m${hit.number}` });
    }
  };
  return (
    <li>
      <button type="button" className="hit" onClick={lead}>
        <Avatar avatar={hit.author.avatar} />
        <span className="grow">
          <span className="hit-by">
            <b className="clip">{nameOf(hit.author.nickname)}</b>
            <time className="tiny muted" dateTime={new Date(hit.at).toISOString()}>
              {format.dateTime(hit.at, { dateStyle: 'medium', timeStyle: 'short' })}
            </time>
          </span>
          <span className="hit-text">
            {hit.text === '' ? <em>{saidIn({ body: '', ...hit }, list)}</em> : null}
            {partsOf(hit.text, hit.marks).map((part, index) =>
              // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text in their order
              index % 2 === 1 ? <mark key={index}>{part}</mark> : part,
            )}
          </span>
          {withRoom ? (
            <span className="tiny muted clip">{t('inRoom', { title: roomName(hit.room) })}</span>
          ) : null}
        </span>
      </button>
    </li>
  );
}
