import { stopGracefully } from '@disdetta/example-billing-backend';
import { openPortal } from './sample/openPortal.ts';

const { HOST = '127.0.0.1', PORT = '3000' } = process.env;

const { disdetta, backend } = await openPortal();
stopGracefully(backend, disdetta);
const address = await backend.listen({ host: HOST, port: Number(PORT) });
process.stdout.write(`Current Plans, with sample accounts: ${address}\n`);
