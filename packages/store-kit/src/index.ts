export { appendBytes } from './appendBytes.ts';
export { createBell } from './bell.ts';
export type { Bell } from './bell.ts';
export { follow } from './follow.ts';
export { closed, conflict, repeated, tooLarge } from './storeErrors.ts';
export { systemNow } from './systemNow.ts';
