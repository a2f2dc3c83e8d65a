export type { Finding, FindingCode } from './finding.ts';
export { verifyChain } from './verifyChain.ts';
export type { ChainVerdict } from './verifyChain.ts';
export { seal } from './sealLog.ts';
export type { Sealed, SealOptions } from './sealLog.ts';
export type { Seal, SealUnreadable } from './seal/seal.ts';
export { publicKeyOf, verifySeal } from './seal/signing.ts';
export type { KeyUnusable, SealForged } from './seal/signing.ts';
export { inclusionProof, verifyInclusion } from './seal/inclusion.ts';
export type { InclusionProof, StreamNotSealed } from './seal/inclusion.ts';
export type { LeavesUnfit } from './seal/leaves.ts';
export { compareWithSeal } from './compareWithSeal.ts';
export type { SealComparison } from './compareWithSeal.ts';
export { redecideAccount } from './decisions/redecideAccount.ts';
export type { AccountFindings, RedecideOptions } from './decisions/redecideAccount.ts';
export { audit } from './audit.ts';
export type { Audit, AuditByThreads, AuditOptions, AuditProgress } from './audit.ts';
export { auditAccounts } from './accounts/auditAccounts.ts';
export type { AccountsToAudit, AuditedAccounts } from './accounts/auditAccounts.ts';
export { verdictOn } from './verdict.ts';
export type { Verdict } from './verdict.ts';
export type { EarlierSeal } from './seal/earlierSeal.ts';
export type { Exported, ExportOptions, WriteFailed } from './exports/exporting.ts';
export type { ExportUnreadable } from './exports/exportUnreadable.ts';
export { exportJsonLines } from './exports/lines/exportJsonLines.ts';
export { openExport } from './exports/lines/openExport.ts';
export { exportCloudEvents } from './exports/lines/exportCloudEvents.ts';
export type { CloudEventsOptions } from './exports/lines/exportCloudEvents.ts';
export { exportCsv } from './exports/table/exportCsv.ts';
export { dataDictionary } from './exports/table/dataDictionary.ts';
export { exportParquet } from './exports/table/exportParquet.ts';
export { exportXlsx } from './exports/table/exportXlsx.ts';
export type { TooManyEvents, XlsxOptions } from './exports/table/exportXlsx.ts';
export { writeBundle } from './bundle/writeBundle.ts';
export type {
  Bundle,
  BundleError,
  BundleOptions,
  BundleUnfit,
  FolderUnusable,
} from './bundle/bundle.ts';
export { writeReport } from './report/writeReport.ts';
export type { WriteReportOptions } from './report/writeReport.ts';
export { renderReport } from './report/renderReport.ts';
export type { ReportLanguage } from './report/renderReport.ts';
export { gatherReport } from './report/gather/gatherReport.ts';
export type { AccountNotInLog, ReportError, ReportOptions } from './report/gather/gatherReport.ts';
export type { MonthTotals, ReportFacts } from './report/facts.ts';
export type { AccountStory, Happening, LineStory } from './report/story/accountStory.ts';
export { controlTotals } from './totals/controlTotals.ts';
export type { ControlTotals, ControlTotalsOptions, PeriodTotals } from './totals/controlTotals.ts';
export type { Counts, CountsByType } from './totals/counts.ts';
export type { MovementKind } from './totals/movements.ts';
export type { Balance, CurrencyTotals } from './totals/reconcile.ts';
export type { Gap, StreamTotals } from './totals/streams.ts';
export type { Gravity } from './exceptions/gravity.ts';
export { listExceptions } from './exceptions/listExceptions.ts';
export type { ExceptionList, ExceptionListOptions } from './exceptions/listExceptions.ts';
export type { RankedException } from './exceptions/rankedException.ts';
export type { TestedPopulation } from './exceptions/tests.ts';
export { explain } from './explain/explain.ts';
export type {
  ExplainedDecision,
  ExplainOptions,
  Explanation,
  RefundNotInAccount,
} from './explain/explain.ts';
export { explainAccount } from './explain/explainAccount.ts';
export type { ExplainLanguage } from './explain/language/spelling.ts';
export type { Chronicle } from './decisions/refundDecision.ts';
export type { Sentence } from './explain/sentence.ts';
export { readPolicies } from './whatIf/readPolicies.ts';
export type { OtherPolicies, PoliciesUnreadable } from './whatIf/readPolicies.ts';
export { whatIf } from './whatIf/whatIf.ts';
export type { WhatIf, WhatIfOptions, WhatIfTotals } from './whatIf/whatIf.ts';
export type { WhatIfDifference } from './whatIf/difference.ts';
export type { Judged } from './whatIf/judged.ts';
export { drawSample } from './samples/drawSample.ts';
export type { Sample, SampleMethod, SampleOptions, SampleUnfit } from './samples/drawSample.ts';
export type { DrawnItem } from './samples/draw.ts';
export type { PopulationKind, SampleItem } from './samples/population.ts';
export { askAsOf } from './asOf/askAsOf.ts';
export type { AskOptions, QuestionUnreadable } from './asOf/askAsOf.ts';
