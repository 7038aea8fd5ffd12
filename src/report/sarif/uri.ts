/** The URI of a file, as SARIF's `artifactLocation` holds it. */
export interface ArtifactLocation {
  readonly uri: string;
  readonly uriBaseId?: '%SRCROOT%';
}

/**
 * A relative name stays relative to the source root, percent-encoded, so that no colon stands in its first segment;
 * an absolute one becomes a `file:` URI. Names have `/` on every system: a backslash is a character of a name.
 * Source: RFC 3986 sections 3.3 and 4.2, RFC 8089.
 */
export function artifactLocation(file: string): ArtifactLocation {
  const name = file.replace(/^(\.\/+)+/, '');
  const drive = /^([A-Za-z]):\//.exec(name);
  if (drive) return { uri: `file:///${drive[1]}:/${encodePath(name.slice(3))}` };
  if (name.startsWith('/')) return { uri: `file://${encodePath(name)}` };
  return { uri: encodePath(name) || '.', uriBaseId: '%SRCROOT%' };
}

/** Halves of surrogate pairs have no UTF-8 form and become the replacement character. */
function encodePath(path: string): string {
  const encodable = path.replace(/\p{Cs}/gu, '\ufffd');
  return encodable.split('/').map(encodeURIComponent).join('/');
}
