// The words of a message: light Markdown drawn as nodes of the page; nothing in it is ever read as markup.
import { memo, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Mention } from '../../../../shared/chatMessages.ts';
import { type Block, type Inline, parseMessage, plainWords } from '../markdown/parse.ts';

/** The language the words are most likely in, for the right letters and the right voice; undefined when unclear. */
export function languageOf(text: string): string | undefined {
  if (/\p{Script=Hangul}/u.test(text)) return 'ko';
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja';
  if (/\p{Script=Han}/u.test(text)) return 'zh';
  return undefined;
}

type Props = {
  body: string;
  mentions?: readonly Mention[] | undefined;
  /** Whether everybody is addressed. */
  all?: boolean | undefined;
  /** The reader: what addresses them stands out. */
  me?: string | undefined;
};

export const MessageText = memo(function MessageText({ body, mentions = [], all = false, me }: Props) {
  return (
    <div className="text" lang={languageOf(body)}>
      {parseMessage(body, { mentions, all }).map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the text
        <BlockPart key={index} block={block} me={me} />
      ))}
    </div>
  );
});

function BlockPart({ block, me }: { block: Block; me: string | undefined }) {
  switch (block.kind) {
    case 'code':
      return (
        <pre className="md-block">
          <code>{block.text}</code>
        </pre>
      );
    case 'quote':
      return (
        <blockquote className="md-quote">
          <Parts parts={block.children} me={me} />
        </blockquote>
      );
    case 'list': {
      const items = block.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the text
        <li key={index}>
          <Parts parts={item} me={me} />
        </li>
      ));
      return block.ordered ? (
        <ol className="md-list" start={block.start}>
          {items}
        </ol>
      ) : (
        <ul className="md-list">{items}</ul>
      );
    }
    case 'text':
      return (
        <div>
          <Parts parts={block.children} me={me} />
        </div>
      );
  }
}

const Parts = ({ parts, me }: { parts: readonly Inline[]; me: string | undefined }) =>
  // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the text
  parts.map((part, index) => <Part key={index} part={part} me={me} />);

function Part({ part, me }: { part: Inline; me: string | undefined }) {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'code':
      return <code className="md-code">{part.text}</code>;
    case 'link':
      return (
        <a className="link" href={part.href} target="_blank" rel="noopener noreferrer nofollow ugc">
          {part.text}
        </a>
      );
    case 'mention':
      return <MentionPart id={part.id} text={part.text} me={me} />;
    case 'spoiler':
      return <Spoiler parts={part.children} me={me} />;
    case 'bold':
      return (
        <strong>
          <Parts parts={part.children} me={me} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <Parts parts={part.children} me={me} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <Parts parts={part.children} me={me} />
        </s>
      );
  }
}

function MentionPart({ id, text, me }: { id: string | null; text: string; me: string | undefined }) {
  const look = id === null || id === me ? 'mention is-me' : 'mention';
  return <span className={look}>{text}</span>;
}

/** Hidden until pressed; a reader is told that something is hidden, not what. */
function Spoiler({ parts, me }: { parts: readonly Inline[]; me: string | undefined }) {
  const t = useTranslations('talk');
  const [open, setOpen] = useState(false);
  if (open) {
    return (
      <span className="spoiler is-open">
        <Parts parts={parts} me={me} />
      </span>
    );
  }
  return (
    <button type="button" className="spoiler" onClick={() => setOpen(true)}>
      <span className="sr">{t('spoiler')}</span>
      <span aria-hidden="true">{plainWords(parts)}</span>
    </button>
  );
}
