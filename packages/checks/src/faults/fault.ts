/** A defect that somebody could write, and the specifications that have to notice it. */
export interface Fault {
  /** What goes wrong, in a few words. */
  readonly name: string;
  /** The file, from the root of the repository. */
  readonly file: string;
  /** The text that is replaced; it stands in the file once. */
  readonly from: string;
  readonly to: string;
  /** The project of Jest whose specifications are run, and the part of their paths. */
  readonly project: string;
  readonly specs: string;
}

/** Faults of one package: their files from its `src` on. */
export const faultsIn = (
  project: string,
  faults: readonly (Omit<Fault, 'project' | 'specs'> & Partial<Fault>)[],
): readonly Fault[] =>
  faults.map(({ file, ...fault }) => ({
    project,
    specs: `packages/${project}/`,
    ...fault,
    file: `packages/${project}/src/${file}`,
  }));
