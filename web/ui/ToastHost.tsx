// Draws toasts: one line each, newest in front, five seconds unless it failed or is being read.
import { Toast } from '@base-ui/react/toast';
import { useEffect } from 'react';
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
  const { add } = manager;
  useEffect(
    () =>
      drawToasts((data) => {
        add({
          title: data.text,
          data,
          timeout: data.bad ? 0 : showFor,
          priority: data.bad ? 'high' : 'low',
        });
      }),
    [add],
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
