export type Locale = 'zh' | 'en';

/** A sentence in every language we speak: one that lacks a language does not compile. */
export type Localized = Readonly<Record<Locale, string>>;
