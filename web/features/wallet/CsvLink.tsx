// The way to a list as a file for spreadsheets.
import { buttonClass } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';

type Props = {
  of: 'orders' | 'charges';
  /** What is in it, for whoever does not see what it stands beside. */
  label: string;
  children: string;
};

export const CsvLink = ({ of, label, children }: Props) => (
  <a
    href={`/exports/${of}.csv`}
    download
    className={buttonClass({ kind: 'quiet', size: 's' })}
    aria-label={label}
  >
    <Icon name="fetch" small />
    {children}
  </a>
);
