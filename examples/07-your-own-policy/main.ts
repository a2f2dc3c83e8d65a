import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { readCustomers, readTerms } from './reading.ts';
import { tableOf } from './table.ts';

const here = import.meta.dirname;

const told = pipe(
  E.Do,
  E.bind('terms', () => readTerms(join(here, 'terms'))),
  E.bind('customers', () => readCustomers(join(here, 'customers'))),
  E.map(({ customers, terms }) => terms.map((each) => tableOf(each, customers))),
);

process.stdout.write(E.isLeft(told) ? `${told.left}\n` : `${told.right.join('\n\n')}\n`);
process.exitCode = E.isLeft(told) ? 1 : 0;
