import fc from 'fast-check';
import { readState, writeState } from './stateText.ts';

const NUL = '\0';

const texts = fc.oneof(
  fc.string(),
  fc.constantFrom('#', '#map', '#12', '#not-kept', NUL, `a${NUL}b`, '\u{1F600}'),
);

const states = fc.letrec((state) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    texts,
    fc.integer(),
    fc.bigInt(),
    fc.boolean(),
    fc.constant(null),
    fc.array(state('any')),
    fc.dictionary(texts, state('any')).map((value) => ({ ...value })),
    fc.array(fc.tuple(texts, state('any'))).map((pairs) => new Map(pairs)),
    fc.array(texts).map((values) => new Set(values)),
  ),
})).any;

describe('the text of a state', () => {
  it('is read back as the state that was written', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(readState(writeState(state))).toEqual(state);
      }),
    );
  });

  it('holds no character that PostgreSQL refuses in JSON', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(writeState(state)).not.toContain('\\u0000');
      }),
    );
  });

  it('is refused where something else wrote it', () => {
    expect(() => readState('{"#unheard-of":[]}')).toThrow('#unheard-of');
  });
});
