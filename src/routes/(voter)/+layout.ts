// The framework's client is not sent to phones that answer. Their pages are whole without script; the one script
// they have (src/lib/client/answering.ts) is added by hand. See docs/decisions/007.
export const csr = false;
