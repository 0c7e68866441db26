// Draws toasts: one line each, newest in front, five seconds unless it failed or is being read.
import { Toast } from '@base-ui/react/toast';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import { IconButton } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { drawToasts, type ToastData } from './toast.ts';

const showFor = 5_000; // ms

export function ToastHost() {
  return (
    <Toast.Provider timeout={showFor} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className="toasts">
          <Toasts />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Toasts() {
  const t = useTranslations('ui.dialog');
  const manager = Toast.useToastManager<ToastData>();
  const { add, close } = manager;
  const newest = useRef<{ id: string; text: string } | null>(null);
  useEffect(
    () =>
      drawToasts((data) => {
        // Told again, as by a double click, it is one line still.
        if (newest.current?.text === data.text) close(newest.current.id);
        const id = add({
          title: data.text,
          data,
          timeout: data.bad ? 0 : showFor,
          priority: data.bad ? 'high' : 'low',
        });
        newest.current = { id, text: data.text };
      }),
    [add, close],
  );
  return manager.toasts.map((each) => {
    const { bad, undo } = each.data ?? {};
    return (
      <Toast.Root key={each.id} toast={each} className={bad ? 'toast is-bad' : 'toast'}>
        <Icon name={bad ? 'warn' : 'check'} />
        <Toast.Title className="grow" render={<p />} />
        {undo ? (
          <button
            type="button"
            className="btn btn-quiet btn-s link"
            onClick={() => {
              undo.onUndo();
              manager.close(each.id);
            }}
          >
            {undo.label}
          </button>
        ) : null}
        <Toast.Close render={<IconButton icon="x" small label={t('close')} />} />
      </Toast.Root>
    );
  });
}
