import type { CommandType, Handled } from '@disdetta/core';
import type { Result } from 'disdetta';
import type { Html } from '../html/html.ts';
import type { Refused } from '../visits/answer.ts';
import type { ShownLine } from '../visits/lines.ts';
import type { Visit } from '../visits/visit.ts';

/** Reads a field of the form that was sent; empty where nothing was. */
export type Field = (name: string) => string;

/** What the customer is shown before confirming. */
export interface Offer {
  readonly ok: true;
  readonly title: string;
  readonly confirm: string;
  readonly keep: string;
  /** What it comes to. */
  readonly told: Html;
  /** What can be filled in. */
  readonly fields: Html | null;
}

/** Something a customer can ask for about one line, on a page of its own. */
export interface Wish {
  /** Tells what it would come to now, writing nothing; or why it is refused. */
  readonly offer: (
    visit: Visit,
    line: ShownLine,
    field: Field,
  ) => Promise<Offer | { readonly ok: false; readonly refusal: Refused }>;
  /** What is missing in a form that was sent; null when it can be carried out. */
  readonly fault: (visit: Visit, field: Field) => string | null;
  /** The command that a form asks for. */
  readonly command: (
    line: ShownLine,
    field: Field,
  ) => { readonly type: CommandType; readonly data: Readonly<Record<string, unknown>> };
  /** Where its outcome is told. */
  readonly outcome: (visit: Visit, line: ShownLine) => string;
}

/** A form without faults of its own. */
export const faultless = (): null => null;

/** The data of a command about a line of who is visiting. */
export const dataOf = (
  { session }: Visit,
  { subscriptionId }: ShownLine,
): { readonly accountId: string; readonly subscriptionId: string } => ({
  accountId: session.accountId,
  subscriptionId,
});

/** The events of a preview that was accepted, by type. */
export const eventIn = <Type extends Handled['events'][number]['type']>(
  handled: Result<Handled>,
  type: Type,
): Extract<Handled['events'][number], { readonly type: Type }> | null => {
  if (!handled.ok) return null;
  const isOfType = (
    event: Handled['events'][number],
  ): event is Extract<Handled['events'][number], { readonly type: Type }> => event.type === type;
  return handled.events.find(isOfType) ?? null;
};
