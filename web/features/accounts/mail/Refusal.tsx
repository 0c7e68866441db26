// What went wrong, above a form.
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Icon } from '../../../ui/Icon.tsx';

export function Refusal({ error }: { error: unknown }) {
  const errorText = useErrorText();
  if (!error) return null;
  return (
    <div className="notice is-bad" role="alert">
      <Icon name="warn" />
      <p>{errorText(error).text}</p>
    </div>
  );
}
