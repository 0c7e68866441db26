// The outside of every picture.

/** A complete SVG document of W by H units. */
export const svg = (W: number, H: number, inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${W} ${H}" width="${W}" height="${H}">${inside}</svg>`;
