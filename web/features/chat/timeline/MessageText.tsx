// The words of a message: plain text with its web addresses as links.
import { memo } from 'react';
import { linkParts } from './links.ts';

/** The language the words are most likely in, for the right letters and the right voice; undefined when unclear. */
export function languageOf(text: string): string | undefined {
  if (/\p{Script=Hangul}/u.test(text)) return 'ko';
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja';
  if (/\p{Script=Han}/u.test(text)) return 'zh';
  return undefined;
}

export const MessageText = memo(function MessageText({ body }: { body: string }) {
  return (
    <div className="text" lang={languageOf(body)}>
      {linkParts(body).map(({ text, href }, index) =>
        href ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the text
          <a key={index} className="link" href={href} target="_blank" rel="noopener noreferrer nofollow ugc">
            {text}
          </a>
        ) : (
          text
        ),
      )}
    </div>
  );
});
