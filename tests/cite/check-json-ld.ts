import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

type Type = { readonly parents: readonly string[]; readonly properties: ReadonlyMap<string, readonly string[]> };

/** schema.org's types, each with what it is a kind of and with the ranges of its own properties, as `schema-dts` declares them. */
const vocabulary = readVocabulary(
  readFileSync(fileURLToPath(import.meta.resolve('schema-dts')).replace(/js$/, 'd.ts'), 'utf8'),
);
/** What a string may stand for; the address of a thing is a reference, `{ "@id": … }`. */
const texts: Readonly<Record<string, RegExp>> = {
  Text: /./,
  URL: /^https?:\/\/[^\s<>"]+$/,
  Date: /^\d{4}(-\d\d(-\d\d)?)?$/,
  DateTime: /^\d{4}-\d\d-\d\dT\S+$/,
};

function readVocabulary(declarations: string): ReadonlyMap<string, Type> {
  const types = new Map<string, Type>();
  const interfaces = declarations.matchAll(
    /^(?:export )?interface (\w+?)(?:Base|Leaf) extends ([^{]+)\{\n([\s\S]*?)^\}/gm,
  );
  for (const [, name = '', bases = '', body = ''] of interfaces) {
    const own = types.get(name);
    const parents = Array.from(bases.matchAll(/(\w+)Base\b/g), ([, base = '']) => base).filter((base) => base !== name);
    const properties = Array.from(
      body.matchAll(/^ {4}"(\w+)"\?: SchemaValue<([^,]+), /gm),
      ([, property = '', range = '']) => [property, range.split(' | ')] as const,
    );
    types.set(name, {
      parents: [...(own?.parents ?? []), ...parents],
      properties: new Map([...(own?.properties ?? []), ...properties]),
    });
  }
  return types;
}

/** A type and all that it is a kind of. */
function kindsOf(name: string): readonly string[] {
  return [name, ...(vocabulary.get(name)?.parents ?? []).flatMap(kindsOf)];
}

/** What of this JSON-LD schema.org's vocabulary does not know: types, properties of a type, and values outside the property's range. */
export function checkJsonLd(document: unknown): readonly string[] {
  if (!isObject(document) || document['@context'] !== 'https://schema.org') return ['the context is not schema.org'];
  const { '@context': _, '@graph': graph, ...node } = document;
  return Array.isArray(graph) ? graph.flatMap((one) => checkNode(one)) : checkNode(node);
}

function checkNode(node: unknown): readonly string[] {
  if (!isObject(node)) return ['a node is no object'];
  const type = node['@type'];
  if (typeof type !== 'string' || !vocabulary.has(type)) return [`there is no type ${String(type)}`];
  return Object.entries(node).flatMap(([property, value]) => {
    if (property === '@type') return [];
    if (property === '@id') return typeof value === 'string' ? [] : ['an @id is no string'];
    const ranges = kindsOf(type).flatMap((kind) => vocabulary.get(kind)?.properties.get(property) ?? []);
    if (ranges.length === 0) return [`${type} has no property ${property}`];
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    return values.flatMap((one) => checkValue(one, ranges).map((wrong) => `${type}.${property}: ${wrong}`));
  });
}

function checkValue(value: unknown, ranges: readonly string[]): readonly string[] {
  if (typeof value === 'string')
    return ranges.some((range) => texts[range]?.test(value)) ? [] : [`"${value}" is not ${ranges.join(' or ')}`];
  if (!isObject(value)) return [`${JSON.stringify(value)} is neither a text nor a thing`];
  if (Object.keys(value).join() === '@id') return ranges.includes('IdReference') ? [] : ['refers to no thing'];
  const kinds = kindsOf(String(value['@type']));
  const fits = ranges.some((range) => kinds.includes(range));
  return [...(fits ? [] : [`${kinds[0]} is not ${ranges.join(' or ')}`]), ...checkNode(value)];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
