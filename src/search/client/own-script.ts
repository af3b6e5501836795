/** What a browser with Trusted Types gives a page to say which addresses may become scripts. */
type TrustedTypes = {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ) => { readonly createScriptURL: (address: string) => string };
};
declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypes;
  }
}

const policy = window.trustedTypes?.createPolicy('sourcebook', { createScriptURL: checked });

/**
 * The address of a script of this site, in the form that the page's policy asks for
 * (https://www.w3.org/TR/trusted-types/). Throws for one from elsewhere.
 */
export function ownScript(address: string): string {
  return policy?.createScriptURL(address) ?? checked(address);
}

function checked(address: string): string {
  if (new URL(address, location.href).origin !== location.origin) throw new TypeError(`${address} is not of this site`);
  return address;
}
