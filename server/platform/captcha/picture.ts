// The captcha for eyes: five characters, each turned and pulled, under a bent grid of lines.
import { randomInt } from 'node:crypto';
import sharp from 'sharp';
import { setLine } from '../fonts.ts';

/** Neither capital nor digit that another looks like, also when a line crosses it. */
const alphabet = 'ACEFHJKLMNPRTUVWXY349';
const length = 5;
const width = 240;
const height = 88;
/** Pixels to a unit, for sharp screens. */
const scale = 2;
const weights = [520, 640, 760] as const;

const between = (low: number, high: number) => low + (randomInt(10_001) / 10_000) * (high - low);

export const randomText = (): string =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');

/** Bends the whole plane, so that no straight edge is left to cut along. */
function createBend(): (x: number, y: number) => [x: number, y: number] {
  const [amountX, amountY] = [between(2.5, 4), between(3, 5)];
  const [perX, perY] = [between(14, 20), between(20, 30)];
  const [startX, startY] = [between(0, 6.28), between(0, 6.28)];
  return (x, y) => [x + amountX * Math.sin(y / perX + startX), y + amountY * Math.sin(x / perY + startY)];
}

type Move = (x: number, y: number) => [x: number, y: number];

/** Path data of absolute points, each moved. */
function moved(d: string, move: Move): string {
  return d.replace(/(-?\d+(?:\.\d+)?) (-?\d+(?:\.\d+)?)/g, (_, x: string, y: string) =>
    move(Number(x), Number(y))
      .map((value) => value.toFixed(1))
      .join(' '),
  );
}

async function glyph(character: string, index: number, bend: Move): Promise<string> {
  const { d, width: advance } = await setLine(character, weights[randomInt(weights.length)] ?? 640);
  const size = between(44, 53);
  const angle = between(-0.35, 0.35);
  const slant = between(-0.25, 0.25);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const place = { x: 38 + index * 41 + between(-4, 4), y: height / 2 + between(-7, 7) };
  return moved(d, (x, y) => {
    // Around its own middle; capitals are about 0.7 em high.
    const dx = (x / 1_000 - advance / 2) * size + (slant * y * size) / 1_000;
    const dy = (y / 1_000 + 0.36) * size;
    return bend(place.x + dx * cos - dy * sin, place.y + dx * sin + dy * cos);
  });
}

function line(bend: Move): string {
  const [from, to] = [between(8, height - 8), between(8, height - 8)];
  const points = Array.from({ length: 25 }, (_, step) => {
    const x = (step / 24) * width;
    return bend(x, from + ((to - from) * x) / width)
      .map((value) => value.toFixed(1))
      .join(' ');
  });
  return `<path d="M${points.join('L')}" fill="none" stroke="#3b3550" stroke-width="${between(1.2, 2.4).toFixed(1)}"/>`;
}

/** @returns a PNG of 480 by 176 pixels that shows the text, no two alike. */
export async function drawPicture(text: string): Promise<Buffer> {
  const bend = createBend();
  const glyphs = await Promise.all([...text].map((character, index) => glyph(character, index, bend)));
  const lines = Array.from({ length: 4 }, () => line(bend));
  const dots = Array.from(
    { length: 60 },
    () => `<circle cx="${between(0, width).toFixed(1)}" cy="${between(0, height).toFixed(1)}" r="1.1"/>`,
  );
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width * scale}" height="${height * scale}">` +
    `<rect width="${width}" height="${height}" fill="#f3efe6"/>` +
    `<g fill="#3b3550">${glyphs.map((d) => `<path d="${d}"/>`).join('')}${dots.join('')}</g>${lines.join('')}</svg>`;
  return sharp(Buffer.from(svg)).png({ palette: true, colours: 16 }).toBuffer();
}
