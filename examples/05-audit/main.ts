import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { placesIn } from './places.ts';
import { tell } from './story.ts';
import { endOfMarch } from './times.ts';

const { FOLDER = mkdtempSync(join(tmpdir(), 'disdetta-audit-')) } = process.env;

mkdirSync(FOLDER, { recursive: true });
const places = placesIn(FOLDER);
const told = await pipe(
  TE.fromEither(endOfMarch),
  TE.chain((times) => tell(places, times)),
)();

const lines = E.isLeft(told) ? [told.left.message] : [...told.right, places.report, places.bundle];
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = E.isLeft(told) ? 1 : 0;
