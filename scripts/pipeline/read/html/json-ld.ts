/** A thing that a page describes in JSON-LD. */
export type Thing = Readonly<Record<string, unknown>>;

const MAX_THINGS = 500;

/** Everything that a page's JSON-LD describes, the graph laid flat, in document order. Broken JSON says nothing. */
export function jsonLd(document: Document): Thing[] {
  const things: Thing[] = [];
  for (const script of document.querySelectorAll('script[type="application/ld+json"], meta[name="script:ld+json"]')) {
    const stack: unknown[] = [parse(script.getAttribute('content') ?? script.textContent ?? '')];
    for (let next = stack.pop(); stack.length > 0 || next !== undefined; next = stack.pop()) {
      if (things.length >= MAX_THINGS) return things;
      if (Array.isArray(next)) stack.push(...[...next].reverse().slice(0, MAX_THINGS));
      else if (isThing(next)) {
        if (typesOf(next).length > 0) things.push(next);
        for (const key of ['mainEntity', 'mainEntityOfPage', '@graph']) if (key in next) stack.push(next[key]);
      }
    }
  }
  return things;
}

function parse(text: string): unknown {
  const json = text
    .replace(/^\s*(?:<!--|\/\*<!\[CDATA\[\*\/|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\*\]\]>\*\/|\]\]>)\s*(?:;\s*)?$/, '');
  // Line ends and tabs inside strings are a common fault; nothing else is repaired.
  for (const attempt of [json, json.replace(/[\n\r\t]/g, ' ')]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // Tried next, or given up.
    }
  }
  return undefined;
}

export function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function typesOf(thing: Thing): string[] {
  const type = thing['@type'];
  return (Array.isArray(type) ? type : [type]).filter((one): one is string => typeof one === 'string');
}

/** Strings a property holds: itself, its items, or their names. */
export function namesOf(value: unknown, things: readonly Thing[]): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.slice(0, 50).flatMap((one) => namesOf(one, things));
  if (!isThing(value)) return [];
  if (typeof value['name'] === 'string') return [value['name']];
  if (Array.isArray(value['name'])) return value['name'].filter((one) => typeof one === 'string');
  const id = value['@id'];
  const named =
    id === undefined ? undefined : things.find((thing) => thing['@id'] === id && typeof thing['name'] === 'string');
  return named === undefined ? [] : [String(named['name'])];
}
