/** What a process has used so far. */
export interface Usage {
  readonly processorSeconds: number;
  readonly residentBytes: number;
}

/** What this process has used so far: processor time of all threads, and the most memory. */
export const usageNow = (): Usage => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  return {
    processorSeconds: (userCPUTime + systemCPUTime) / 1e6,
    residentBytes: maxRSS * 1_024,
  };
};
