import type { Archive } from '@disdetta/core';

/** Opens an archive with nothing in it. */
export type OpenArchive = () => Promise<Archive>;
