/** The files of a bundle by their names. */
export type Files = ReadonlyMap<string, Buffer>;

/** A bundle that something was done to, and what. */
export interface Damage {
  readonly what: string;
  readonly files: Files;
}

const withFile = (files: Files, name: string, bytes: Uint8Array | null): Files => {
  const altered = new Map(files);
  if (bytes === null) altered.delete(name);
  else altered.set(name, Buffer.from(bytes));
  return altered;
};

const flipped = (bytes: Buffer, bit: number): Buffer => {
  const altered = Buffer.from(bytes);
  altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return altered;
};

const linesOf = (bytes: Buffer): readonly string[] =>
  bytes.toString('latin1').match(/[^\n]*\n/g) ?? [];

const joined = (lines: readonly string[]): Buffer => Buffer.from(lines.join(''), 'latin1');

/** Some of so many places: the first, the last, and so many in all. */
const someOf = (places: number, count: number): readonly number[] => [
  ...new Set(Array.from({ length: count }, (_, n) => Math.floor((n * (places - 1)) / (count - 1)))),
];

const damagesOfLines = (bytes: Buffer, count: number): readonly (readonly [string, Buffer])[] => {
  const lines = linesOf(bytes);
  return someOf(lines.length, count).flatMap((place): readonly (readonly [string, Buffer])[] => {
    const line = lines[place] ?? '';
    const next = lines[place + 1] ?? line;
    const swapped = [
      `line ${place + 1} and the next swapped`,
      joined(lines.toSpliced(place, 2, next, line)),
    ] as const;
    return [
      [`line ${place + 1} deleted`, joined(lines.toSpliced(place, 1))],
      [`line ${place + 1} twice`, joined(lines.toSpliced(place, 0, line))],
      ...(next === line ? [] : [swapped]),
    ];
  });
};

/** Damages that every file can come to, at so many places in it, by chance or without the key. */
export const damagesOf = (files: Files, count: number): readonly Damage[] =>
  [...files].flatMap(([name, bytes]) => {
    const altered: readonly (readonly [string, Buffer | null])[] = [
      ...someOf(bytes.length * 8, count).map(
        (bit) => [`bit ${bit} flipped`, flipped(bytes, bit)] as const,
      ),
      ['cut by a byte', bytes.subarray(0, -1)],
      ['cut in half', bytes.subarray(0, bytes.length / 2)],
      ['emptied', Buffer.alloc(0)],
      ['a byte more', Buffer.concat([bytes, Buffer.from('\n')])],
      ['missing', null],
      ...(name === 'signature' ? [] : damagesOfLines(bytes, count)),
    ];
    return altered.map(([what, to]) => ({
      what: `${name}: ${what}`,
      files: withFile(files, name, to),
    }));
  });
