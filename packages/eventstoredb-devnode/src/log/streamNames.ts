const METASTREAM = '$$';

/** The stream that holds the metadata of another. */
export const metastreamOf = (stream: string): string => METASTREAM + stream;

/** Whether a stream holds the metadata of another. */
export const isMetastream = (stream: string): boolean => stream.startsWith(METASTREAM);

/** The stream whose metadata a metastream holds. */
export const originalOf = (metastream: string): string => metastream.slice(METASTREAM.length);

/** The stream that a stream, its metastream and the metastream of that are all about. */
export const rootOf = (stream: string): string =>
  isMetastream(stream) ? rootOf(originalOf(stream)) : stream;

/** Whether nobody may write to a stream of this name. */
export const isInvalidName = (stream: string): boolean => stream === '' || stream === METASTREAM;

/** Where the server keeps the progress of those who share reading the log: not in the log read. */
const PROGRESS = /^\$persistentsubscription-\$all::.*-(checkpoint|parked)$/s;

/** Whether readers of the whole log are not shown what a stream holds. */
export const isLeftOut = (stream: string): boolean => PROGRESS.test(stream);

// The port keeps names that begin with `$` to itself.
const ESCAPE = '!';

/** The name of a stream in the store. */
export const storedNameOf = (stream: string): string =>
  /^[!$]/.test(stream) ? ESCAPE + stream : stream;

/** The stream of a name in the store. */
export const streamOf = (storedName: string): string =>
  storedName.startsWith(ESCAPE) ? storedName.slice(ESCAPE.length) : storedName;
