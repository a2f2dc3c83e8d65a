/** Puts an accent on a text, where that can be seen. */
export type Accent = (text: string) => string;

/** Where a command of `disdetta audit` writes. */
export interface Output {
  /** A line of what was asked for. */
  readonly print: (line: string) => void;
  /** A line about what went wrong. */
  readonly complain: (line: string) => void;
  /** Shows, in the place of what was shown last, how far the work has come; null takes it away. */
  readonly show: ((line: string | null) => void) | null;
  readonly good: Accent;
  readonly bad: Accent;
  readonly odd: Accent;
  readonly faint: Accent;
}

/** What of a stream of this process matters here. */
interface Screen {
  readonly isTTY?: boolean;
  readonly write: (text: string) => unknown;
}

const ESCAPE = '\u001b[';
const ERASE_LINE = `\r${ESCAPE}2K`;

const accent =
  (code: number, isSeen: boolean): Accent =>
  (text) =>
    isSeen ? `${ESCAPE}${code}m${text}${ESCAPE}0m` : text;

/** Colour is for terminals that can show it, and for people who have not asked for none. */
const isColoured = (
  { isTTY = false }: Screen,
  { NO_COLOR = '', TERM }: NodeJS.ProcessEnv,
): boolean => isTTY && NO_COLOR === '' && TERM !== 'dumb';

/** The output of a process: its two streams, and how its environment wants them. */
export const outputOf = ({
  stdout,
  stderr,
  env,
}: {
  readonly stdout: Screen;
  readonly stderr: Screen;
  readonly env: NodeJS.ProcessEnv;
}): Output => {
  const isSeen = isColoured(stdout, env);
  return {
    print: (line) => stdout.write(`${line}\n`),
    complain: (line) => stderr.write(`${accent(31, isColoured(stderr, env))('✗')} ${line}\n`),
    show:
      stderr.isTTY === true && env['TERM'] !== 'dumb'
        ? (line) => stderr.write(line === null ? ERASE_LINE : `${ERASE_LINE}${line}`)
        : null,
    good: accent(32, isSeen),
    bad: accent(31, isSeen),
    odd: accent(33, isSeen),
    faint: accent(2, isSeen),
  };
};
