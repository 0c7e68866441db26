// What hangs on what was reported, kept for those who decide about it: pictures small, files by their names.
import { useTranslations } from 'use-intl/react';
import { type Attachment, attachmentAddress } from '../../../../shared/attachments.ts';
import { useSize } from '../../../i18n/useSize.ts';

export function ReportFiles({ files }: { files: readonly Attachment[] }) {
  const t = useTranslations('reporting.talk');
  const size = useSize();
  return (
    <ul className="report-files" aria-label={t('files')}>
      {files.map(({ id, kind, name, bytes }) => (
        <li key={id}>
          {kind === 'image' ? (
            <a href={attachmentAddress(id, 'full')} target="_blank" rel="noreferrer">
              <img src={attachmentAddress(id, 'preview')} alt={name} loading="lazy" decoding="async" />
            </a>
          ) : (
            <a href={attachmentAddress(id, 'file')} download={name} className="link">
              {name}
            </a>
          )}
          {kind === 'file' ? <span className="tiny muted"> {size(bytes)}</span> : null}
        </li>
      ))}
    </ul>
  );
}
