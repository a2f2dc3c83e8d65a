import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { decodeCommand } from './account/commands.ts';
import type { Command, InvalidCommand } from './account/commands.ts';
import { decide as decideCommand } from './account/decide.ts';
import type { Decide } from './account/decide.ts';
import { encodeEvents, hashOf, originOf, streamOf } from './account/envelope.ts';
import type { Event } from './account/events.ts';
import { accountFold } from './account/evolve.ts';
import type { Rejection } from './account/rejections.ts';
import { FILE_AFTER } from './handle/filing.ts';
import { prepare } from './handle/consult.ts';
import type { Prepared } from './handle/consult.ts';
import { catchUp, fileOrStartOver, recollect } from './handle/history.ts';
import type { Sources } from './handle/history.ts';
import { createInTurn } from './handle/inTurn.ts';
import { writeRefusal } from './handle/journal.ts';
import { createMemory } from './handle/memory.ts';
import type { Remembered } from './handle/memory.ts';
import { originalOutcome } from './handle/repeated.ts';
import type { CommandIdReused } from './handle/repeated.ts';
import type { Archive } from './kernel/archive.ts';
import type { EventStore, StoreError } from './kernel/eventStore.ts';
import type { EncodedEvent } from './kernel/recordedEvent.ts';
import { defaultPolicies } from './policies/policies.ts';
import type { Policies } from './policies/policies.ts';

/** Others wrote to the account each time a decision was about to be kept. */
export interface TooManyConflicts {
  readonly code: 'TooManyConflicts';
  readonly message: string;
  readonly facts: { readonly stream: string; readonly attempts: number };
}

/** Everything that can keep a command from being carried out. */
export type Refusal = Rejection | InvalidCommand | CommandIdReused | TooManyConflicts | StoreError;

/** What a command came to. */
export interface Handled {
  /** What happened; none when it was so already. */
  readonly events: readonly Event[];
  /** Whether this very command was carried out before, and nothing was added now. */
  readonly repeated: boolean;
  /** The revision of the account's last event; -1n when it has none. */
  readonly revision: bigint;
}

/** Carries out a command, given as any input: it is decoded first. */
export type Handle = (input: unknown) => TE.TaskEither<Refusal, Handled>;

/** What `createHandle` needs, and what it may be given. */
export interface HandleOptions {
  readonly store: EventStore;
  /** Default: `defaultPolicies`. */
  readonly policies?: Policies;
  /** Keeps long histories short to read. Without it every use of an account is kept in memory. */
  readonly archive?: Archive;
  /** How many uses and command ids an account gathers before they are filed. Default: 256. */
  readonly fileAfter?: number;
  /** How many accounts stay in memory between commands. Default: 1,000. */
  readonly rememberedAccounts?: number;
  /**
   * Whether refused commands are written down, each in the journal of its account, so that an audit
   * can show every refusal. Default: no. If the journal cannot be written, that is the answer.
   */
  readonly journalRefusals?: boolean;
  /** The decision, for who wants to watch it. Default: `decide`. */
  readonly decide?: Decide | undefined;
  /** How often to decide again when others write at the same time. Default: 10. */
  readonly attempts?: number;
}

/**
 * The loop from a command to the log: decode, recall the account, decide, append at the revision
 * that was decided on; when somebody else wrote meanwhile, read what is new and decide again.
 */
export const createHandle = (options: HandleOptions): Handle => {
  const { store, policies = defaultPolicies, archive, attempts = 10 } = options;
  const { journalRefusals = false, decide = decideCommand } = options;
  const sources: Sources = { store, archive, fileAfter: options.fileAfter ?? FILE_AFTER };
  const memory = createMemory(options.rememberedAccounts ?? 1_000);
  const inTurn = createInTurn();

  const attempt = (
    command: Command,
    stream: string,
    remembered: Remembered,
    isFresh: boolean,
    attemptsLeft: number,
  ): TE.TaskEither<Refusal, Handled> => {
    const again = (from: Remembered, left: number): TE.TaskEither<Refusal, Handled> =>
      pipe(
        catchUp(sources, stream, from),
        TE.chainW((current) => attempt(command, stream, current, true, left)),
      );

    const settle = ({
      remembered: current,
      givenAt,
    }: Prepared): TE.TaskEither<Refusal, Handled> => {
      memory.remember(stream, current);
      const { revision } = current;
      if (givenAt !== null) {
        return pipe(repeat(command, stream, current, givenAt), journaled(command, revision));
      }
      const outcome = decide(command, current.account, policies);
      if (E.isRight(outcome) && outcome.right.length > 0) {
        return keep(command, stream, current, outcome.right, (error) => {
          if (error.code !== 'RevisionConflict' && error.code !== 'OutcomeUnknown') {
            return TE.left(error);
          }
          return attemptsLeft > 1
            ? again(current, attemptsLeft - 1)
            : TE.left(tooManyConflicts(stream, attempts));
        });
      }
      // A refusal is not tested by an append: make sure that it does not rest on an old state.
      if (!isFresh) return again(current, attemptsLeft);
      return pipe(
        TE.fromEither<Refusal, readonly Event[]>(outcome),
        TE.map((events) => ({ events, repeated: false, revision })),
        journaled(command, revision),
      );
    };

    return pipe(prepare(sources, stream, command, remembered), TE.chainW(settle));
  };

  const repeat = (
    command: Command,
    stream: string,
    { revision }: Remembered,
    givenAt: bigint,
  ): TE.TaskEither<Refusal, Handled> =>
    pipe(
      originalOutcome(store, stream, command, givenAt),
      TE.map((events) => ({ events, repeated: true, revision })),
    );

  const keep = (
    command: Command,
    stream: string,
    remembered: Remembered,
    events: readonly Event[],
    otherwise: (error: StoreError) => TE.TaskEither<Refusal, Handled>,
  ): TE.TaskEither<Refusal, Handled> => {
    const encoded = encodeEvents(events, originOf(command, policies), remembered.hash);
    const [first, ...rest] = encoded;
    if (first === undefined) {
      return TE.right({ events, repeated: false, revision: remembered.revision });
    }
    const expected = remembered.revision < 0n ? 'no-stream' : remembered.revision;
    return pipe(
      store.append(stream, expected, [first, ...rest]),
      TE.matchEW(otherwise, ({ revision }) => {
        advance(remembered, command, events, encoded, revision);
        const handled = { events, repeated: false, revision };
        return pipe(
          fileOrStartOver(sources, stream, remembered),
          TE.match(
            // What was decided is kept; that the archive could not take it shows when it is asked.
            () => handled,
            (current) => {
              memory.remember(stream, current);
              return handled;
            },
          ),
          TE.rightTask,
        );
      }),
    );
  };

  /** Writes a refusal down, with the revision that it was decided on, before it is answered. */
  const journaled = (
    command: Command,
    decidedOn: bigint,
  ): ((handled: TE.TaskEither<Refusal, Handled>) => TE.TaskEither<Refusal, Handled>) =>
    TE.orElse((refusal) => {
      if (!journalRefusals || !isDecided(refusal)) return TE.left(refusal);
      return pipe(
        writeRefusal(store, policies, command, refusal, decidedOn),
        TE.chainW(() => TE.left<Refusal, Handled>(refusal)),
      );
    });

  const carryOut = (command: Command): TE.TaskEither<Refusal, Handled> => {
    const stream = streamOf(command.data.accountId);
    return inTurn(stream, () => {
      const remembered = memory.recall(stream);
      const outcome =
        remembered === undefined
          ? pipe(
              recollect(sources, stream),
              TE.chainW((current) => attempt(command, stream, current, true, attempts)),
            )
          : attempt(command, stream, remembered, false, attempts);
      return pipe(
        outcome,
        TE.orElse((refusal) => {
          if (isStoreError(refusal)) memory.forget(stream);
          return TE.left(refusal);
        }),
      )();
    });
  };

  return (input) => pipe(TE.fromEither(decodeCommand(input)), TE.chainW(carryOut));
};

const tooManyConflicts = (stream: string, attempts: number): TooManyConflicts => ({
  code: 'TooManyConflicts',
  message: `Others wrote to ${stream} ${attempts} times while this was decided: try again.`,
  facts: { stream, attempts },
});

const STORE_ERRORS: ReadonlySet<string> = new Set<StoreError['code']>([
  'RevisionConflict',
  'StoreUnavailable',
  'OutcomeUnknown',
  'UndecodableEvent',
  'StoreFailed',
  'AppendTooLarge',
]);

const isStoreError = ({ code }: Refusal): boolean => STORE_ERRORS.has(code);

/** Whether a refusal is a decision, and not trouble on the way to one. */
const isDecided = (refusal: Refusal): refusal is Rejection | CommandIdReused =>
  !isStoreError(refusal) &&
  refusal.code !== 'TooManyConflicts' &&
  refusal.code !== 'InvalidCommand';

/** Takes what was appended into what is remembered, without reading it back. */
const advance = (
  remembered: Remembered,
  command: Command,
  events: readonly Event[],
  encoded: readonly EncodedEvent[],
  revision: bigint,
): void => {
  for (const event of events) accountFold.change(remembered.account, event);
  const last = encoded.at(-1);
  remembered.hash = last === undefined ? remembered.hash : hashOf(last);
  remembered.revision = revision;
  remembered.commands.set(command.metadata.commandId, revision - BigInt(events.length) + 1n);
};
