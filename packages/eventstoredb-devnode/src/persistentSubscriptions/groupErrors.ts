import { status } from '@grpc/grpc-js';
import { callError } from '../protocol/callErrors.ts';
import type { CallError } from '../protocol/callErrors.ts';
import type { GroupConfig } from './settings.ts';

type Group = Pick<GroupConfig, 'stream' | 'group'>;

const trailersOf = ({ stream, group }: Group, exception: string): Record<string, string> => ({
  exception,
  'stream-name': stream,
  'group-name': group,
});

/** There is no such group. */
export const doesNotExist = (group: Group): CallError =>
  callError(
    status.NOT_FOUND,
    `Subscription group ${group.group} on stream ${group.stream} does not exist.`,
    trailersOf(group, 'persistent-subscription-does-not-exist'),
  );

/** There is one of that name already. */
export const exists = (group: Group): CallError =>
  callError(
    status.ALREADY_EXISTS,
    `Subscription group ${group.group} on stream ${group.stream} exists.`,
    trailersOf(group, 'persistent-subscription-exists'),
  );

/** As many consumers as the group takes are connected. */
export const tooManyConsumers = (group: Group): CallError =>
  callError(
    status.FAILED_PRECONDITION,
    `Maximum subscriptions reached for subscription group ${group.group} on stream ${group.stream}.`,
    trailersOf(group, 'maximum-subscribers-reached'),
  );

/** The group was deleted or set up anew while a consumer was connected. */
export const dropped = (group: Group): CallError =>
  callError(
    status.CANCELLED,
    `Subscription group ${group.group} on stream ${group.stream} was dropped.`,
    trailersOf(group, 'persistent-subscription-dropped'),
  );
