/** What an image starts on this machine, in place of its entry point. */
export type Image = { program: string; args: string[]; folder: string; environment: Record<string, string> };

/** The registry. An image that is not in it is not found; one that is `unreachable` cannot be asked after. */
export type Images = { find(name: string): Image | 'unreachable' | undefined };
