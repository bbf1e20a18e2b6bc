/** For building an object whose fields are there only when they have a value. */
export type Building<Type> = { -readonly [Key in keyof Type]: Type[Key] };
