// The catalogues: the same keys and values in every language, and nothing left in English.
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { errorTable } from '../../shared/errors.ts';
import { messages as en } from './en/index.ts';
import { messages as ko } from './ko/index.ts';
import { pageCodes } from './readError.ts';
import { messages as zh } from './zh/index.ts';

type Tree = { readonly [name: string]: string | Tree };

function flatten(tree: Tree, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([name, value]) =>
      typeof value === 'string' ? [[path + name, value] as const] : [...flatten(value, `${path}${name}.`)],
    ),
  );
}

/** Names of values and tags with the kind of each: what the code hands over. */
function wants(message: string): string[] {
  const found = new Set<string>();
  const walk = (elements: MessageFormatElement[]) => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
      // A number may be said plainly, with separators or by plural forms: the value is the same.
      const kind = element.type === TYPE.tag ? 'tag' : element.type === TYPE.select ? 'select' : 'value';
      found.add(`${element.value}: ${kind}`);
      if (element.type === TYPE.tag) walk(element.children);
      if (element.type === TYPE.plural || element.type === TYPE.select) {
        for (const option of Object.values(element.options)) walk(option.value);
      }
    }
  };
  walk(parse(message));
  return [...found].sort();
}

const english = flatten(en);
const others = { ko: flatten(ko), zh: flatten(zh) };

/** Patterns such as `{name}: {body}` have nothing to translate. */
const hasWords = (message: string) =>
  /\p{L}/u.test(
    parse(message)
      .map((element) =>
        element.type === TYPE.literal
          ? element.value
          : element.type === TYPE.argument || element.type === TYPE.number
            ? ''
            : 'words',
      )
      .filter((part) => part !== '')
      .join(''),
  );

/** The same in every language: names and keys of a keyboard. */
const sameEverywhere = new Set([
  'moderation.kinds.vip',
  'shell.titled',
  'shell.search.esc',
  'store.game.windows',
  'store.game.macos',
  'store.game.linux',
  'gameMore.needs.on.windows',
  'gameMore.needs.on.macos',
  'gameMore.needs.on.linux',
  'publishing.facts.on.windows',
  'publishing.facts.on.macos',
  'publishing.facts.on.linux',
  'talk.attach.moves',
  'talk.attach.types.pdf',
]);

describe.each(Object.entries(others))('%s', (_language, messages) => {
  it('UI-1: has every key of English and no other', () => {
    expect([...messages.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('UI-2: asks for the same values as English, in every message', () => {
    for (const [key, message] of messages) {
      expect({ key, wants: wants(message) }).toEqual({ key, wants: wants(english.get(key) ?? '') });
    }
  });

  it('UI-3: leaves nothing in English', () => {
    const left = [...messages].filter(
      ([key, message]) => message === english.get(key) && hasWords(message) && !sameEverywhere.has(key),
    );
    expect(left).toEqual([]);
  });

  it('UI-3: says nothing empty', () => {
    expect([...messages].filter(([, message]) => message.trim() === '')).toEqual([]);
  });
});

it('UI-3: the list of what is the same everywhere names only what is', () => {
  for (const key of sameEverywhere) {
    expect([key, others.ko.get(key), others.zh.get(key)]).toEqual([key, english.get(key), english.get(key)]);
  }
});

it('UI-4: there is a sentence for every error code', () => {
  const said = Object.entries(en)
    .filter(([group]) => /errors$/i.test(group))
    .flatMap(([, sentences]) => Object.keys(sentences))
    .sort();
  expect(said).toEqual([...Object.keys(errorTable), ...pageCodes].sort());
});
