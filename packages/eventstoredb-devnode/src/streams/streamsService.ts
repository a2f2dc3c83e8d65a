import { serviceNamed } from '../protocol/definitions.ts';
import type { CreateService } from '../protocol/nodeService.ts';
import { createAppend } from './append.ts';
import { createBatchAppend } from './batchAppend.ts';
import { createDeletion } from './delete.ts';
import { createRead } from './read.ts';

/** Reading, following, appending and deleting. */
export const createStreamsService: CreateService = (context) => ({
  definition: serviceNamed('streams.Streams'),
  handlers: {
    Read: createRead(context),
    Append: createAppend(context),
    BatchAppend: createBatchAppend(context),
    Delete: createDeletion(context, context.log.deleteStream),
    Tombstone: createDeletion(context, context.log.tombstone),
  },
});
