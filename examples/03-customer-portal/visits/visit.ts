import type { Clock, Disdetta } from 'disdetta';
import type { Session } from '../sessions/sessions.ts';
import { createFormat } from '../words/format.ts';
import type { Format } from '../words/format.ts';
import type { Words } from '../words/words.ts';

/** The name of a plan or an add-on, as the firm calls it in a language. */
export type Catalogue = (id: string, language: Words['language']) => string;

/** What every page works on. */
export interface Desk {
  readonly disdetta: Disdetta;
  readonly clock: Clock;
  readonly catalogue: Catalogue;
}

/** One customer who looks at one page. */
export interface Visit extends Desk {
  readonly session: Session;
  readonly words: Words;
  readonly format: Format;
  /** The address of the page, without language, for the link to the other one. */
  readonly page: string;
}

/** A customer comes to the desk. */
export const visitOf = (desk: Desk, session: Session, words: Words, page: string): Visit => ({
  ...desk,
  session,
  words,
  format: createFormat(words.locale, session.timeZone),
  page,
});
