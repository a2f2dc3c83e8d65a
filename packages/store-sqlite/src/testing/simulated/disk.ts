/** So much of a disk is written at once, or not at all. */
export const SECTOR_BYTES = 512;

/** One thing that SQLite asked of the disk. */
export type Operation =
  | { readonly kind: 'create' | 'delete' | 'sync'; readonly file: string }
  | { readonly kind: 'truncate'; readonly file: string; readonly size: number }
  | {
      readonly kind: 'write';
      readonly file: string;
      readonly offset: number;
      readonly bytes: Uint8Array;
    };

/** What a call of the disk should fail with, by its number from 0; undefined lets it through. */
export type Faults = (call: number, kind: CallKind) => DiskFault | undefined;

/** What can be asked of a disk. */
export type CallKind = Operation['kind'] | 'read' | 'open' | 'size';

/** How a call fails: an error of the disk, no space, or a write of which half arrived. */
export type DiskFault = 'error' | 'full' | 'short';

/** Files in memory that note down everything that is done to them. */
export interface Disk {
  readonly files: Map<string, Uint8Array>;
  readonly operations: Operation[];
  /** Counts a call, and tells whether it should fail. */
  readonly fault: (kind: CallKind) => DiskFault | undefined;
  /** How many calls there were. */
  readonly calls: () => number;
  readonly apply: (operation: Operation) => void;
}

/** An empty disk. */
export const createDisk = (faults: Faults = () => undefined): Disk => {
  const files = new Map<string, Uint8Array>();
  const operations: Operation[] = [];
  let calls = 0;
  return {
    files,
    operations,
    calls: () => calls,
    fault: (kind) => {
      const fault = faults(calls, kind);
      calls += 1;
      return fault;
    },
    apply: (operation) => {
      operations.push(operation);
      applyTo(files, operation);
    },
  };
};

/** Does to files what an operation says. */
const applyTo = (files: Map<string, Uint8Array>, operation: Operation): void => {
  const { kind, file } = operation;
  const before = files.get(file) ?? new Uint8Array();
  if (kind === 'create') files.set(file, before);
  else if (kind === 'delete') files.delete(file);
  else if (kind === 'truncate') files.set(file, resized(before, operation.size));
  else if (kind === 'write') {
    const end = operation.offset + operation.bytes.length;
    const after = resized(before, Math.max(before.length, end));
    after.set(operation.bytes, operation.offset);
    files.set(file, after);
  }
};

const resized = (bytes: Uint8Array, size: number): Uint8Array => {
  const copy = new Uint8Array(size);
  copy.set(bytes.subarray(0, Math.min(size, bytes.length)));
  return copy;
};
