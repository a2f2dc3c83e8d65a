const LEAST_MAJOR = 22;
const LEAST_MINOR = 16;

/** Why this version of Node cannot keep a log in a file; null when it can. */
export const whyNoFile = (nodeVersion: string): string | null => {
  const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
  return major > LEAST_MAJOR || (major === LEAST_MAJOR && minor >= LEAST_MINOR)
    ? null
    : `A log in a file needs Node ${LEAST_MAJOR}.${LEAST_MINOR} or later, and this is ${nodeVersion}: take a later one, or keep the log in memory with --mem.`;
};
