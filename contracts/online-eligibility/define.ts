import type { Basis } from '../../law/define.js';
import type { Field } from '../define.js';

/** An element that holds elements. `required` groups must be there; `many` may come any number of times. */
export interface Group<I extends Items = Items> {
  readonly ja: string;
  readonly items: I;
  readonly required: boolean;
  readonly many: boolean;
}
export type Items = Readonly<Record<string, Field<any> | Group<any>>>;
export type ValueOf<I extends Items> = { readonly [T in keyof I]: I[T] extends Field<infer V> ? V : I[T] extends Group<infer J> ? Occurs<I[T], ValueOf<J>> : never };
type Occurs<G, V> = G extends { readonly many: true } ? readonly V[] : G extends { readonly required: true } ? V : V | null;

export const group = <const I extends Items>(ja: string, items: I) => ({ ja, items, required: true as const, many: false as const });
export const maybe = <I extends Items>({ ja, items }: Group<I>) => ({ ja, items, required: false as const, many: false as const });
export const many = <I extends Items>({ ja, items }: Group<I>) => ({ ja, items, required: false as const, many: true as const });

/** One kind of XML document. Its root is always `XmlMsg`. */
export interface XmlDocument<I extends Items = Items> {
  readonly id: string;
  readonly ja: string;
  readonly basis: Basis;
  readonly items: I;
}
/** Declares an XML document of オンライン資格確認 by its tags, in the order in which we write them. */
export const xmlDocument = <const I extends Items>(spec: XmlDocument<I>): XmlDocument<I> => spec;
export const isGroup = (item: Field<any> | Group<any>): item is Group<any> => 'items' in item;
