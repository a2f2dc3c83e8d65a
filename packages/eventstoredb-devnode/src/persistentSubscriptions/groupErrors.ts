import { status } from '@grpc/grpc-js';
import { callError } from '../protocol/callErrors.ts';
import type { CallError } from '../protocol/callErrors.ts';
import type { GroupName } from './settings.ts';

const trailersOf = ({ stream, group }: GroupName, exception: string): Record<string, string> => ({
  exception,
  'stream-name': stream,
  'group-name': group,
});

/** There is no such group. */
export const doesNotExist = (name: GroupName): CallError =>
  callError(
    status.NOT_FOUND,
    `Subscription group ${name.group} on stream ${name.stream} does not exist.`,
    trailersOf(name, 'persistent-subscription-does-not-exist'),
  );

/** There is one of that name already. */
export const exists = (name: GroupName): CallError =>
  callError(
    status.ALREADY_EXISTS,
    `Subscription group ${name.group} on stream ${name.stream} exists.`,
    trailersOf(name, 'persistent-subscription-exists'),
  );

/** As many consumers as the group takes are connected. */
export const tooManyConsumers = (name: GroupName): CallError =>
  callError(
    status.FAILED_PRECONDITION,
    `Maximum subscriptions reached for subscription group ${name.group} on stream ${name.stream}.`,
    trailersOf(name, 'maximum-subscribers-reached'),
  );

/** The group was deleted or set up anew while a consumer was connected. */
export const dropped = (name: GroupName): CallError =>
  callError(
    status.CANCELLED,
    `Subscription group ${name.group} on stream ${name.stream} was dropped.`,
    trailersOf(name, 'persistent-subscription-dropped'),
  );

/** The group cannot be as it is asked for. */
export const failed = (name: GroupName, reason: string): CallError =>
  callError(
    status.INTERNAL,
    `Subscription group ${name.group} on stream ${name.stream} failed: '${reason}'`,
    { ...trailersOf(name, 'persistent-subscription-failed'), reason },
  );
