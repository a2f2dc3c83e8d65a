import { html } from './html.ts';
import type { Html } from './html.ts';

/** A field of a form that was sent; empty when it is not there, or not once. */
export const fieldOf = (body: unknown, name: string): string => {
  if (typeof body !== 'object' || body === null) return '';
  const value: unknown = Object.entries(body).find(([key]) => key === name)?.[1];
  // Browsers send line ends as two characters, and count them as one.
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
};

/** Fields that the customer does not see. */
export const hiddenFields = (fields: Readonly<Record<string, string | number>>): readonly Html[] =>
  Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
