// No words outside the catalogues: every component is read, and words found in it are named with their place.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const web = join(import.meta.dirname, '..');

/** Attributes whose text people see or hear. */
const spoken = new Set(['aria-label', 'aria-roledescription', 'title', 'alt', 'placeholder', 'label', 'tip']);
/** Words that are names or keys, the same in every language. */
const allowed = new Set(['Lobby', 'Shift']);

const hasWords = (text: string) => /\p{L}{2,}/u.test(text) && !allowed.has(text.trim());

/** Text that would be shown as it stands, as "line: text". */
function findText(fileName: string, source: string): string[] {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const report = (node: ts.Node, text: string) => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${line + 1}: ${text.trim()}`);
  };
  /** The texts an expression may turn into, as far as it says them itself. */
  const textsOf = (node: ts.Expression): ts.LiteralLikeNode[] => {
    if (ts.isStringLiteralLike(node)) return [node];
    if (ts.isParenthesizedExpression(node)) return textsOf(node.expression);
    if (ts.isConditionalExpression(node)) return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)];
    if (ts.isBinaryExpression(node)) return [...textsOf(node.left), ...textsOf(node.right)];
    if (ts.isTemplateExpression(node)) return [node.head, ...node.templateSpans.map((span) => span.literal)];
    return [];
  };
  const judge = (node: ts.Expression) => {
    for (const text of textsOf(node)) if (hasWords(text.text)) report(text, text.text);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && hasWords(node.text)) report(node, node.text);
    if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent)) {
      // A comparison decides what is shown; it is not shown.
      if (!ts.isBinaryExpression(node.expression) || !isComparison(node.expression)) judge(node.expression);
    }
    if (ts.isJsxAttribute(node) && spoken.has(node.name.getText()) && node.initializer) {
      const { initializer } = node;
      if (ts.isStringLiteral(initializer)) judge(initializer);
      else if (ts.isJsxExpression(initializer) && initializer.expression) judge(initializer.expression);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const isComparison = ({ operatorToken }: ts.BinaryExpression) =>
  [ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken].includes(
    operatorToken.kind,
  );

const components = readdirSync(web, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.tsx') && !name.endsWith('.test.tsx'))
  .map((name) => join(web, name));

it('UI-5: no component holds words of its own', () => {
  expect(components.length).toBeGreaterThan(40);
  const found = components.flatMap((path) =>
    findText(path, readFileSync(path, 'utf8')).map((text) => `${relative(web, path)}:${text}`),
  );
  expect(found).toEqual([]);
});

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: these are sources to be read
it.each([
  ['<p>Hello there</p>', '1: Hello there'],
  ['<p>{on ? "Take a seat" : t("full")}</p>', '1: Take a seat'],
  ['<p>{`Hosted by ${name}`}</p>', '1: Hosted by'],
  ['<img alt="A cover" />', '1: A cover'],
  ['<button aria-label={open ? "Close it" : label} />', '1: Close it'],
])('UI-5: the search finds %s', (source, text) => {
  expect(findText('x.tsx', source)).toEqual([text]);
});
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: these are sources to be read

it.each([
  '<p>{t("hello")}</p>',
  '<p className="big words">{kind === "second" ? <b /> : null}</p>',
  '<p> · {a} / 12</p>',
  '<kbd>/</kbd>',
])('UI-5: the search passes %s', (source) => {
  expect(findText('x.tsx', source)).toEqual([]);
});
