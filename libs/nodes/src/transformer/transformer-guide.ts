/** What the fields alone don't tell. */
export const TRANSFORMER_GUIDE = `
Either one JavaScript \`expression\`, whose value is the output, or a new object that is put together from parts.

### Putting an object together

It happens in this order, and values are always read from the input, which is not changed:

1. The object begins empty, with all fields of the input (\`keepOthers\`), or with those that \`pick\` names, at their own paths.
2. All fields that are moved are taken away from it at once. So two fields may swap their names.
3. The mappings are applied one after the other:

| mapping | does |
| --- | --- |
| \`{to, value}\` | sets a field. Texts in the value may hold templates; a text that is one template keeps the type of its value |
| \`{to, from}\` | copies from a path into the input, or from a template |
| \`{to, from, move: true}\` | renames: copies, and the field is gone from where it was. \`from\` is a path then |
| \`{remove}\` | leaves out what is at a path by now, whether it came from the input or from a mapping |

### Paths

\`order.lines[0].sku\`, \`headers["content-type"]\`. Objects and arrays on the way are made where they are missing; holes in an array
are null. An item that is removed or moved away lets those behind it move up; all moves count from the input as it was. An index may be
at most 9999. A path through \`__proto__\`, \`prototype\` or \`constructor\` is refused.

### Nothing passes silently

| case | what happens |
| --- | --- |
| \`from\` leads to nothing | the field is null, warning \`path-missing\` |
| a path in \`pick\` or \`remove\` leads to nothing | nothing else, warning \`path-missing\` |
| two mappings write the same field, or one writes over what an earlier one wrote within it | the later one wins, warning \`field-overwritten\` |
| a copied or renamed field lands on another that was kept | it replaces it, warning \`field-overwritten\` |
| a text or the like stands where the path needs an object or array | it is replaced, warning \`field-overwritten\` |
| the input is no object, with \`keepOthers\` or \`pick\` | the object begins empty, warning \`input-not-object\` |

Setting a field that was kept to a \`value\` or a template is what setting means, and is told by no warning.
`.trim();
