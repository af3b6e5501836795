const NAMES = /^(?:admonition|callout|markdown-alert|starlight-aside|custom-block|theme-admonition|hint|alert-box)$/;

/** Is an element with this role and these classes a remark set off from the text: a note, a tip, a warning? */
export function isCallout(role: string, classes: readonly string[]): boolean {
  return role === 'note' || classes.some((name) => NAMES.test(name));
}
