// Where menu, picker and dialogs of messages stand: one at a time, each fetched when it is first wanted.
import { lazy, Suspense } from 'react';
import { lazyWithWords } from '../../../i18n/withWords.tsx';
import { type Opened, type Rights, useRoomTools } from './tools.ts';

const MessageMenu = lazyWithWords(
  () => import('./MessageMenu.tsx').then((part) => part.MessageMenu),
  'reports',
);
const WhisperMenu = lazyWithWords(
  () => import('../whisper/WhisperMenu.tsx').then((part) => part.WhisperMenu),
  'reports',
);
const ReactionPicker = lazy(() =>
  import('./ReactionPicker.tsx').then((part) => ({ default: part.ReactionPicker })),
);
const TicksDrawer = lazy(() => import('./TicksDrawer.tsx').then((part) => ({ default: part.TicksDrawer })));
const ReportMessage = lazy(() =>
  import('./ReportMessage.tsx').then((part) => ({ default: part.ReportMessage })),
);
const loadDialogs = () => import('./dialogs.tsx');
const RemoveDialog = lazy(() => loadDialogs().then((parts) => ({ default: parts.RemoveDialog })));
const HistoryDialog = lazy(() => loadDialogs().then((parts) => ({ default: parts.HistoryDialog })));
const ReactionsDialog = lazy(() => loadDialogs().then((parts) => ({ default: parts.ReactionsDialog })));

type Props = { opened: Opened | null; pins: readonly number[]; rights: Rights };

export function MessagePlaces({ opened, pins, rights }: Props) {
  const tools = useRoomTools();
  if (!opened) return null;
  const { message } = opened;
  // What opens next from within, such as a dialog from the menu, stays.
  const onClose = () => tools.close(opened);
  return (
    <Suspense fallback={null}>
      {opened.kind === 'menu' ? (
        <MessageMenu
          key={message.id}
          message={message}
          stand={opened.stand}
          pinned={pins.includes(message.number)}
          rights={rights}
          onClose={onClose}
        />
      ) : opened.kind === 'picker' ? (
        <ReactionPicker key={message.id} message={message} stand={opened.stand} onClose={onClose} />
      ) : opened.kind === 'remove' ? (
        <RemoveDialog message={message} onClose={onClose} />
      ) : opened.kind === 'report' ? (
        <ReportMessage message={message} direct={opened.direct} onClose={onClose} />
      ) : opened.kind === 'whisper' ? (
        <WhisperMenu key={message.id} opened={opened} onClose={onClose} />
      ) : opened.kind === 'ticks' ? (
        <TicksDrawer message={message} onClose={onClose} />
      ) : opened.kind === 'history' ? (
        <HistoryDialog message={message} onClose={onClose} />
      ) : (
        <ReactionsDialog message={message} onClose={onClose} />
      )}
    </Suspense>
  );
}
