/** A defect that somebody could write, and the specifications that have to notice it. */
export interface Fault {
  /** What goes wrong, in a few words. */
  readonly name: string;
  /** The file, from the root of the repository. */
  readonly file: string;
  /** The text that is replaced; it stands in the file once. */
  readonly from: string;
  readonly to: string;
  /** The projects of Jest whose specifications are run, and what their paths match. */
  readonly projects: readonly string[];
  readonly specs: string;
}

/** Faults of one package: their files from its `src` on. */
export const faultsIn = (
  name: string,
  faults: readonly (Omit<Fault, 'projects' | 'specs'> & Partial<Fault>)[],
): readonly Fault[] =>
  faults.map(({ file, ...fault }) => ({
    projects: [name],
    specs: `packages/${name}/`,
    ...fault,
    file: `packages/${name}/src/${file}`,
  }));
