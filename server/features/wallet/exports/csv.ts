// CSV as RFC 4180 has it, and as spreadsheets read it without harm.

/** Tells spreadsheets that it is UTF-8. */
export const byteOrderMark = '\uFEFF';

/** What a spreadsheet would take for a formula; a mark before it makes it text. */
const formula = /^[=+\-@\t\r]/;

export function csvCell(value: string): string {
  const text = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One record with its end. */
export const csvRow = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;
