import { findingAt, inOrder } from './finding.ts';
import type { Finding } from './finding.ts';

const finding = (stream: string, revision: bigint, code: Finding['code']): Finding =>
  findingAt({ stream, revision }, code, '', {});

describe('findings', () => {
  it('come by stream, then by revision as a number, then by code', () => {
    const sorted = [
      finding('', -1n, 'SealDiffers'),
      finding('account-a', 2n, 'LinkBroken'),
      finding('account-a', 10n, 'IdNotDerived'),
      finding('account-a', 10n, 'LinkBroken'),
      finding('account-b', 0n, 'DecisionDiffers'),
    ];
    expect(inOrder(sorted)).toEqual(sorted);
    expect(inOrder(sorted.toReversed())).toEqual(sorted);
  });
});
