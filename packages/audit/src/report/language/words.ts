import type { EndCause, EventType, Status } from '@disdetta/core';
import type { ExceptionCode } from '@disdetta/projections';
import type { Verdict } from '../../verdict.ts';
import type { MonthNames } from './days.ts';
import type { NumberStyle } from './numbers.ts';

/** Everything a report says, in one language: the words of the pages that customers read. */
export interface Words {
  /** The code of the language, for the document. */
  readonly code: string;
  readonly months: MonthNames;
  readonly numbers: NumberStyle;
  readonly masthead: MastheadWords;
  readonly figures: FigureWords;
  readonly totals: TotalsWords;
  readonly account: AccountWords;
  readonly charts: ChartWords;
  readonly evidence: EvidenceWords;
  /** What a reader should know: title and paragraph. */
  readonly notes: readonly (readonly [string, string])[];
  readonly notesTitle: string;
}

interface MastheadWords {
  readonly kind: string;
  readonly ofLog: string;
  readonly ofAccount: string;
  /** Title, and what it means. */
  readonly verdict: Readonly<Record<Verdict, readonly [string, string]>>;
  readonly anchored: (position: string) => string;
  readonly notAnchored: string;
  readonly asOf: string;
  /** From the beginning of all: null. */
  readonly stretch: (from: string | null, to: string) => string;
  readonly utc: string;
  readonly failure: string;
}

interface FigureWords {
  readonly title: string;
  readonly events: string;
  readonly streams: string;
  readonly decisions: string;
  readonly refusals: string;
  readonly findings: string;
  readonly exceptions: string;
}

interface TotalsWords {
  readonly title: string;
  readonly lead: string;
  readonly caption: (currency: string) => string;
  readonly month: string;
  readonly whole: string;
  readonly none: string;
  readonly column: Readonly<Record<TotalName, string>>;
}

/** What is added up, by currency and month. */
export type TotalName = 'charged' | 'paid' | 'requested' | 'settled' | 'failed' | 'reversed';

interface AccountWords {
  readonly plans: string;
  readonly plan: string;
  readonly addOn: string;
  readonly line: string;
  readonly statusTitle: string;
  readonly status: Readonly<Record<Status, string>>;
  readonly renewsAt: string;
  readonly accessUntil: string;
  readonly endedBecause: Readonly<Record<EndCause, string>>;
  readonly ended: string;
  readonly noPlans: string;
  readonly timeline: string;
  readonly timelineOf: (accountId: string, from: string, to: string) => string;
  readonly usage: string;
  readonly legend: Readonly<Record<LegendName, string>>;
  readonly story: string;
  readonly number: string;
  readonly when: string;
  readonly what: string;
  readonly details: string;
  readonly event: Readonly<Record<EventType | 'CommandRefused', string>>;
  readonly usedOn: (uses: string, days: string) => string;
  readonly shownOf: (shown: string, all: string) => string;
}

/** What can be seen on the timeline. */
export type LegendName =
  'paid' | 'unused' | 'afterEnd' | 'usage' | 'accessEnd' | 'cancelled' | 'refund' | 'other';

interface ChartWords {
  readonly reasons: string;
  readonly reasonsAlt: (summary: string) => string;
  readonly withoutReason: string;
  readonly otherReasons: string;
  readonly noReasons: string;
  readonly refunds: (currency: string) => string;
  readonly refundsAlt: (currency: string, requested: string, settled: string) => string;
  readonly noRefunds: string;
}

interface EvidenceWords {
  readonly findings: string;
  readonly findingsLead: string;
  readonly exceptions: string;
  readonly exceptionsLead: string;
  readonly noExceptions: string;
  /** Title, and what a person should do about it. */
  readonly exception: Readonly<Record<ExceptionCode, readonly [string, string]>>;
  readonly evidence: string;
  readonly event: string;
  readonly stream: string;
  readonly revision: string;
  readonly account: string;
  readonly wholeLog: string;
  readonly facts: string;
  readonly notShown: (count: string) => string;
}
