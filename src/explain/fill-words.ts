/** `{name}: doubled by round {round}.` with its places filled; a place that has no value stays as it is. */
export function fillWords(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{([a-z]+)\}/g, (place: string, name: string) => values[name] ?? place);
}
