/** Rules of the Data Cleaner node that its fields alone don't tell. */
export const DATA_CLEANER_GUIDE = `
### Operations

They run in the order in which they are written, each on the result of the one before, on every value below \`paths\` or on the whole
input. Names of fields are never changed. A path that lies below another one is cleaned with it, once.

| operation | does |
| --- | --- |
| \`trim\` | removes whitespace at both ends |
| \`collapse-whitespace\` | makes one space of every run of whitespace, line breaks too |
| \`lowercase\`, \`uppercase\` | by Unicode's rules of no particular language: a Turkish I becomes i |
| \`titlecase\` | small letters, and a capital at the start of each word |
| \`sentencecase\` | small letters, and a capital at the start and after \`.\`, \`!\`, \`?\` or \`…\` with a space |
| \`normalize-unicode\` | NFKC: one form for é, full-width letters and ligatures |
| \`remove-special\` | keeps letters, digits, marks, whitespace and what stands in \`keep\`; emoji go |
| \`remove-html\` | removes tags, comments, scripts and styles, and decodes entities. For reading, not for safety: escape the result |
| \`parse-numbers\` | makes JSON numbers of texts such as \`-1.5e3\`, where the value stays exact; \`007\` and 20 digits stay text |
| \`parse-booleans\` | makes true and false of \`true\` and \`false\` in any case |
| \`remove-nulls\` | removes null from objects and arrays |
| \`remove-empties\` | removes \`""\`, \`{}\` and \`[]\`, the inner ones first |
| \`deduplicate\` | removes items of arrays that equal an earlier one; the order of keys does not count |
| \`{op: "truncate", length}\` | keeps that many characters (code points) at most, and tears no emoji and no letter from its accents |
| \`{op: "mask-pii", kinds?, patterns?, mode?, keyId?}\` | hides personal data |

### Personal data

Without \`kinds\` all of them are looked for; with \`patterns\`, \`kinds: []\` looks for the patterns alone.

| kind | what is found | what is not |
| --- | --- | --- |
| \`email\` | addresses with a domain that ends in letters, those of other scripts too | \`user@host\`, \`lodash@4.17.21\`, names in quotes |
| \`iban\` | the length of its country and right check digits (mod 97), in groups or not | other account numbers |
| \`card\` | 13 to 19 digits of a card network with the right check digit (Luhn), together or in groups of three or more | digits that stand singly or in twos |
| \`ssn\` | US numbers in the form 123-45-6789, with dashes or spaces | nine digits in a row |
| \`ipv6\` | every form: compressed, with an IPv4 address at its end, with a zone | MAC addresses, \`::\` alone |
| \`ipv4\` | four numbers up to 255 | \`v1.2.3.4\`, five parts |
| \`phone\` | numbers that begin with \`+\`, \`00\`, \`0\` or an area code in brackets; 555-123-4567 and 138 1234 5678 | digits without any of these, dates, decimal numbers |

Digits are those of ASCII; put \`normalize-unicode\` before for others. A four-part version such as 1.2.3.4 can't be told from an address,
nor an order number of 9 to 12 digits that begins with 0 from a phone number: name the kinds that you need.

| mode | example |
| --- | --- |
| \`mask\` (default) | letters and digits become \`*\`: \`**** **** **** ****\` |
| \`redact\` | \`[card]\` |
| \`keep-last-4\`, also \`last4\` | \`**** **** **** 1111\`; what has fewer than eight letters and digits is masked whole |
| \`hash\` | \`[card:3f2a9c0d1e4b5a67]\`: the first 16 hexadecimal digits of HMAC-SHA-256, keyed with the stored key \`keyId\` |

Equal data has equal hashes. It is brought into one form before: e-mail addresses in small letters; cards, IBANs and SSNs without
spaces and dashes; phone numbers as digits, with \`+\` for \`00\` and without \`(0)\` after a country code; IPv6 addresses written out. Whoever
has the key can find out what a hash stands for, by trying: keep it as you keep passwords.

**Overlaps.** Matches that overlap are hidden as one piece, from the first character of any to the last of any. It is of the kind of the
longest match; of equals the leftmost decides, then the order of the table above, then that of the patterns.

**Patterns** are JavaScript regular expressions, \`{name, pattern, flags?}\`: at most 20, of 1,000 characters each. They run in the sandbox,
on at most 2,000,000 characters in an operation. Matches without a character count as none.

**Counts** stand in the output under \`countsKey\` when it is an object: \`{"masked": {"email": 2, "card": 0}}\`, with 0 for what was looked for
and not found. An output that is no object has none, and one that has such a field already keeps it and gets a warning
(\`counts-left-out\`). What was hidden is in the step's log in any case, in numbers only.

### Time

Every operation takes time in proportion to its input, whatever that holds. Patterns of your own may not; the time limit of scripts
ends them.
`.trim();
