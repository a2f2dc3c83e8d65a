import { createProgressBar, progressLine } from './progressBar.ts';
import { outputOf } from './output.ts';

describe('the progress of long work', () => {
  it('shows the share that is done and the time that is left at this pace', () => {
    expect(progressLine('reading', 250, 1_000, 30)).toBe(
      'reading ██████░░░░░░░░░░░░░░░░░░  25% of 1,000, 1 min 30 s left',
    );
    expect(progressLine('reading', 1_000, 1_000, 30)).toBe(
      'reading ████████████████████████ 100% of 1,000',
    );
  });

  it('shows how many are done where nobody knows how many there are', () => {
    expect(progressLine('reading', 5_000, null, 10)).toBe('reading: 5,000, 500/s');
    expect(progressLine('reading', 5_000, 4_000, 10)).toBe('reading: 5,000, 500/s');
  });

  it('counts the time of each phase on its own, and is gone in the end', () => {
    const shown: (string | null)[] = [];
    let milliseconds = 0;
    const screen = { isTTY: true, write: () => true };
    const output = outputOf({ stdout: screen, stderr: screen, env: {} });
    const bar = createProgressBar(
      { ...output, show: (line) => shown.push(line) },
      false,
      () => milliseconds,
    );
    bar.tell('reading', 0, 10);
    milliseconds = 60_000;
    bar.tell('deciding', 0, 2);
    milliseconds = 70_000;
    bar.tell('deciding', 1, 2);
    bar.end();
    expect(shown[2]).toContain(', 10 s left');
    expect(shown[3]).toBeNull();
  });

  it.each([
    ['a terminal', { isTTY: true }, {}, true],
    ['a terminal without colour', { isTTY: true }, { NO_COLOR: '1' }, true],
    ['a terminal that can only write on', { isTTY: true }, { TERM: 'dumb' }, false],
    ['a file', {}, {}, false],
  ])('on %s it is there: %s %s %s', (_, stream, env, isThere) => {
    const screen = { ...stream, write: () => true };
    const { show } = outputOf({ stdout: screen, stderr: screen, env });
    expect(show !== null).toBe(isThere);
  });
});

describe('colour', () => {
  it.each([
    ['on a terminal', { isTTY: true }, {}, true],
    ['nowhere with NO_COLOR', { isTTY: true }, { NO_COLOR: '1' }, false],
    ['not in a file', {}, {}, false],
  ])('is %s', (_, stream, env, isThere) => {
    const screen = { ...stream, write: () => true };
    expect(outputOf({ stdout: screen, stderr: screen, env }).good('x') !== 'x').toBe(isThere);
  });
});
