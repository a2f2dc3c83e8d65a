import { carryOut } from '@disdetta/example-billing-backend';
import type { CommandType, Handled } from '@disdetta/core';
import type { Result } from 'disdetta';
import type { FastifyRequest } from 'fastify';
import { fieldOf } from '../html/forms.ts';
import type { Visit } from '../visits/visit.ts';

/** Gives the command that a form asks for, in the name of the customer who sent it. */
export const ask = (
  { disdetta, clock, session }: Visit,
  request: FastifyRequest,
  { type, data }: { readonly type: CommandType; readonly data: Readonly<Record<string, unknown>> },
): Promise<Result<Handled>> =>
  carryOut(disdetta, clock, {
    type,
    data: { ...data, accountId: session.accountId },
    metadata: {
      commandId: fieldOf(request.body, 'commandId'),
      actor: { kind: 'customer', id: session.userId },
      correlationId: request.id,
    },
  });
