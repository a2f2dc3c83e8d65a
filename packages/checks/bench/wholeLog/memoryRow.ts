import { inMebibytes } from '../measure.ts';
import type { Row } from '../measure.ts';
import { FEW } from './logs.ts';
import type { ProgramRun } from './runProgram.ts';

const MOST = 1.25;

/** The most memory of a program over a long log, against the same over a short one. */
export const memoryRow = (
  id: string,
  work: string,
  events: number,
  { few, many }: { readonly few: ProgramRun; readonly many: ProgramRun },
): Row => {
  const growth = many.peakBytes / few.peakBytes;
  return {
    id,
    work: `most memory of ${work}, ${events.toLocaleString('en')} events against ${FEW.toLocaleString('en')}`,
    result: `${growth.toFixed(2)} ×: ${inMebibytes(many.peakBytes)} against ${inMebibytes(few.peakBytes)}`,
    goal: `≤ ${MOST} ×`,
    isMet: growth <= MOST,
    figures: { growth, most: many.peakBytes, least: few.peakBytes },
  };
};
