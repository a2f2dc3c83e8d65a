import type { JsonSchema } from '@disdetta/core';

/** A generated page, by its path below `docs/reference`. */
export type Page = readonly [path: string, text: string];

/** A block of JSON. */
export const json = (value: unknown): string =>
  `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;

/** Something long that a reader may open. */
export const details = (summary: string, content: string): string =>
  `::: details ${summary}\n${content}\n:::`;

/** Paragraphs, with an empty line between each. */
export const paragraphs = (...parts: readonly string[]): string => `${parts.join('\n\n')}\n`;

/** A table; a bar in a cell would end it. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const propertiesOf = (schema: JsonSchema): readonly (readonly [string, JsonSchema])[] =>
  isSchema(schema['properties'])
    ? Object.entries(schema['properties']).filter((entry): entry is [string, JsonSchema] =>
        isSchema(entry[1]),
      )
    : [];

const presenceOf = (name: string, of: JsonSchema, field: JsonSchema): string => {
  if ('default' in field) return `\`${JSON.stringify(field['default'])}\` when left out`;
  return Array.isArray(of['required']) && of['required'].includes(name) ? 'required' : 'optional';
};

const kindOf = (schema: JsonSchema): string => {
  const named = schema['description'] ?? schema['title'];
  // A record names its fields, too, and they have lines of their own below it.
  if (typeof named === 'string') return named.replace(/ \{.*\}$/, '');
  if (isSchema(schema['items'])) return `a list; each is ${kindOf(schema['items'])}`;
  if (schema['type'] === 'object') return 'any record';
  return typeof schema['type'] === 'string' ? `a ${schema['type']}` : 'anything';
};

const rowsOf = (schema: JsonSchema, path: string): readonly (readonly string[])[] =>
  propertiesOf(schema).flatMap(([name, field]) => {
    const items = isSchema(field['items']) ? field['items'] : null;
    const here = `${path}${name}${items === null ? '' : '[]'}`;
    return [
      [`\`${here}\``, kindOf(field), presenceOf(name, schema, field)],
      ...rowsOf(items ?? field, `${here}.`),
    ];
  });

/** The fields of a record, one a line, those inside it by their path. */
export const fieldTable = (schema: JsonSchema): string =>
  table(['field', 'what it is', ''], rowsOf(schema, ''));
