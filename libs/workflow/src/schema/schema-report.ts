import { readablePath, toPointer } from '../json/json-pointer';

/** One way in which a value does not fit a schema. */
export interface SchemaComplaint {
  kind: 'missing' | 'unknown-key' | 'invalid';
  /** JSON Pointer into the value, to the field that is wrong or missing. */
  path: string;
  /** One sentence: what is wrong and what would be right. */
  message: string;
}

/** Most complaints about one value. A hostile value could cause as many as it has bytes. */
const MAX_COMPLAINTS = 500;

/** Gathers complaints while a value is checked, and knows where the check is. */
export class SchemaReport {
  readonly complaints: SchemaComplaint[] = [];
  private readonly keys: (string | number)[];

  constructor(
    /** How messages call the value as a whole. */
    private readonly subject: string,
    keys: readonly (string | number)[] = [],
    private readonly most = MAX_COMPLAINTS,
  ) {
    this.keys = [...keys];
  }

  /** True when no more complaints are taken: the check may stop. */
  get isFull(): boolean {
    return this.complaints.length >= this.most;
  }

  /** Runs a check of a part of the value. */
  within(key: string | number, check: (report: SchemaReport) => boolean): boolean {
    this.keys.push(key);
    const fits = check(this);
    this.keys.pop();
    return fits;
  }

  /** A report for trying something at the same place, whose complaints need not count. */
  aside(): SchemaReport {
    return new SchemaReport(this.subject, this.keys, this.most);
  }

  /**
   * Adds a complaint about the place the check is at, unless there is one already. Always gives false, for the check to return.
   * @param predicate how the sentence goes on after the field's name
   */
  add(kind: SchemaComplaint['kind'], predicate: string): false {
    const path = toPointer(this.keys);
    if (this.isFull || this.complaints.some((complaint) => complaint.path === path)) return false;
    const name = path === '' ? this.subject : `"${readablePath(path)}"`;
    this.complaints.push({
      kind,
      path,
      message: `${name} ${predicate}${/[.?]$/.test(predicate) ? '' : '.'}`,
    });
    return false;
  }
}
