/** Looks again and again, and lets everything else have its turn in between. */
export const until = async (holds: () => Promise<boolean>): Promise<void> => {
  while (!(await holds())) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
};
