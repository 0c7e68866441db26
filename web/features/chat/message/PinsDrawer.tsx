// The pinned messages of a room, the newest pin first; a press leads to one in the timeline.
import { useEffect, useRef } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import { cache, trpc } from '../../../api/trpc.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { IconButton } from '../../../ui/Button.tsx';
import { Drawer } from '../../../ui/Dialog.tsx';
import { keepFocus } from '../../../ui/keepFocus.ts';
import { PagedPart } from '../../../ui/PagedPart.tsx';
import { Empty } from '../../../ui/States.tsx';
import { useNameOf } from '../../../ui/useNameOf.ts';
import { AttachedBox } from '../attached/AttachedBox.tsx';
import { MessageText } from '../timeline/MessageText.tsx';
import { useListWords } from './dialogs.tsx';
import { useRoomTools } from './tools.ts';

type Props = { pins: readonly number[]; keeps: boolean; onClose: () => void };

export function PinsDrawer({ pins, keeps, onClose }: Props) {
  const t = useTranslations('talk');
  const words = useListWords(t('pinsFailed'));
  const format = useFormatter();
  const nameOf = useNameOf();
  const tools = useRoomTools();
  const { roomId } = tools;
  const query = trpc.chat.pins.useInfiniteQuery(
    { roomId, limit: 50 },
    { getNextPageParam: (page) => page.nextCursor },
  );
  // It goes to the message.
  const goes = useRef(false);
  const known = pins.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: fetched anew when others pin or take down
  useEffect(() => {
    void cache.chat.pins.invalidate({ roomId });
  }, [known, roomId]);
  const items = (query.data?.pages ?? [])
    .flatMap((page) => page.items)
    .filter(({ number }) => pins.includes(number));
  return (
    <Drawer
      open
      onOpenChange={(open) => open || onClose()}
      title={t('pins')}
      note={pins.length}
      givesFocusBack={() => !goes.current}
    >
      <div ref={keepFocus} tabIndex={-1}>
        {pins.length === 0 ? (
          <Empty drawing="door" title={t('pinsNone')} />
        ) : (
          <PagedPart list={query} words={words} isEmpty={false} empty={null}>
            <ul className="pins">
              {items.map((message) => (
                <li key={message.id} className="pin">
                  <Avatar avatar={message.author.avatar} />
                  <div className="grow">
                    <p className="pin-by">
                      <b className="clip">{nameOf(message.author.nickname)}</b>
                      <time className="tiny muted" dateTime={new Date(message.at).toISOString()}>
                        {format.dateTime(message.at, { dateStyle: 'medium', timeStyle: 'short' })}
                      </time>
                    </p>
                    <MessageText body={message.body} mentions={message.mentions} all={message.mentionsAll} />
                    {message.attachments ? <AttachedBox hung={message.attachments} entry={null} /> : null}
                    <button
                      type="button"
                      className="link small"
                      onClick={() => {
                        goes.current = true;
                        onClose();
                        tools.jump(message.number);
                      }}
                    >
                      {t('jump')}
                    </button>
                  </div>
                  {keeps ? (
                    <IconButton small icon="x" label={t('unpin')} onClick={() => tools.pin(message, false)} />
                  ) : null}
                </li>
              ))}
            </ul>
          </PagedPart>
        )}
      </div>
    </Drawer>
  );
}
