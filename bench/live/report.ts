// Medians, ratios and spreads of a row, as a table.

export type Figures = Record<string, number>;

/** What a figure should be, as a ratio to the hand-written server. */
export type Target = { figure: string; atLeast?: number; atMost?: number };

/** Of each contestant the figures of each round. */
export type Rounds = Map<string, Figures[]>;

const sorted = (values: number[]) => [...values].sort((left, right) => left - right);

export function median(values: number[]): number {
  const inOrder = sorted(values);
  const middle = inOrder.length / 2;
  const upper = inOrder[Math.floor(middle)] ?? Number.NaN;
  return inOrder.length % 2 === 1 ? upper : ((inOrder[middle - 1] ?? Number.NaN) + upper) / 2;
}

export function shown(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 1_000) return Math.round(value).toLocaleString('en');
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}

function withSpread(values: number[]): string {
  const inOrder = sorted(values);
  return `${shown(median(values))} (${shown(inOrder[0] ?? Number.NaN)}…${shown(inOrder.at(-1) ?? Number.NaN)})`;
}

const valuesOf = (rounds: Figures[], figure: string) =>
  rounds.map((figures) => figures[figure] ?? Number.NaN);

/** Round by round, so that what slows the machine for a while slows both sides of a ratio. */
const ratiosOf = (rounds: Figures[], base: Figures[], figure: string) =>
  valuesOf(rounds, figure).map((value, round) => value / (base[round]?.[figure] ?? Number.NaN));

/** Prints medians with least and most, as a Markdown table; behind × the ratios to the base. */
export function printRow(title: string, rounds: Rounds, base: string | null, targets: Target[]): void {
  console.log(`\n${title}\n`);
  const baseRounds = base === null ? [] : (rounds.get(base) ?? []);
  const figures = Object.keys([...rounds.values()][0]?.[0] ?? {});
  const lines = [...rounds].map(([name, own]) =>
    figures.flatMap((figure) => {
      const value = withSpread(valuesOf(own, figure));
      if (base === null) return [value];
      return [value, name === base ? '1' : withSpread(ratiosOf(own, baseRounds, figure))];
    }),
  );
  const heads = figures.flatMap((figure) => (base === null ? [figure] : [figure, '×']));
  const names = [...rounds.keys()];
  printTable([['', ...heads], ...lines.map((cells, index) => [names[index] ?? '', ...cells])]);
  console.log('');
  for (const target of targets) printTarget(target, rounds, baseRounds);
}

function printTable(lines: string[][]): void {
  const widths = (lines[0] ?? []).map((_head, column) =>
    Math.max(3, ...lines.map((cells) => cells[column]?.length ?? 0)),
  );
  const shownLine = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...rest] = lines;
  console.log([head, widths.map((width) => '-'.repeat(width)), ...rest].map(shownLine).join('\n'));
}

function printTarget({ figure, atLeast, atMost }: Target, rounds: Rounds, base: Figures[]): void {
  const own = rounds.get('Lobby') ?? [];
  const value = base.length > 0 ? median(ratiosOf(own, base, figure)) : median(valuesOf(own, figure));
  const isMet = value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity);
  const wanted = atLeast === undefined ? `at most ${atMost}` : `at least ${atLeast}`;
  console.log(
    `${isMet ? 'met' : 'MISSED'}: ${figure} ${base.length > 0 ? '×' : ''}${shown(value)}, wanted ${wanted}`,
  );
}
