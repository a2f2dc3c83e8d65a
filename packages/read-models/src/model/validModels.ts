import * as E from 'fp-ts/lib/Either.js';
import type { ReadModel } from './readModel.ts';

/** A read model that no table can hold. */
export interface InvalidModel {
  readonly code: 'InvalidModel';
  readonly message: string;
  readonly facts: { readonly name: string; readonly fault: string };
}

const NAME = /^[a-z][a-z0-9_]{0,39}$/;
const OWN_COLUMNS = ['version', 'stream', 'part', 'first_position', 'last_position', 'state'];
const OWN_TABLES = ['read_model', 'read_model_stop'];

const faultOf = ({ name, version, columns }: ReadModel): string | null => {
  if (!NAME.test(name)) return 'its name is not made of a to z, 0 to 9 and _, at most 40 of them';
  if (OWN_TABLES.includes(name)) return 'its name is that of a table of the bookkeeping';
  if (!Number.isSafeInteger(version) || version < 1) return 'its version is not 1, 2, 3, …';
  const unfit = Object.keys(columns).find((one) => !NAME.test(one) || OWN_COLUMNS.includes(one));
  return unfit === undefined ? null : `"${unfit}" cannot name a column of its own`;
};

const invalid = (name: string, fault: string): InvalidModel => ({
  code: 'InvalidModel',
  message: `The read model "${name}" cannot be run: ${fault}.`,
  facts: { name, fault },
});

/** Whether tables can be made for these models, and no two are the same. */
export const checkModels = (models: readonly ReadModel[]): E.Either<InvalidModel, void> => {
  const seen = new Set<string>();
  for (const model of models) {
    const fault = faultOf(model);
    if (fault !== null) return E.left(invalid(model.name, fault));
    const table = `${model.name}_v${model.version}`;
    if (seen.has(table)) return E.left(invalid(model.name, 'it is given twice'));
    seen.add(table);
  }
  return E.right(undefined);
};
