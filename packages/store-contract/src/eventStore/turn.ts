/** Lets everything else that is ready go first, timers and the system's answers too. */
export const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
