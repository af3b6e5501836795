/** Members of a link target object that hold one string; every other one holds a list (RFC 9264, 4.2.4). */
const single = new Set(['href', 'type', 'media', 'title']);

/** What a link set in JSON has against RFC 9264, 4.2: nothing, where it is one. Relation types after RFC 8288, 3.3. */
export function checkLinkset(document: unknown): readonly string[] {
  if (!isObject(document) || Object.keys(document).join() !== 'linkset') return ['`linkset` is not the only member'];
  const contexts = document['linkset'];
  return Array.isArray(contexts) ? contexts.flatMap(checkContext) : ['`linkset` is no list'];
}

function checkContext(context: unknown): readonly string[] {
  if (!isObject(context)) return ['a link context is no object'];
  return Object.entries(context).flatMap(([relation, targets]) => {
    if (relation === 'anchor') return isReference(targets) ? [] : ['an anchor is no address'];
    if (!/^[a-z][a-z\d.-]*$/.test(relation) && !URL.canParse(relation)) return [`${relation} is no relation type`];
    if (!Array.isArray(targets) || targets.length === 0) return [`${relation} has no list of targets`];
    return targets.flatMap(checkTarget).map((wrong) => `${relation}: ${wrong}`);
  });
}

function checkTarget(target: unknown): readonly string[] {
  if (!isObject(target)) return ['a target is no object'];
  return [
    ...(isReference(target['href']) ? [] : ['a target has no address']),
    ...Object.entries(target).flatMap(([name, value]) => {
      if (name === 'type' && !/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(String(value)))
        return [`${value} is no media type`];
      return (single.has(name) ? typeof value === 'string' : Array.isArray(value)) ? [] : [`${name} has a wrong value`];
    }),
  ];
}

function isReference(value: unknown): boolean {
  return typeof value === 'string' && !/[\s<>"{}|\\^`]/.test(value) && URL.canParse(value, 'https://base.example/');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
