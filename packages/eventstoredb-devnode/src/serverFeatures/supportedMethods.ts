import { serviceNamed } from '../protocol/definitions.ts';

/** A method that clients may call, and what of it goes beyond what every server can. */
export interface SupportedMethod {
  readonly methodName: string;
  readonly serviceName: string;
  readonly features: readonly string[];
}

const SERVICES = [
  'streams.Streams',
  'persistent_subscriptions.PersistentSubscriptions',
  'gossip.Gossip',
  'server_features.ServerFeatures',
];

/** Every method of the node, in lower case, as clients compare them. */
export const supportedMethods = (): readonly SupportedMethod[] =>
  SERVICES.flatMap((service) => Object.values(serviceNamed(service))).map(({ path }) => {
    const [, serviceName = '', methodName = ''] = path.toLowerCase().split('/');
    return { methodName, serviceName, features: featuresOf(serviceName, methodName) };
  });

const featuresOf = (service: string, method: string): readonly string[] => {
  if (service.endsWith('.persistentsubscriptions')) return ['stream', 'all'];
  if (!service.endsWith('.streams')) return [];
  if (method === 'read') return ['position', 'events'];
  return method === 'batchappend' ? ['deadline_duration'] : [];
};
