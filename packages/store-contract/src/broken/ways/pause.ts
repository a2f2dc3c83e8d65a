/** Lets others who have something to do go first. */
export const pause = async (): Promise<void> => {
  for (let times = 0; times < 20; times += 1) await Promise.resolve();
};
