import { readCommandLine } from './commandOptions.ts';

describe('the words of a command line', () => {
  it('may be none', () => {
    expect(readCommandLine([])).toMatchObject({
      right: { host: '127.0.0.1', port: '2113', mem: false, insecure: false },
    });
  });

  it('may come behind the separator that package managers hand on', () => {
    expect(readCommandLine(['--', '--port', '0'])).toMatchObject({ right: { port: '0' } });
  });

  it('that nobody knows are told in one sentence, with what may have been meant', () => {
    expect(readCommandLine(['--secure'])).toEqual({
      _tag: 'Left',
      left: {
        kind: 'wrong',
        sentence: "Unknown option '--secure' (Did you mean --insecure?).",
      },
    });
  });
});
