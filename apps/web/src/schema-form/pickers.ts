/** Where a form may pick a reference from; absent where the screen has nothing to offer. */
export type Pickers = {
  secrets?: {
    names: readonly string[];
    /** Keeps a new secret; absent for whoever may not. */
    create?: (name: string, value: string) => Promise<void>;
  };
  artifacts?: { names: readonly string[] };
};
