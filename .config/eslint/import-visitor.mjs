/**
 * A visitor that calls back for everything that names a module: import, export … from, import(), require(), import types
 * and Jest's mocks. It gets { node, source, isType, names, valueNames }: `source` is undefined when it is computed, `names` are
 * the imported names, `valueNames` those that are no types; both are undefined for a whole module (`*`, import()).
 */
export function visitImports(onImport) {
  const literal = (node, found, more) => {
    const source = textOf(found);
    onImport({ node: found ?? node, source, isType: false, ...more });
  };
  return {
    ImportDeclaration(node) {
      const { specifiers } = node;
      const isType =
        node.importKind === 'type' ||
        (specifiers.length > 0 && specifiers.every((each) => each.importKind === 'type'));
      if (specifiers.some((each) => each.type === 'ImportNamespaceSpecifier')) {
        return literal(node, node.source, { isType });
      }
      const values = isType ? [] : specifiers.filter((each) => each.importKind !== 'type');
      literal(node, node.source, {
        isType,
        names: specifiers.map(importedName),
        valueNames: values.map(importedName),
      });
    },
    ExportNamedDeclaration(node) {
      if (!node.source) return;
      const isType = node.exportKind === 'type';
      const names = node.specifiers.map((each) => nameOf(each.local));
      literal(node, node.source, { isType, names, valueNames: names });
    },
    ExportAllDeclaration(node) {
      literal(node, node.source, { isType: node.exportKind === 'type' });
    },
    ImportExpression(node) {
      literal(node, node.source, {});
    },
    TSImportType(node) {
      literal(node, node.source ?? node.argument?.literal ?? node.argument, { isType: true });
    },
    TSExternalModuleReference(node) {
      literal(node, node.expression, {});
    },
    CallExpression(node) {
      if (isLoader(node.callee)) literal(node, node.arguments[0], {});
    },
  };
}

const JEST_LOADERS = ['mock', 'doMock', 'unstable_mockModule', 'requireActual', 'requireMock'];

function isLoader(callee) {
  if (callee.type === 'Identifier') return callee.name === 'require';
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return false;
  const { object, property } = callee;
  return (
    (object.name === 'jest' && JEST_LOADERS.includes(property.name)) ||
    (object.name === 'module' && property.name === 'require') ||
    (object.name === 'process' && property.name === 'getBuiltinModule')
  );
}

function textOf(node) {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TSLiteralType') return textOf(node.literal);
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0].value.cooked;
  return undefined;
}

function importedName(specifier) {
  return specifier.type === 'ImportDefaultSpecifier' ? 'default' : nameOf(specifier.imported);
}

function nameOf(node) {
  return node.name ?? node.value;
}
