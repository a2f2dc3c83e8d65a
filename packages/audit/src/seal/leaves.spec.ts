import type { Instant } from '@disdetta/core';
import type { Head } from '../chain/head.ts';
import { inclusionProof, verifyInclusion } from './inclusion.ts';
import { leavesOf, readLeaf, readLeaves, treeHeadOf } from './leaves.ts';
import type { Seal } from './seal.ts';

const AT = '2026-07-01T00:00:00.000Z' as Instant;

const head = (revision: bigint): Head => ({
  revision,
  hash: `${revision}`.repeat(64),
  recordedAt: AT,
  commandId: null,
  placeInDecision: 0,
});

const sealOver = (lines: readonly string[]): Seal => ({
  root: treeHeadOf(lines),
  streams: lines.length,
  events: 9,
  position: 9n,
  sealedAt: AT,
  key: 'ab'.repeat(32),
});

const heads = new Map([
  ['account-b', head(2n)],
  ['account-é', head(3n)],
  ['account-B', head(1n)],
]);
const lines = leavesOf(heads);
const leaves = `${lines.join('\n')}\n`;

describe('the leaves of a seal', () => {
  it('stand in the order of the bytes of their names, whatever order they were read in', () => {
    expect(leavesOf(heads).map((line) => readLeaf(line)?.stream)).toEqual([
      'account-B',
      'account-b',
      'account-é',
    ]);
  });

  it('read as where each stream stood', () => {
    expect(readLeaves(leaves, sealOver(lines))).toMatchObject({
      right: [{ stream: 'account-B', revision: 1n, hash: '1'.repeat(64) }, {}, {}],
    });
  });

  it.each([['{'], ['["account-1",1.5,"ab"]'], ['["account-1","1","ab"]'], ['null']])(
    'are not such as %s',
    (line) => {
      expect(readLeaf(line)).toBeNull();
      expect(readLeaves(line, sealOver([line]))).toMatchObject({ left: { code: 'LeavesUnfit' } });
    },
  );

  it('are those that the seal was made over, and no others', () => {
    const { root } = sealOver(lines);
    const others = lines.slice(1);
    expect(readLeaves(others.join('\n'), { root })).toMatchObject({
      left: { code: 'LeavesUnfit', facts: { root, found: treeHeadOf(others) } },
    });
  });
});

describe('the proof that a stream stands in a seal', () => {
  it('cannot be given for one that does not, or from leaves of another seal', () => {
    expect(inclusionProof(sealOver(lines), leaves, 'account-c')).toEqual({
      _tag: 'Left',
      left: {
        code: 'StreamNotSealed',
        message: 'account-c does not stand in this seal: it began later, or in another log.',
        facts: { stream: 'account-c' },
      },
    });
    expect(inclusionProof(sealOver(lines.slice(1)), leaves, 'account-b')).toMatchObject({
      left: { code: 'LeavesUnfit' },
    });
  });

  it('leads nowhere from a place before the first', () => {
    const [first = ''] = lines;
    expect(verifyInclusion({ leaf: first, index: -1, path: [] }, sealOver([first]))).toBe(false);
  });

  it('has no way to go where there is one stream alone', () => {
    const [first = ''] = lines;
    const proof = { leaf: first, index: 0, path: [] };
    expect(verifyInclusion(proof, sealOver([first]))).toBe(true);
    expect(verifyInclusion({ ...proof, path: ['ab'] }, sealOver([first]))).toBe(false);
  });
});
