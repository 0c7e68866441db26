// "Continue with Google" and its like: links, since they lead out of the page.
import { useTranslations } from 'use-intl/react';
import type { Provider } from '../../../../shared/accounts.ts';
import { startAddress } from '../../../../shared/oidc.ts';
import { useLanguage } from '../../../i18n/I18nProvider.tsx';
import { buttonClass } from '../../../ui/Button.tsx';

/** `to` is where one wants to go on to. */
type Props = { providers: Provider[]; to: string };

export function ProviderButtons({ providers, to }: Props) {
  const t = useTranslations('providers');
  const { language } = useLanguage();
  return providers.map(({ id, name }) => (
    <a key={id} href={startAddress(id, { to, language })} className={buttonClass({ wide: true })}>
      {t('continue', { name })}
    </a>
  ));
}
