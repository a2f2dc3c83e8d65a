import fc from 'fast-check';
import { appendBytes } from './appendBytes.ts';

describe('how much an append holds', () => {
  it('is its data and metadata in UTF-8, and twice the length of its types', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        (data, metadata) => {
          const bytes = appendBytes([{ id: 'a', type: 'Typo', data, metadata }]);
          expect(bytes).toBe(Buffer.byteLength(data) + Buffer.byteLength(metadata) + 8);
        },
      ),
    );
  });
});
