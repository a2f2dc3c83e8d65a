const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'it may not be opened',
  EISDIR: 'it is a folder',
  ENOTDIR: 'it is no folder, or in none',
  EEXIST: 'there is a file of that name already, which is left as it is',
};

/** Why something could not be done with a file or a folder, as a clause. */
export const fileTrouble = (thrown: unknown): string => {
  const code =
    typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : '';
  return REASONS[code] ?? (thrown instanceof Error ? thrown.message : String(thrown));
};
