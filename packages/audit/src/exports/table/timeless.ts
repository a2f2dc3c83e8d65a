import { unzip, zip } from 'fflate';
import type { Unzipped } from 'fflate';

/** The first day that a ZIP archive can tell, wherever it is told. */
const NO_TIME = new Date(1980, 0, 1, 12);

/** A ZIP archive whose files do not say when they were made: the same files are the same bytes. */
export const timeless = async (archive: Uint8Array): Promise<Uint8Array> =>
  zipped(await unzipped(archive));

const unzipped = (archive: Uint8Array): Promise<Unzipped> =>
  new Promise((resolve, reject) => {
    unzip(archive, (error, files) => {
      if (error === null) resolve(files);
      else reject(error);
    });
  });

const zipped = (files: Unzipped): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    zip(files, { mtime: NO_TIME }, (error, archive) => {
      if (error === null) resolve(archive);
      else reject(error);
    });
  });
