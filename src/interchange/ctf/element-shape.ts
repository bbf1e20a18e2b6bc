/** A description of elements as data: what is read, under which name it is kept, and what is only counted. */

type Text<Key extends string> = { readonly kind: 'text'; readonly key: Key };
type Texts<Key extends string> = { readonly kind: 'texts'; readonly key: Key };
/** Known, but not read: only that it is there, and how often. */
type Presence<Key extends string> = { readonly kind: 'presence'; readonly key: Key };
type Group<Key extends string, Inner extends Elements> = {
  readonly kind: 'group' | 'groups';
  readonly key: Key;
  readonly elements: Inner;
};
type One<Key extends string, Inner extends Elements> = Group<Key, Inner> & { readonly kind: 'group' };
type Many<Key extends string, Inner extends Elements> = Group<Key, Inner> & { readonly kind: 'groups' };
export type Elements = { readonly [name: string]: Shape };
export type Shape = Text<string> | Texts<string> | Presence<string> | Group<string, Elements>;

export const text = <const Key extends string>(key: Key): Text<Key> => ({ kind: 'text', key });
export const texts = <const Key extends string>(key: Key): Texts<Key> => ({ kind: 'texts', key });
export const presence = <const Key extends string>(key: Key): Presence<Key> => ({ kind: 'presence', key });
export const one = <const Key extends string, Inner extends Elements>(key: Key, elements: Inner): One<Key, Inner> => ({
  kind: 'group',
  key,
  elements,
});
export const many = <const Key extends string, Inner extends Elements>(
  key: Key,
  elements: Inner,
): Many<Key, Inner> => ({
  kind: 'groups',
  key,
  elements,
});

type ReadAs<Of> =
  Of extends Text<string>
    ? string
    : Of extends Texts<string>
      ? string[]
      : Of extends Presence<string>
        ? number
        : Of extends One<string, infer Inner>
          ? Raw<Inner>
          : Of extends Many<string, infer Inner>
            ? Raw<Inner>[]
            : never;

/** What the collector makes of elements: text as written, absent elements absent. */
export type Raw<Of extends Elements> = {
  /** Line of the file on which the element begins. */
  line: number;
} & { -readonly [Name in keyof Of as Of[Name]['key']]?: ReadAs<Of[Name]> };

/**
 * The same description ready for one reading: elements in a Map, so that no name in a file reaches a prototype, and what
 * this file has shown so far.
 */
export type CompiledShape = {
  readonly name: string;
  readonly kind: Shape['kind'];
  readonly key: string;
  readonly elements: ReadonlyMap<string, CompiledShape>;
  /** Which element began it, and which followed it, the last time: systems write every pupil in one order. */
  usuallyFirst: CompiledShape | undefined;
  usuallyNext: CompiledShape | undefined;
  /** The object that it was last put into, which tells a second one in the same place. */
  lastIn: object | undefined;
};

export const compiledShape = (
  name: string,
  kind: Shape['kind'],
  key: string,
  elements: ReadonlyMap<string, CompiledShape>,
): CompiledShape => ({ name, kind, key, elements, usuallyFirst: undefined, usuallyNext: undefined, lastIn: undefined });

/**
 * Finds an element by name, looking first at what came here last time: hashing a name fresh from the parser costs more
 * than all else that is done with an element.
 */
export function findElement(
  parent: CompiledShape,
  previous: CompiledShape | undefined,
  name: string,
): CompiledShape | undefined {
  const usual = previous === undefined ? parent.usuallyFirst : previous.usuallyNext;
  if (usual !== undefined && usual.name === name) return usual;
  const found = parent.elements.get(name);
  if (found === undefined) return undefined;
  if (previous === undefined) parent.usuallyFirst = found;
  else previous.usuallyNext = found;
  return found;
}

const noElements: ReadonlyMap<string, CompiledShape> = new Map();

export function compileElements(elements: Elements): ReadonlyMap<string, CompiledShape> {
  return new Map(
    Object.entries(elements).map(([name, shape]) => [
      name,
      compiledShape(name, shape.kind, shape.key, 'elements' in shape ? compileElements(shape.elements) : noElements),
    ]),
  );
}

/** What stood in a pupil or a header and could not be kept. */
export type LeftOut = {
  /** Vendors' extensions, at any depth. */
  suppInfo: number;
  /** Fields that came again where one is allowed (the first was kept), and fields too long to keep. */
  readonly fields: {
    readonly why: 'repeated' | 'too-long';
    readonly name: string;
    readonly line: number;
    /** Directly in the pupil or header, not in a part of it. */
    readonly isOwn: boolean;
  }[];
};
