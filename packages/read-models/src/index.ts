export { defineReadModel } from './model/readModel.ts';
export type { LiveRow, ReadModel, ReadModelDefinition, WrittenRow } from './model/readModel.ts';
export type { Cell, ColumnKind, Columns, Shown } from './model/column.ts';
export type { InvalidModel } from './model/validModels.ts';
export { runReadModels } from './run/runReadModels.ts';
export type { StartError } from './run/runReadModels.ts';
export type { Runner } from './run/lanes.ts';
export type { RunError, Sizes } from './run/lane.ts';
export type { Poison, RunnerOptions } from './run/runnerOptions.ts';
export type { Decode } from './run/modelRun.ts';
export type { Clock, Progress } from './run/progress.ts';
export { lastPosition } from './run/lastPosition.ts';
export type { Pace } from './run/throttle.ts';
export { progressBar } from './run/progressBar.ts';
export { acrossShares } from './share/acrossShares.ts';
export { inShare } from './share/inShare.ts';
export { shareOf } from './share/share.ts';
export type { InvalidShare, Share } from './share/share.ts';
export { readRows } from './reading/rowReader.ts';
export type { ModelRow, RowReader } from './reading/rowReader.ts';
export type {
  Build,
  BuildChange,
  ModelShape,
  ReadError,
  ReadModelDatabase,
  RowKey,
  RowWrite,
  Stop,
  StoredRow,
  VersionStop,
  WholeRows,
} from './database/readModelDatabase.ts';
export type {
  DatabaseFailed,
  ModelNotBuilt,
  ModelRunsElsewhere,
  ModelSuperseded,
  VersionUnknown,
} from './database/databaseErrors.ts';
export { accounts } from './ready/accounts.ts';
export type { AccountRow } from './ready/accounts.ts';
export { showLine } from './ready/shownLine.ts';
export type { ShownLine } from './ready/shownLine.ts';
export { accountHistory, historyOf } from './ready/accountHistory.ts';
export type { HistoryPage } from './ready/accountHistory.ts';
export { refundsLedger } from './ready/refundsLedger.ts';
export { cancellationReasons } from './ready/cancellationReasons.ts';
export { exceptions } from './ready/exceptions.ts';
export { viewModel } from './ready/viewModel.ts';
export type { ViewModel } from './ready/viewModel.ts';
export { readyModels } from './ready/readyModels.ts';
export { createAnswers } from './ready/answers.ts';
export type {
  AccountStopped,
  AnswerError,
  Answering,
  Answers,
  InvalidQuery,
  NotKept,
} from './ready/answers.ts';
