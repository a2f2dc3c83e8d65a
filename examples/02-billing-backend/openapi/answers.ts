import { jsonSchemaOf } from '@disdetta/core';
import type { JsonSchema } from '@disdetta/core';
import type { QueryName } from '@disdetta/projections';
import { accountAnswers } from './accountAnswers.ts';
import { firmAnswers } from './firmAnswers.ts';
import type { Answers } from './typed.ts';

const answers: Answers<QueryName> = { ...accountAnswers, ...firmAnswers };

/** What a query answers. Fields may be added to an answer, so whoever reads it lets others be. */
export const answerSchemaOf = (name: QueryName): JsonSchema =>
  jsonSchemaOf(answers[name], 'ignored');
