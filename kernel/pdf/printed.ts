/** The document, or in a sentence for people why there is none. */
export type Printed = { readonly pdf: Uint8Array } | { readonly fault: string };
