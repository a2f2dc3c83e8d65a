import { jsonSchemaOf } from '@disdetta/core';
import { isQueryName, queries } from '@disdetta/projections';
import type { QueryName } from '@disdetta/projections';
import { fieldTable, json, paragraphs } from './markdown.ts';
import type { Page } from './markdown.ts';
import { toldQueries } from './scenarios.ts';
import type { ToldQuery } from './scenarios.ts';
import { querySentences } from './sentences.ts';

/** The told query of a name that is answered with most. */
const exampleOf = (name: QueryName): ToldQuery => {
  const length = ({ answer }: ToldQuery): number => JSON.stringify(answer).length;
  const [longest] = toldQueries
    .filter(({ query, answer }) => query === name && answer !== null)
    .toSorted((one, other) => length(other) - length(one));
  if (longest === undefined) throw new Error(`No shipped scenario asks ${name}.`);
  return longest;
};

const sectionOf = (name: QueryName): string => {
  const { query, data, answer } = exampleOf(name);
  return paragraphs(
    `### ${name}`,
    querySentences[name],
    fieldTable(jsonSchemaOf(queries[name].codec)),
    'A scenario asks',
    json({ query, data }),
    'and expects at least',
    json(answer),
  );
};

/** Every query, with one that a shipped scenario asks. */
export const queryPages: readonly Page[] = [
  ['generated/queries.md', Object.keys(queries).filter(isQueryName).map(sectionOf).join('\n')],
];
