/** What the fields alone don't tell. */
export const STORAGE_GUIDE = `
Values outlive executions. Entries with the scope \`workflow\` belong to this workflow, whatever its version; those with \`user\` are
shared by all your workflows. Nobody else reaches either.

### Output

The value stands under its key: \`{{ steps.<id>["last run"] }}\` or, with a plain key, \`{{ steps.<id>.counter }}\`. The key in the output
is the one that was stored, so two Storage nodes that meet in a later node merge into one object.

| action | output | with \`fullEntry\` |
| --- | --- | --- |
| put | \`{ [key]: value }\` | \`{ key, value, found: true, version, updatedAt, expiresAt }\` |
| get, there | \`{ [key]: value }\` | as above |
| get, not there | \`{ [key]: default or null }\` | \`{ key, value: default or null, found: false, version: 0, updatedAt: null, expiresAt: null }\` |
| increment | \`{ [key]: new number }\` | as put |
| delete | \`{ [key]: null }\` | \`{ key, existed }\` |
| list | \`{ entries: [{ key, value, version, updatedAt, expiresAt }], next }\` | the same |

Nothing of the input is passed on: use \`steps.<id>\` to reach further back.

### Rules

- **Each change counts once for a step**, however often the step is tried: after the loss of a worker or a retry, the step gives what
  it gave the first time, even if its key or value holds something random. A retry of a whole execution is a new execution and
  changes anew.
- **Versions.** A new entry has version 1, and every change adds 1. With \`ifVersion\` a change takes place in that version only; 0 asks
  that there be no entry. A get with \`fullEntry\` gives the version to ask for, 0 included. Where the version is another, the step
  fails with \`storage-conflict\`, or with \`onConflict: "branch"\` what is there now leaves by the port \`conflict\`, in the form of a get
  with \`fullEntry\`. Nothing was changed then.
- **Numbers.** \`increment\` begins at 0, and never loses an addition, however many executions add at once. A sum beyond
  ±9,007,199,254,740,991 is refused, because it would not be exact.
- **Time to live** counts from the put. A later put sets it anew, or removes it when it names none. A counter keeps the time it began
  with. An expired entry is as if it were not there, for every action.
- **Keys** may hold any characters but U+0000; a number is taken as its text. They are listed in the order of their code points;
  a prefix has no wildcards. A page ends early when its values take more than 4 MiB: go on with \`next\` as \`after\` until it is null.
- **Limits:** a value of at most \`LIMIT_STORAGE_VALUE_BYTES\`, and \`LIMIT_STORAGE_ENTRIES\` entries of a user in all scopes together.
`.trim();
