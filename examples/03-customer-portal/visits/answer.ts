import type { Refusal } from '@disdetta/core';
import type { InvalidQuery } from 'disdetta';
import type { Html } from '../html/html.ts';

/** What comes of a request: a page, or another address to go to. */
export type Answer =
  | {
      readonly kind: 'page';
      readonly status: number;
      readonly title: string;
      readonly content: Html;
    }
  | { readonly kind: 'elsewhere'; readonly address: string };

/** Why something is not done. */
export type Refused = Refusal | InvalidQuery;

/** A page that is shown. */
export const page = (title: string, content: Html, status = 200): Answer => ({
  kind: 'page',
  status,
  title,
  content,
});

/** Another page that is gone to, so that going back or reloading sends no form again. */
export const elsewhere = (address: string): Answer => ({ kind: 'elsewhere', address });
