/** How the library calls itself to OpenTelemetry. */
export const NAME = 'disdetta';
