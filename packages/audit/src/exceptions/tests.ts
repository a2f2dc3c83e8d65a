import type { EventType } from '@disdetta/core';
import type { ExceptionCode } from '@disdetta/projections';
import type { Audit } from '../audit.ts';
import type { FindingCode } from '../finding.ts';

/** One thing that was tested, what it was tested on, and how often something was found. */
export interface TestedPopulation {
  readonly test: 'chain' | 'seals' | 'decisions' | ExceptionCode;
  /** How many of what were looked at. */
  readonly looked: Readonly<Record<string, number>>;
  readonly found: number;
}

/** What the populations are counted from. */
export interface Looked {
  readonly accounts: number;
  readonly seals: number;
  readonly byType: ReadonlyMap<string, number>;
}

const TEST_OF: Readonly<Record<FindingCode, TestedPopulation['test']>> = {
  LinkBroken: 'chain',
  RevisionsMissing: 'chain',
  RevisionRepeated: 'chain',
  EventUndecodable: 'chain',
  IdNotDerived: 'chain',
  AccountDiffers: 'chain',
  RecordedBackwards: 'chain',
  SealDiffers: 'seals',
  StreamCut: 'seals',
  StreamRewritten: 'seals',
  WrittenBehindSeal: 'seals',
  CommandUnreadable: 'decisions',
  CommandRepeated: 'decisions',
  DecisionDiffers: 'decisions',
  DecisionRefused: 'decisions',
  EventNotDecided: 'decisions',
  EventsMissing: 'decisions',
  RefusalDiffers: 'decisions',
  RefusalNotDue: 'decisions',
  RefusalOutOfPlace: 'decisions',
  DecidedByAnotherVersion: 'decisions',
  StreamReadsOtherwise: 'decisions',
};

/** What was tested and on how much, so that nothing found can be told from nothing looked at. */
export const testsOf = (
  audit: Audit,
  { accounts, seals, byType }: Looked,
): readonly TestedPopulation[] => {
  const { streams, events, decisions, refusals } = audit;
  const count = (...types: readonly EventType[]): number =>
    types.reduce((sum, type) => sum + (byType.get(type) ?? 0), 0);
  const found = (test: TestedPopulation['test']): number =>
    audit.findings.filter(({ code }) => TEST_OF[code] === test).length +
    audit.exceptions.filter(({ code }) => code === test).length;
  const refunds = count('RefundRequested');
  const looked: Readonly<Record<TestedPopulation['test'], TestedPopulation['looked']>> = {
    chain: { streams, events },
    seals: { seals, streams },
    decisions: { accounts, commands: decisions, refusals },
    ChargedAfterCancellation: {
      accounts,
      invoices: count('AccountBilled'),
      chargesAfterCancellation: count('ChargedAfterCancellation'),
    },
    LateUsage: { accounts, refunds, uses: count('UsageRecorded') },
    RefundOwedForLong: { accounts, refunds },
    UnknownReference: {
      accounts,
      payments: count('PaymentRecorded'),
      disputes: count('DisputeOpened', 'DisputeClosed'),
      voids: count('UsageVoided'),
    },
    ClockOddity: { accounts, events: events - (byType.get('CommandRefused') ?? 0) },
  };
  return TESTS.map((test) => ({ test, looked: looked[test], found: found(test) }));
};

const TESTS: readonly TestedPopulation['test'][] = [
  'chain',
  'seals',
  'decisions',
  'ChargedAfterCancellation',
  'LateUsage',
  'RefundOwedForLong',
  'UnknownReference',
  'ClockOddity',
];
