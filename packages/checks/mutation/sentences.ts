import { PluginKind, declareValuePlugin } from '@stryker-mutator/api/plugin';

/** Words with a space between them, one of them in small letters: no code, field or tag has both. */
const SENTENCE = /^(?=.*\s)(?=.*[a-z]{2})/s;

const isSentence = (path: object): boolean =>
  'node' in path &&
  typeof path.node === 'object' &&
  path.node !== null &&
  'type' in path.node &&
  path.node.type === 'StringLiteral' &&
  'value' in path.node &&
  typeof path.node.value === 'string' &&
  SENTENCE.test(path.node.value);

/**
 * Leaves alone the sentences that are written for people: specifications hold the code and the
 * facts of a refusal, and a wording may change without one of them having to notice.
 */
export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'sentences', {
    shouldIgnore: (path) => (isSentence(path) ? 'a sentence for people' : undefined),
  }),
];
