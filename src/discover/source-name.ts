/** Names of Terraform source, in either of its syntaxes: what a folder has of these is one module. */
export const SOURCE_NAME = /\.(tf|tofu)(\.json)?$/i;

/** Names of source that is no JSON, and so can be nothing else. */
export const NATIVE_SOURCE_NAME = /\.(tf|tofu)$/i;
