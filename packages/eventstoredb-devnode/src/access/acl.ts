import { ADMINS } from './caller.ts';

/** What can be done with a stream and with its metadata. */
export type Right = 'read' | 'write' | 'delete' | 'metadata-read' | 'metadata-write';

/** Who has each right: names of users and groups. Undefined where nothing is said of it. */
export type Acl = Readonly<Record<Right, readonly string[] | undefined>>;

/** Stands for anybody, who need not even say who they are. */
export const EVERYBODY = '$all';

const allTo = (...names: readonly string[]): Acl => ({
  read: names,
  write: names,
  delete: names,
  'metadata-read': names,
  'metadata-write': names,
});

/** Who may do what where nothing else is said. */
export const DEFAULT_USER_STREAM_ACL = allTo(EVERYBODY);
export const DEFAULT_SYSTEM_STREAM_ACL = allTo(ADMINS);

/** The rights that a JSON value grants, each to one name or several; null when it is no such value. */
export const readAcl = (value: unknown): Acl | null => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const names = (key: string): readonly string[] | undefined => namesIn(Reflect.get(value, key));
  return {
    read: names('$r'),
    write: names('$w'),
    delete: names('$d'),
    'metadata-read': names('$mr'),
    'metadata-write': names('$mw'),
  };
};

const namesIn = (value: unknown): readonly string[] | undefined => {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) && value.every((name) => typeof name === 'string')
    ? value
    : undefined;
};
