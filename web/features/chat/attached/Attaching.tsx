// The ways files come to a message: chosen by a button, pasted where one writes, dropped onto the room.
import { type RefObject, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl/react';
import { attachmentLimits } from '../../../../shared/attachmentLimits.ts';
import { trpc } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { IconButton } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { toast } from '../../../ui/toast.ts';
import type { WaitingFile } from '../outbox/entry.ts';
import { filesWaitedFor } from '../outbox/store.ts';
import { dropForgotten } from './files.ts';
import { addToTray, onTray, takeTray, trayOf } from './tray.ts';

/** Nothing hangs on what one writes, something does, or something that is not kept in the browser yet. */
export type TrayState = 'empty' | 'full' | 'busy';

type Props = {
  roomId: string;
  form: RefObject<HTMLFormElement | null>;
  /** Filled with what empties the tray. */
  taking: { current: (() => WaitingFile[]) | null };
  onTray: (state: TrayState) => void;
};

const megabyte = 1_048_576;
const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

export function Attaching({ roomId, form, taking, onTray: tellTray }: Props) {
  const t = useTranslations('talk.attach');
  const errorText = useErrorText();
  const input = useRef<HTMLInputElement>(null);
  const [dragged, setDragged] = useState(false);
  const bounds = trpc.chat.attachmentLimits.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
  const { megabytes = 0, perMessage = attachmentLimits.perMessage } = bounds.data ?? {};
  const tray = useSyncExternalStore(onTray, () => trayOf(roomId));
  const state = tray.length === 0 ? 'empty' : tray.every(({ ready }) => ready) ? 'full' : 'busy';

  useEffect(() => tellTray(state), [tellTray, state]);
  useEffect(() => {
    taking.current = () => takeTray(roomId);
    return () => {
      taking.current = null;
    };
  }, [taking, roomId]);
  useEffect(() => {
    // Where it is not known what waits, everything may.
    filesWaitedFor().then(dropForgotten, () => {});
  }, []);

  const add = useCallback(
    (chosen: readonly File[]) => {
      const refuse = (appCode: string, max: number) =>
        toast({ text: errorText({ data: { appCode, params: { max } } }).text, bad: true });
      const most = megabytes * megabyte;
      const fitting = chosen.filter(({ size }) => most === 0 || size <= most);
      if (fitting.length < chosen.length) refuse('UPLOAD_TOO_LARGE', megabytes);
      if (addToTray(roomId, fitting, perMessage) > 0) refuse('TOO_MANY_ATTACHMENTS', perMessage);
      form.current?.querySelector('textarea')?.focus();
    },
    [roomId, megabytes, perMessage, errorText, form],
  );

  useEffect(() => {
    const element = form.current;
    if (!element) return;
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      // Words with a picture of them beside, as tables have it, are words.
      if (files.length === 0 || event.clipboardData?.types.includes('text/plain')) return;
      event.preventDefault();
      add(files);
    };
    element.addEventListener('paste', onPaste);
    return () => element.removeEventListener('paste', onPaste);
  }, [form, add]);

  useEffect(() => {
    // Wherever it is dropped: elsewhere the browser would leave the page for the file.
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setDragged(true);
    };
    const onLeave = (event: DragEvent) => event.relatedTarget === null && setDragged(false);
    const onDrop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setDragged(false);
      add([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [add]);

  return (
    <>
      <input
        ref={input}
        className="sr"
        type="file"
        multiple
        tabIndex={-1}
        aria-label={t('choose')}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          add(files);
        }}
      />
      <IconButton icon="plus" label={t('choose')} onClick={() => input.current?.click()} />
      {dragged ? (
        <div className="drop-here" aria-hidden="true">
          <Icon name="plus" />
          <b>{t('dropHere')}</b>
        </div>
      ) : null}
    </>
  );
}
