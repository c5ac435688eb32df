import { z } from 'zod';
import type { Content, ExampleName, Part } from './route-form.js';

export type Json = { [name: string]: unknown };

/**
 * Prints zod schemas of one direction into an OpenAPI 3.1 document: those with a name once, as components, the others where they
 * stand. `input` is what a caller may write (defaults may be left out), `output` what he gets.
 */
export function schemaPrinter(io: 'input' | 'output', named: Readonly<Record<string, z.ZodType>>, adjust: (schema: Json) => void) {
  const options = { io, unrepresentable: 'any', override: ({ jsonSchema }: { jsonSchema: Json }) => adjust(jsonSchema) } as const;
  const names = new Map(Object.entries(named).map(([id, schema]) => [schema, id]));
  const inline = (schema: z.ZodType): Json => clean(z.toJSONSchema(schema, options));
  const schemaOf = (schema: z.ZodType): Json => {
    const name = names.get(schema);
    if (name !== undefined) return { $ref: refTo('schemas', name) };
    return schema instanceof z.ZodUnion ? { anyOf: schema.options.map((option) => schemaOf(option as z.ZodType)) } : inline(schema);
  };
  return {
    inline,
    content(content: Content): Json {
      if (content.kind === 'bytes') return { [content.type ?? 'application/octet-stream']: { schema: { type: 'string', format: 'binary' } } };
      if (content.kind === 'xml') return { 'application/xml': { schema: { type: 'string', description: content.ja }, example: content.example } };
      const examples = Object.fromEntries(content.examples.map((value, index) => called(content.names?.[index], value, index)));
      return { [content.kind === 'json' ? 'application/json' : 'application/x-www-form-urlencoded']: { schema: schemaOf(content.schema), examples } };
    },
    components(): Json {
      const registry = z.registry<{ id: string }>();
      for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
      const { schemas } = z.toJSONSchema(registry, { ...options, uri: (id) => refTo('schemas', id) });
      return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, clean(schema as Json)]));
    },
  };
}

const called = (name: ExampleName | undefined, value: unknown, index: number): [string, Json] => (name ? [name.id, { summary: name.ja, value }] : [`example${index + 1}`, { value }]);

export const refTo = (kind: 'schemas' | 'responses', id: string) => `#/components/${kind}/${id}`;

/** A value of the path, the query or a header. */
export const parameterObject = (name: string, place: 'path' | 'query' | 'header', { schema, example, ...part }: Pick<Part, 'schema' | 'example'> & Partial<Part>, printed: (schema: z.ZodType) => Json): Json =>
  ({ name, in: place, required: place !== 'query', ...(part.ja && { description: part.ja }), schema: printed(schema), example });

/** Who answers may add keys later; whoever reads reads over what he does not know. */
export function openAnswers(schema: Json): void {
  if (schema.type === 'object' && schema.properties) delete schema.additionalProperties;
}

/** Without the keys that belong to a schema standing alone: inside a document they would move the base of every $ref. */
function clean({ $schema: _dialect, $id: _address, id: _name, ...schema }: Json): Json {
  return schema;
}
