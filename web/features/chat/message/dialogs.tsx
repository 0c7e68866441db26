// What asks or tells about one message: deleting it, what it said before, who reacted.
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import { attachedOf } from '../../../../shared/attachments.ts';
import type { Message } from '../../../../shared/chatMessages.ts';
import { trpc } from '../../../api/trpc.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog, DialogClose, Drawer } from '../../../ui/Dialog.tsx';
import { PagedPart } from '../../../ui/PagedPart.tsx';
import { useNameOf } from '../../../ui/useNameOf.ts';
import { saidIn } from '../attached/said.ts';
import { MessageText } from '../timeline/MessageText.tsx';
import { useRoomTools } from './tools.ts';

type Props = { message: Message; onClose: () => void };

/** The words of a list that comes by pages. @param failed said when it could not be fetched */
export function useListWords(failed: string) {
  return { failed, more: useTranslations('talk')('moreNames'), loading: useTranslations('ui')('loading') };
}

export function RemoveDialog({ message, onClose }: Props) {
  const list = useTranslations('chat.list');
  const attached = attachedOf(message.attachments);
  const t = useTranslations('talk');
  const tools = useRoomTools();
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('removeTitle')}
      actions={
        <>
          <DialogClose render={<Button kind="quiet">{t('keep')}</Button>} />
          <Button
            kind="danger"
            onClick={() => {
              onClose();
              tools.remove(message);
            }}
          >
            {t('removeDo')}
          </Button>
        </>
      }
    >
      <blockquote className="quoted clip">
        {saidIn({ body: message.body, ...(attached && { attached }) }, list)}
      </blockquote>
      <p>{t('removeText')}</p>
    </Dialog>
  );
}

export function HistoryDialog({ message, onClose }: Props) {
  const t = useTranslations('talk');
  const words = useListWords(t('historyFailed'));
  const format = useFormatter();
  const { roomId } = useRoomTools();
  const query = trpc.chat.edits.useInfiniteQuery(
    { roomId, number: message.number },
    { getNextPageParam: (page) => page.nextCursor },
  );
  const at = (time: number) => format.dateTime(time, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Drawer open onOpenChange={(open) => open || onClose()} title={t('historyTitle')}>
      <PagedPart list={query} words={words} isEmpty={false} empty={null}>
        <ol className="history">
          <li>
            <p className="tiny muted">{t('now')}</p>
            <MessageText body={message.body} />
          </li>
          {query.data?.pages.flatMap(({ items }) =>
            items.map((edit) => (
              <li key={edit.at}>
                <p className="tiny muted">{at(edit.at)}</p>
                <MessageText body={edit.body} />
              </li>
            )),
          )}
        </ol>
      </PagedPart>
    </Drawer>
  );
}

export function ReactionsDialog({ message, onClose }: Props) {
  const t = useTranslations('talk');
  const words = useListWords(t('whoFailed'));
  const nameOf = useNameOf();
  const { roomId } = useRoomTools();
  const reactions = message.reactions ?? [];
  const [chosen, setChosen] = useState(reactions[0]?.emoji ?? '');
  const query = trpc.chat.reacted.useInfiniteQuery(
    { roomId, number: message.number, emoji: chosen },
    { getNextPageParam: (page) => page.nextCursor, enabled: chosen !== '' },
  );
  return (
    <Drawer open onOpenChange={(open) => open || onClose()} title={t('reactions')}>
      <fieldset className="chips" aria-label={t('reactions')}>
        {reactions.map(({ emoji, count }) => (
          <button
            key={emoji}
            type="button"
            className="chip-smiley"
            aria-pressed={emoji === chosen}
            onClick={() => setChosen(emoji)}
          >
            <span aria-hidden="true">{emoji}</span>
            <span aria-hidden="true">{count}</span>
            <span className="sr">{t('who', { emoji })}</span>
          </button>
        ))}
      </fieldset>
      <PagedPart list={query} words={words} isEmpty={false} empty={null}>
        <ul className="reacted">
          {query.data?.pages.flatMap(({ items }) =>
            items.map((person) => (
              <li key={person.id}>
                <Avatar avatar={person.avatar} />
                <span className="clip">{nameOf(person.nickname)}</span>
              </li>
            )),
          )}
        </ul>
      </PagedPart>
    </Drawer>
  );
}
