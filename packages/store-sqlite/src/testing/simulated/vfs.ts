import { FacadeVFS } from '@journeyapps/wa-sqlite/src/FacadeVFS.js';
import * as VFS from '@journeyapps/wa-sqlite/src/sqlite-constants.js';
import type { CallKind, Disk, DiskFault } from './disk.ts';

/** What SQLite is told of a fault, by what it asked for. */
const errorOf = (kind: CallKind, fault: DiskFault): number => {
  if (fault === 'full') return VFS.SQLITE_FULL;
  switch (kind) {
    case 'read':
      return VFS.SQLITE_IOERR_READ;
    case 'write':
      return VFS.SQLITE_IOERR_WRITE;
    case 'sync':
      return VFS.SQLITE_IOERR_FSYNC;
    case 'truncate':
      return VFS.SQLITE_IOERR_TRUNCATE;
    case 'delete':
      return VFS.SQLITE_IOERR_DELETE;
    case 'size':
      return VFS.SQLITE_IOERR_FSTAT;
    case 'open':
    case 'create':
      return VFS.SQLITE_CANTOPEN;
  }
};

/** The disk as SQLite sees it: a virtual file system without shared memory. */
export class DiskVfs extends FacadeVFS {
  readonly #disk: Disk;
  readonly #open = new Map<number, string>();

  constructor(name: string, module: object, disk: Disk) {
    super(name, module);
    this.#disk = disk;
  }

  #nameOf(fileId: number): string {
    return this.#open.get(fileId) ?? '';
  }

  jOpen(filename: string | null, fileId: number, flags: number, outFlags: DataView): number {
    const file = filename ?? `temporary-${fileId}`;
    const fault = this.#disk.fault('open');
    if (fault !== undefined) return errorOf('open', fault);
    if (!this.#disk.files.has(file)) {
      if ((flags & VFS.SQLITE_OPEN_CREATE) === 0) return VFS.SQLITE_CANTOPEN;
      this.#disk.apply({ kind: 'create', file });
    }
    this.#open.set(fileId, file);
    outFlags.setInt32(0, flags, true);
    return VFS.SQLITE_OK;
  }

  jClose(fileId: number): number {
    this.#open.delete(fileId);
    return VFS.SQLITE_OK;
  }

  jRead(fileId: number, into: Uint8Array, offset: number): number {
    const fault = this.#disk.fault('read');
    if (fault !== undefined) return errorOf('read', fault);
    const bytes = this.#disk.files.get(this.#nameOf(fileId)) ?? new Uint8Array();
    const found = bytes.subarray(offset, offset + into.length);
    into.set(found);
    if (found.length === into.length) return VFS.SQLITE_OK;
    into.fill(0, found.length);
    return VFS.SQLITE_IOERR_SHORT_READ;
  }

  jWrite(fileId: number, bytes: Uint8Array, offset: number): number {
    const file = this.#nameOf(fileId);
    const fault = this.#disk.fault('write');
    const arrived = fault === 'short' ? bytes.subarray(0, bytes.length >> 1) : bytes;
    if (fault === undefined || fault === 'short') {
      this.#disk.apply({ kind: 'write', file, offset, bytes: arrived.slice() });
    }
    return fault === undefined ? VFS.SQLITE_OK : errorOf('write', fault);
  }

  jTruncate(fileId: number, size: number): number {
    const fault = this.#disk.fault('truncate');
    if (fault !== undefined) return errorOf('truncate', fault);
    this.#disk.apply({ kind: 'truncate', file: this.#nameOf(fileId), size });
    return VFS.SQLITE_OK;
  }

  jSync(fileId: number): number {
    const fault = this.#disk.fault('sync');
    if (fault !== undefined) return errorOf('sync', fault);
    this.#disk.apply({ kind: 'sync', file: this.#nameOf(fileId) });
    return VFS.SQLITE_OK;
  }

  jFileSize(fileId: number, size: DataView): number {
    const fault = this.#disk.fault('size');
    if (fault !== undefined) return errorOf('size', fault);
    const bytes = this.#disk.files.get(this.#nameOf(fileId));
    size.setBigInt64(0, BigInt(bytes?.length ?? 0), true);
    return VFS.SQLITE_OK;
  }

  jDelete(file: string): number {
    const fault = this.#disk.fault('delete');
    if (fault !== undefined) return errorOf('delete', fault);
    this.#disk.apply({ kind: 'delete', file });
    return VFS.SQLITE_OK;
  }

  jAccess(file: string, _flags: number, found: DataView): number {
    found.setInt32(0, this.#disk.files.has(file) ? 1 : 0, true);
    return VFS.SQLITE_OK;
  }

  /** As small as the disk's: SQLite must not count on more than the disk gives. */
  jSectorSize(): number {
    return 512;
  }

  /** No promise of any kind: no atomic writes, no order, no safe append. */
  jDeviceCharacteristics(): number {
    return 0;
  }
}
