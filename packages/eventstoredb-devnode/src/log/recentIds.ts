/** The most that the ids may take, as the server has it. */
const MOST_BYTES = 8 * 1_048_576;
/** What an id and its place take beside the name of the stream. */
const BYTES_AN_ID = 200;

interface Place {
  readonly stream: string;
  readonly revision: bigint;
}

/** Which ids were written of late, and where: lost when the node stops. */
export interface RecentIds {
  readonly add: (stream: string, id: string, revision: bigint) => void;
  /** An append came to nothing. */
  readonly forget: (id: string) => void;
  readonly find: (stream: string, id: string) => bigint | undefined;
}

/** Remembers ids, as many as there is room for; the oldest go first. */
export const createRecentIds = (): RecentIds => {
  const places = new Map<string, Place>();
  let bytes = 0;

  const forget = (id: string): void => {
    const place = places.get(id);
    if (place === undefined) return;
    bytes -= bytesOf(place);
    places.delete(id);
  };

  return {
    add: (stream, id, revision) => {
      forget(id);
      const place = { stream, revision };
      bytes += bytesOf(place);
      places.set(id, place);
      for (const oldest of places.keys()) {
        if (bytes <= MOST_BYTES) return;
        forget(oldest);
      }
    },
    forget,
    find: (stream, id) => {
      const place = places.get(id);
      return place?.stream === stream ? place.revision : undefined;
    },
  };
};

const bytesOf = ({ stream }: Place): number => BYTES_AN_ID + 2 * stream.length;
