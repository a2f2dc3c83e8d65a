/**
 * Breaks a text between words into lines of at most so many characters; a word that is longer has
 * a line of its own.
 */
export const wrap = (text: string, width: number): readonly string[] =>
  text.split(' ').reduce<readonly string[]>((lines, word) => {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    return last === undefined || longer.length > width
      ? [...lines, word]
      : [...lines.slice(0, -1), longer];
  }, []);
