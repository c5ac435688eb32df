import type { Kysely } from 'kysely';

/** Every value is text, a whole number or bytes, so that SQLite and PostgreSQL agree. */
export type ColumnType = 'text' | 'integer' | 'bytes';
export interface TableSpec {
  /** Column name → type; a trailing `?` allows null. */
  readonly columns: Readonly<Record<string, ColumnType | `${ColumnType}?`>>;
  readonly key: readonly string[];
  readonly indexes?: readonly (readonly string[])[];
}
export type TableSpecs = Readonly<Record<string, TableSpec>>;

type ValueOf<C> = C extends 'text' ? string : C extends 'text?' ? string | null : C extends 'integer' ? number : C extends 'integer?' ? number | null
  : C extends 'bytes' ? Uint8Array : C extends 'bytes?' ? Uint8Array | null : never;
export type RowOf<T extends TableSpec> = { -readonly [C in keyof T['columns'] & string]: ValueOf<T['columns'][C]> };
/** The Kysely database type of a set of table specs. */
export type TablesOf<S extends TableSpecs> = { [T in keyof S & string]: RowOf<S[T]> };

/**
 * Declares tables. Names are snake_case and begin with their owner (`aggregator_period`), because all parties of a
 * world share one database. The same declaration makes the table, its type and its copy.
 */
export const tables = <const S extends TableSpecs>(specs: S): S => specs;

/** A party's or a ward's own tables, inside or outside a transaction. */
export interface Store<S extends TableSpecs> {
  readonly kind: Database['kind'];
  readonly db: Kysely<TablesOf<S>>;
  /** Runs `act` in one transaction; nothing of it stays when it throws. Inside a transaction it joins the outer one. */
  transact<T>(act: (store: Store<S>) => Promise<T>): Promise<T>;
  /** Inserts any number of rows in few statements, all or none of them. `replace` overwrites rows with the same key. */
  insertMany<T extends keyof S & string>(table: T, rows: readonly RowOf<S[T]>[], onKeyConflict?: OnKeyConflict): Promise<void>;
}
export type OnKeyConflict = 'fail' | 'ignore' | 'replace';

/** One world's database: in memory, a file, or a schema on a PostgreSQL server. */
export interface Database {
  readonly kind: 'sqlite' | 'postgres';
  /** Is anything left when the process is gone? A world in memory need not write down what only a restart would read. */
  readonly isLasting: boolean;
  /** Makes the tables of `specs` if they are missing, adds columns an older version did not know, and opens them. Throws `DatabaseOutdated` when that is not enough. */
  open<S extends TableSpecs>(specs: S): Promise<Store<S>>;
  /**
   * Reads as of one moment, from tables that were opened before; nothing that is written meanwhile is seen. On SQLite whoever wants
   * the database waits until `act` has ended, on PostgreSQL nobody does.
   */
  snapshot<T>(act: (read: <S extends TableSpecs>(specs: S) => Store<S>) => Promise<T>): Promise<T>;
  /** Closes the connection; a file or a schema stays. */
  close(): Promise<void>;
  /** Closes and removes everything (a throw-away world). */
  drop(): Promise<void>;
}

/** Where databases of worlds live. */
export interface StoreHome {
  readonly description: string;
  /** Opens the database of that name, for this process alone. Throws `DatabaseInUse` when another one has it. */
  database(name: string): Promise<Database>;
  /** Looks into a database, whoever has it; nothing in it may be changed. Null where whoever has it drops it meanwhile. */
  look<T>(name: string, act: (database: Database) => Promise<T>): Promise<T | null>;
  names(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Another process works on that database; two would give the same numbers twice and set each other's clocks. */
export class DatabaseInUse extends Error {
  override readonly name = 'DatabaseInUse';
  readonly code = 'TSG-W03';
  readonly why: string;
  readonly cure = '先にそれを終えるか、別の名前にする(serve なら --world)';
  constructor(database: string, holder: string) {
    super();
    this.why = `世界「${database}」は${holder}が動かしている`;
    this.message = `${this.code}: ${this.why}。${this.cure}`;
  }
}

/** The server has let go of what kept our databases to us. */
export class DatabaseLost extends Error {
  override readonly name = 'DatabaseLost';
  readonly code = 'TSG-W04';
  readonly why = 'PostgreSQL との接続が切れ、世界がこのプロセスだけのものと言えなくなった';
  readonly cure = 'PostgreSQL が動いているかを確かめ、起動しなおす(受けたと答えたものは残っている)';
  constructor() {
    super();
    this.message = `${this.code}: ${this.why}。${this.cure}`;
  }
}

/** A table of that database is another than the one declared: another version of totsugo made it. */
export class DatabaseOutdated extends Error {
  override readonly name = 'DatabaseOutdated';
  readonly code = 'TSG-W05';
  readonly why: string;
  readonly cure = 'それを作った版の totsugo で開くか、別の名前で新しく作る(serve なら --world)。要らなければ、そのファイル(PostgreSQL ではスキーマ)を消す';
  constructor(database: string, table: string, difference: string) {
    super();
    this.why = `世界「${database}」は別の版の totsugo のもので、表 ${table} の${difference}`;
    this.message = `${this.code}: ${this.why}。${this.cure}`;
  }
}
