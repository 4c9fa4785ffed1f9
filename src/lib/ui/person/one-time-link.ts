/** A link that is shown once: for whom, where it leads, and until when (ISO) it works. */
export type ShownLink = { readonly name: string; readonly href: string; readonly until: string };
