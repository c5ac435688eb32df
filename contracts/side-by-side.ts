/**
 * Two records beside each other, item by item, as a 突合 compared them. It crosses no wire: whoever compared writes it down,
 * and whoever shows it only prints.
 */
export interface ComparedItem {
  readonly item: 'name' | 'nameKana' | 'bornOn' | 'sex' | 'address';
  readonly ja: string;
  readonly member: readonly Stretch[];
  readonly resident: readonly Stretch[];
  /** Characters that may look the same, each with the one it stands against. */
  readonly pairs: readonly (readonly [member: string, resident: string])[];
  /** Absent when there was no record to compare with. */
  readonly answer?: ComparedAnswer;
  /** Nobody may see the values: 支援措置. */
  readonly isWithheld?: true;
}

/** The level of one item in words, and what the rule set made of it. */
export interface ComparedAnswer { readonly level: string; readonly word: string; readonly because: string; readonly counts: 'equal' | 'review' | 'differs' }

/** A run of characters of one side. `character`: the other side has another one or none; `writing`: it has the same, written otherwise. */
export interface Stretch { readonly text: string; readonly difference?: 'character' | 'writing' }
