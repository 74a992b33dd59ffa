/** What configs refer to by name and choose from a list; a schema asks for one by its `widget`. */
export const PICKED = ['server_template', 'resource_profile', 'pool'] as const;
export type Picked = (typeof PICKED)[number];

/** Where a form may pick a reference from; absent where the screen has nothing to offer. */
export type Pickers = {
  secrets?: {
    names: readonly string[];
    /** Keeps a new secret; absent for whoever may not. */
    create?: (name: string, value: string) => Promise<void>;
  };
  artifacts?: { names: readonly string[] };
  picked?: Readonly<Record<Picked, readonly { name: string; title: string }[]>>;
};
