import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { startDevnode } from '../startDevnode.ts';
import type { DevnodeOptions } from '../startDevnode.ts';

/** A certificate for this machine and its key, as files in a folder of their own. */
export interface CertificateFolder {
  readonly certificate: string;
  readonly key: string;
  readonly certificateFile: string;
  readonly keyFile: string;
  readonly folder: string;
  readonly remove: () => void;
}

/** Makes a certificate. */
export const makeCertificate = async (): Promise<CertificateFolder> => {
  const folder = mkdtempSync(join(tmpdir(), 'disdetta-certificate-'));
  const { cert: certificate, private: key } = await generate(
    [{ name: 'commonName', value: 'localhost' }],
    { keyType: 'ec', algorithm: 'sha256' },
  );
  const [certificateFile, keyFile] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
  writeFileSync(certificateFile, certificate);
  writeFileSync(keyFile, key);
  const remove = (): void => {
    rmSync(folder, { recursive: true });
  };
  return { certificate, key, certificateFile, keyFile, folder, remove };
};

type Scheme = 'esdb' | 'esdb+discover' | 'kurrentdb' | 'kurrentdb+discover';

/** A node that checks users and rights, over TLS. */
export interface SecuredNode {
  readonly port: number;
  readonly certificate: string;
  /** What a client is given that says it is this user; anonymous without one. */
  readonly connectionString: (user?: string, scheme?: Scheme) => string;
  readonly close: () => Promise<void>;
}

/** Starts a node with a certificate of its own. */
export const startSecuredNode = async (options: DevnodeOptions = {}): Promise<SecuredNode> => {
  const { certificate, key, certificateFile, remove } = await makeCertificate();
  const node = await startDevnode({ port: 0, tls: { certificate, key }, ...options });
  return {
    port: node.port,
    certificate,
    connectionString: (user, scheme = 'esdb') =>
      `${scheme}://${user === undefined ? '' : `${user}@`}localhost:${node.port}?tls=true&tlsCAFile=${certificateFile}`,
    close: async () => {
      await node.close();
      remove();
    },
  };
};
