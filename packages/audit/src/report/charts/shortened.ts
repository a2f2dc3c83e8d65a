/** A text of at most so many characters, its end left out where there are more. */
export const shortened = (text: string, most: number): string => {
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
};
