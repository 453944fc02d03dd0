// The only scripts this page ever starts are its own Worker and its own service worker.
export function ownScript(url: string): string {
  const policy = window.trustedTypes?.createPolicy(`ebb-${own++}`, { createScriptURL: allow });
  return policy ? (policy.createScriptURL(url) as unknown as string) : allow(url);
}

let own = 0;

function allow(url: string): string {
  if (new URL(url, location.href).origin !== location.origin) throw new TypeError("not a script of this app");
  return url;
}
