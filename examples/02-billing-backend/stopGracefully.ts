import closeWithGrace from 'close-with-grace';
import type { Disdetta } from 'disdetta';
import type { FastifyInstance } from 'fastify';

/** How long requests under way may take once a stop was asked for. */
const LONGEST_STOP_MILLISECONDS = 10_000;

/** On SIGTERM and the like: takes no new requests, finishes those under way, closes the log. */
export const stopGracefully = (backend: FastifyInstance, disdetta: Disdetta): void => {
  backend.addHook('onClose', async () => {
    await disdetta.close();
  });
  closeWithGrace({ delay: LONGEST_STOP_MILLISECONDS }, async ({ err }) => {
    if (err !== undefined) backend.log.error(err, 'stopping after a failure');
    await backend.close();
  });
};
