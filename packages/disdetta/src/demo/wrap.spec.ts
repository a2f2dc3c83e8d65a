import { wrap } from './wrap.ts';

describe('a text in a narrow terminal', () => {
  it('is broken between words, and never within one', () => {
    expect(wrap('it stays active for the rest', 10)).toEqual([
      'it stays',
      'active for',
      'the rest',
    ]);
    expect(wrap('/a/path/that/is/long is', 10)).toEqual(['/a/path/that/is/long', 'is']);
  });

  it('stays as it is where it fits', () => {
    expect(wrap('ten letter', 10)).toEqual(['ten letter']);
    expect(wrap('', 10)).toEqual(['']);
  });
});
