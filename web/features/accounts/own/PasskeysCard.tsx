// The passkeys that open one's account, and a new one.
import { useMutation } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl/react';
import { limits } from '../../../../shared/limits.ts';
import type { PasskeyCard } from '../../../../shared/passkeys.ts';
import { cache, trpc } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { keepFocus } from '../../../ui/keepFocus.ts';
import { LinesSkeleton } from '../../../ui/Skeleton.tsx';
import { toast } from '../../../ui/toast.ts';
import { AlreadyThere, knowsPasskeys, makePasskey, NotChosen } from '../passkeys/browser.ts';
import { deviceOf } from './deviceName.ts';

export function PasskeysCard() {
  const t = useTranslations('settings.passkeys');
  const devices = useTranslations('settings.devices');
  const errorText = useErrorText();
  const query = trpc.accounts.passkeys.useQuery();
  const { browser, system } = deviceOf(navigator.userAgent);
  const name = browser && system ? devices('on', { browser, system }) : browser || devices('unknown');
  const make = useMutation({
    mutationFn: () => makePasskey(name.slice(0, limits.passkeyName.max)),
    async onSuccess() {
      toast({ text: t('made') });
      await cache.accounts.passkeys.invalidate();
    },
    onError(error) {
      if (error instanceof NotChosen) return;
      const text = error instanceof AlreadyThere ? t('already') : errorText(error).text;
      toast({ text, bad: true });
    },
  });
  const made = query.data ?? [];
  return (
    <section className="card" aria-labelledby="passkeys">
      <h2 id="passkeys" tabIndex={-1}>
        {t('title')}
      </h2>
      <p className="muted small">{t('what')}</p>
      {query.isPending ? (
        <LinesSkeleton count={1} />
      ) : query.isError ? (
        <p className="muted" role="alert">
          {errorText(query.error).text}{' '}
          <button type="button" className="link" onClick={() => void query.refetch()}>
            {devices('tryAgain')}
          </button>
        </p>
      ) : made.length > 0 ? (
        <ul ref={keepFocus} tabIndex={-1} data-focus-else="passkeys" className="devices">
          {made.map((passkey) => (
            <PasskeyLine key={passkey.id} passkey={passkey} />
          ))}
        </ul>
      ) : null}
      {knowsPasskeys() ? (
        <div>
          <Button icon="plus" busy={make.isPending ? t('making') : undefined} onClick={() => make.mutate()}>
            {t('make')}
          </Button>
        </div>
      ) : (
        <p className="muted small">{t('unknown')}</p>
      )}
    </section>
  );
}

function PasskeyLine({ passkey }: { passkey: PasskeyCard }) {
  const t = useTranslations('settings.passkeys');
  const format = useFormatter();
  const errorText = useErrorText();
  const remove = trpc.accounts.removePasskey.useMutation({
    onSuccess: () => toast({ text: t('removed') }),
    onError: (error) => toast({ text: errorText(error).text, bad: true }),
    onSettled: () => cache.accounts.passkeys.invalidate(),
  });
  const { name, createdAt, lastUsedAt } = passkey;
  return (
    <li className="device">
      <Icon name="lock" />
      <span className="grow">
        <span className="name block">{name}</span>
        <span className="small muted block">
          {lastUsedAt === null
            ? t('since', { made: format.dateTime(createdAt, { dateStyle: 'medium' }) })
            : t('used', {
                made: format.dateTime(createdAt, { dateStyle: 'medium' }),
                used: format.relativeTime(lastUsedAt, Date.now()),
              })}
        </span>
      </span>
      <Button
        size="s"
        aria-label={t('removeOne', { name })}
        busy={remove.isPending ? t('removing') : undefined}
        onClick={() => remove.mutate({ passkeyId: passkey.id })}
      >
        {t('remove')}
      </Button>
    </li>
  );
}
