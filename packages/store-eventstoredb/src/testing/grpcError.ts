import { Metadata, status } from '@grpc/grpc-js';
import type { ServiceError } from '@grpc/grpc-js';

/** An error as it comes from the wire. */
export const grpcError = (
  code: keyof typeof status,
  details: string,
  trailers: Readonly<Record<string, string>> = {},
): ServiceError => {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(trailers)) metadata.set(key, value);
  const message = `${status[code]} ${code}: ${details}`;
  return Object.assign(new Error(message), { code: status[code], details, metadata });
};
