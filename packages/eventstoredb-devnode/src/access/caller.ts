/** Somebody who calls the node, as far as it matters to what they may do. */
export interface Caller {
  /** The login; null for somebody who does not say. */
  readonly login: string | null;
  /** The groups they are in, such as `$admins`. */
  readonly groups: readonly string[];
}

/** Who may do anything. */
export const ADMINS = '$admins';

/** Who may run the node, and not read what is not theirs. */
export const OPERATORS = '$ops';

/** Somebody who shows no credentials. */
export const ANONYMOUS: Caller = { login: null, groups: [] };

/** Whoever calls a node that checks nobody. */
export const UNCHECKED: Caller = { login: null, groups: [ADMINS] };

/** Whether somebody showed credentials that hold, or nobody has to. */
export const isAuthenticated = ({ login, groups }: Caller): boolean =>
  login !== null || groups.length > 0;

/** Whether somebody may do anything. */
export const isAdmin = ({ groups }: Caller): boolean => groups.includes(ADMINS);

/** Whether somebody may set up what others read by, such as persistent subscriptions. */
export const isOperator = (caller: Caller): boolean =>
  isAdmin(caller) || caller.groups.includes(OPERATORS);
