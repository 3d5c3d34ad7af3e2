/** What is asked of addresses that people have given: by an adapter, and never within our own network unless that is allowed. */
export type OutsideRequest = {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** An answer that is longer is cut off, and no answer. */
  readonly maxBytes: number;
};

export type OutsideAnswer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly text: string;
      readonly etag: string | undefined;
      /** How long it wants to be left alone. */
      readonly retryAfter: number | undefined;
    }
  | { readonly kind: 'failed'; readonly why: OutsideFailure };

/** `private`: it is in a network of our own; `insecure`: it is without TLS; `redirect`: it sends us elsewhere, where nobody has sent us. */
export type OutsideFailure = 'private' | 'insecure' | 'redirect' | 'timeout' | 'too_long' | 'unreachable';

export type Outside = { ask(request: OutsideRequest): Promise<OutsideAnswer> };
