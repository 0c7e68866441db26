// The scenes that stand for rooms without a picture: flat ones, each the same wherever the room stands.

/** Ground, far, near, light: four inks a scene. */
const palettes = [
  ['#2b2145', '#4a3a75', '#8a6fd1', '#f3d9a4'],
  ['#16323d', '#1f5563', '#3f9aa0', '#f2e3b8'],
  ['#3b1f24', '#7a3430', '#c8623f', '#f7d08a'],
  ['#1f3328', '#35604a', '#76a86b', '#f4ecc8'],
  ['#1d2747', '#33468a', '#6f8fd6', '#f6e7bd'],
  ['#3a2338', '#74405f', '#c77f93', '#fbe3cf'],
  ['#2e2a1c', '#5f5430', '#b39a4c', '#f8eec6'],
  ['#132a33', '#24505a', '#d0764e', '#f6dfae'],
] as const;

/** Each on a 36 px square, back to front, filled with the inks from 1 on. */
const scenes: readonly (readonly [ink: 1 | 2 | 3, path: string])[][] = [
  // A lamp over a table.
  [
    [1, 'M0 27h36v9H0z'],
    [2, 'M18 0v9M10 17a8 8 0 0 1 16 0z'],
    [3, 'M12 18h12l5 10H7z'],
  ],
  // Mountains and a moon.
  [
    [1, 'M-3 36L11 12l9 14 5-8 14 18z'],
    [2, 'M11 12l5.500 8.500-4.500 1.500-2-2-3.500 1zM25 18l4 5.500-3 1-2.500-2z'],
    [3, 'M27 5a4 4 0 1 0 .1 0z'],
  ],
  // A cup of tea.
  [
    [1, 'M0 28h36v8H0z'],
    [2, 'M9 15h16v7a7 7 0 0 1-7 7h-2a7 7 0 0 1-7-7zM25 17h2a4 4 0 0 1 0 8h-2v-2h2a2 2 0 0 0 0-4h-2z'],
    [3, 'M13 6q-2 3 0 6h2q-2-3 0-6zM19 6q-2 3 0 6h2q-2-3 0-6z'],
  ],
  // A boat.
  [
    [3, 'M17 4v16H8zM19 8l8 12h-8z'],
    [2, 'M7 22h22l-4 6H11z'],
    [1, 'M0 26q4.500-3 9 0t9 0 9 0 9 0v10H0z'],
  ],
  // A die.
  [
    [1, 'M8 12h20v20H8z'],
    [2, 'M8 8h20v20H8z'],
    [
      3,
      'M13 11a2 2 0 1 0 .1 0zM23 11a2 2 0 1 0 .1 0zM18 16a2 2 0 1 0 .1 0zM13 21a2 2 0 1 0 .1 0zM23 21a2 2 0 1 0 .1 0z',
    ],
  ],
  // A tree.
  [
    [1, 'M0 29h36v7H0zM16.500 20h3v10h-3z'],
    [2, 'M18 4a9 9 0 1 0 .1 0z'],
    [1, 'M17 14h2v16h-2z'],
    [3, 'M14 8a2.500 2.500 0 1 0 .1 0z'],
  ],
  // Windows at night.
  [
    [1, 'M3 12h12v24H3zM19 5h14v31H19z'],
    [2, 'M6 16h2v3H6zM10 16h2v3h-2zM22 9h3v3h-3zM28 15h3v3h-3zM22 21h3v3h-3z'],
    [3, 'M10 23h2v3h-2zM28 9h3v3h-3zM22 15h3v3h-3zM6 30h2v3H6z'],
  ],
  // Waves.
  [
    [3, 'M9 5a4 4 0 1 0 .1 0z'],
    [1, 'M0 19q4.500-4 9 0t9 0 9 0 9 0v17H0z'],
    [2, 'M0 27q4.500-4 9 0t9 0 9 0 9 0v9H0z'],
  ],
  // An open door.
  [
    [1, 'M7 36V16a11 11 0 0 1 22 0v20z'],
    [3, 'M12 36V17a6 6 0 0 1 12 0v19z'],
    [2, 'M12 36V12l8 5v19z'],
  ],
  // Cards on a table.
  [
    [1, 'M0 25h36v11H0z'],
    [2, 'M7 9l10-3 5 17-10 3z'],
    [3, 'M17 7h11v18H17z'],
  ],
  // A bridge over water.
  [
    [3, 'M28 6a3.500 3.500 0 1 0 .1 0z'],
    [2, 'M0 15h36v4H0zM4 19h3v9H4zM29 19h3v9h-3zM7 19q11 0 11 9h-2q0-6-9-6zM29 19q-11 0-11 9h2q0-6 9-6z'],
    [1, 'M0 27h36v9H0z'],
  ],
  // Two tents of paper.
  [
    [1, 'M0 31L13 8l13 23z'],
    [2, 'M12 33L24 13l12 20z'],
    [3, 'M24 13l4 20h-8z'],
  ],
];

/** A number in which every letter counts everywhere (FNV-1a, then mixed once more): ids made together look alike. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** A scene on a 36 px square. */
export function RoomScene({ roomId }: { roomId: string }) {
  const hash = hashOf(roomId);
  const inks = palettes[hash % palettes.length] ?? palettes[0];
  const scene = scenes[(hash >>> 8) % scenes.length] ?? [];
  const isMirrored = (hash >>> 16) % 2 === 1;
  return (
    <svg viewBox="0 0 36 36" width="36" height="36" aria-hidden="true">
      <rect width="36" height="36" fill={inks[0]} />
      <g transform={isMirrored ? 'matrix(-1 0 0 1 36 0)' : undefined}>
        {scene.map(([ink, path]) => (
          <path key={path} d={path} fill={inks[ink]} />
        ))}
      </g>
    </svg>
  );
}
