/** Calls something again and again, until it is called off. */
export type Heartbeat = (beat: () => void) => () => void;

const MILLISECONDS = 1_000;

/** Once a second, as the server does; it keeps no process alive. */
export const everySecond: Heartbeat = (beat) => {
  const timer = setInterval(beat, MILLISECONDS).unref();
  return () => {
    clearInterval(timer);
  };
};
