import type { ServiceDefinition } from '@grpc/proto-loader';

/** A method that clients may call, and what of it goes beyond what every server can. */
export interface SupportedMethod {
  readonly methodName: string;
  readonly serviceName: string;
  readonly features: readonly string[];
}

/** Every method of these services, in lower case, as clients compare them. */
export const supportedMethods = (
  services: readonly ServiceDefinition[],
): readonly SupportedMethod[] =>
  services.flatMap(Object.values<ServiceDefinition[string]>).map(({ path }) => {
    const [, serviceName = '', methodName = ''] = path.toLowerCase().split('/');
    return { methodName, serviceName, features: featuresOf(serviceName, methodName) };
  });

const featuresOf = (service: string, method: string): readonly string[] => {
  if (service.endsWith('.persistentsubscriptions')) return ['stream', 'all'];
  if (!service.endsWith('.streams')) return [];
  if (method === 'read') return ['position', 'events'];
  return method === 'batchappend' ? ['deadline_duration'] : [];
};
