// What is typed into the search of messages: words, and operators such as `from:Ada` or `before:2026-05-01`. Pure.
import type { Has } from '../../../../shared/chatSearch.ts';

export const operators = ['from', 'in', 'has', 'after', 'before'] as const;
export type Operator = (typeof operators)[number];

/** What `has:` takes. */
export const hasKinds = ['link', 'file', 'image'] as const satisfies readonly Has[];

export type Typed = {
  text: string;
  from?: string;
  in?: string;
  has?: Has;
  /** The day in the reader's own calendar, as epoch milliseconds of its beginning. Later than this day. */
  after?: number;
  /** Earlier than this day. */
  before?: number;
  /** What stands after an operator and is nothing it takes. */
  wrong: { operator: Operator; value: string } | null;
};

/** An operator with its value, which stands in quotes where it has spaces. */
const token = /(?:^|\s)(from|in|has|after|before):(?:"([^"]*)"?|(\S*))/giu;

/** The beginning of a day and of the one after it; null of what is no day. */
function dayOf(value: string): { from: number; to: number } | null {
  const [, year, month, date] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(value) ?? [];
  if (!year || !month || !date) return null;
  const day = new Date(Number(year), Number(month) - 1, Number(date));
  if (day.getMonth() !== Number(month) - 1 || day.getDate() !== Number(date) || day.getTime() < 0)
    return null;
  return {
    from: day.getTime(),
    to: new Date(Number(year), Number(month) - 1, Number(date) + 1).getTime(),
  };
}

/** The beginning of a day of the reader's own calendar, as epoch milliseconds; null of what is no day. */
export const beginningOfDay = (value: string): number | null => dayOf(value)?.from ?? null;

/** Of an operator that stands twice the last one counts; one without a value is still being typed. */
export function readTyped(query: string): Typed {
  const typed: Typed = { text: '', wrong: null };
  const text = query.replace(token, (_, name: string, quoted?: string, plain?: string) => {
    const operator = name.toLowerCase() as Operator;
    const value = (quoted ?? plain ?? '').trim();
    if (value === '') return ' ';
    const refuse = () => {
      typed.wrong ??= { operator, value };
    };
    switch (operator) {
      case 'from':
        typed.from = value.replace(/^@/, '');
        break;
      case 'in':
        typed.in = value;
        break;
      case 'has': {
        const kind = hasKinds.find((known) => known === value.toLowerCase());
        if (kind) typed.has = kind;
        else refuse();
        break;
      }
      default: {
        const day = dayOf(value);
        if (!day) refuse();
        else typed[operator] = operator === 'after' ? day.to : day.from;
      }
    }
    return ' ';
  });
  typed.text = text.replace(/\s+/g, ' ').trim();
  return typed;
}

/** The operator that is being typed at the end, with what stands there of its value. */
export function openOperator(query: string): { operator: Operator; value: string } | null {
  const [, operator, quoted, plain] =
    /(?:^|\s)(from|in|has|after|before):(?:"([^"]*)|(\S*))$/iu.exec(query) ?? [];
  if (!operator) return null;
  return { operator: operator.toLowerCase() as Operator, value: quoted ?? plain ?? '' };
}

/** The query with a value in the place of the operator at its end, or with a new one behind it. */
export function withOperator(query: string, operator: Operator, value: string): string {
  const head = openOperator(query)
    ? query.replace(/(^|\s)(?:from|in|has|after|before):(?:"[^"]*|\S*)$/iu, '$1')
    : query.trimEnd() === ''
      ? ''
      : `${query.trimEnd()} `;
  if (value === '') return `${head}${operator}:`;
  return `${head}${operator}:${/\s/.test(value) ? `"${value}"` : value} `;
}

/** A text cut at its marks: every second part is one. */
export function partsOf(text: string, marks: readonly (readonly [number, number])[]): string[] {
  const parts: string[] = [];
  let at = 0;
  for (const [from, to] of marks) {
    parts.push(text.slice(at, from), text.slice(from, to));
    at = to;
  }
  return [...parts, text.slice(at)];
}
