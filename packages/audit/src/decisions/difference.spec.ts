import { differencesOf } from './difference.ts';

describe('differences', () => {
  it.each<[string, unknown, unknown, unknown]>([
    ['a value', { a: 1 }, { a: 2 }, [{ path: 'a', recorded: 1, decided: 2 }]],
    ['nothing', { a: null }, { a: 2 }, [{ path: 'a', recorded: null, decided: 2 }]],
    ['an object', { a: {} }, { a: null }, [{ path: 'a', recorded: 'object', decided: null }]],
    ['a field too few', {}, { a: 2 }, [{ path: 'a', recorded: 'missing', decided: 2 }]],
    ['a list', { a: [] }, { a: {} }, [{ path: 'a', recorded: 'array of 0', decided: 'object' }]],
    ['a place', [1, 2], [1, 3], [{ path: '1', recorded: 2, decided: 3 }]],
    ['a text', 'a', 'b', [{ path: '', recorded: 'a', decided: 'b' }]],
    ['the order of fields alone', { a: 1, b: 2 }, { b: 2, a: 1 }, []],
  ])('are told by path where there is %s', (_, recorded, decided, differences) => {
    expect(differencesOf(recorded, decided)).toEqual(differences);
  });
});
