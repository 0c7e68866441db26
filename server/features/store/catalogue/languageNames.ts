// Languages as catalogues name them: by code or by their English name. Pure.

const codes =
  'ar bg cs da de el en es es-419 et fi fr he hi hr hu id it ja ko lt lv ms nb nl no pl pt pt-BR ro ru sk sl sr sv th tr uk vi zh zh-Hans zh-Hant'.split(
    ' ',
  );

const names = new Intl.DisplayNames('en', { type: 'language' });
const byName = new Map(codes.map((code) => [(names.of(code) ?? code).toLowerCase(), code]));
for (const [name, code] of [
  ['portuguese - brazil', 'pt-BR'],
  ['spanish - spain', 'es'],
  ['spanish - latin america', 'es-419'],
] as const) {
  byName.set(name, code);
}

/** The BCP 47 code of a language; undefined for what is neither a code nor a name known. */
export function languageCode(name: string): string | undefined {
  const known = byName.get(name.toLowerCase());
  if (known) return known;
  if (!/^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/i.test(name)) return undefined;
  try {
    const [code] = Intl.getCanonicalLocales(name.replaceAll('_', '-'));
    // A word of three letters is shaped like a code; one that has a name is one.
    return code && names.of(code) !== code ? code : undefined;
  } catch {
    return undefined;
  }
}
