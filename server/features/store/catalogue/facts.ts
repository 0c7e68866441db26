// Days and systems as catalogues write them. Pure.

/** Systems by the names catalogues give them, in lower case. */
export const systemNames: Readonly<Record<string, string>> = {
  windows: 'windows',
  win: 'windows',
  pc: 'windows',
  macos: 'macos',
  mac: 'macos',
  osx: 'macos',
  'mac os': 'macos',
  'os x': 'macos',
  linux: 'linux',
  steamos: 'linux',
};

/** A day from 1970 on as `YYYY-MM-DD`, from that or with slashes or dots, a time behind it or not; else null. */
export function parseDay(text: string): string | null {
  const [, year = '', month = '', day = ''] =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  const isDay = Number.isFinite(time) && new Date(time).toISOString().startsWith(date);
  return isDay && Number(year) >= 1970 ? date : null;
}
