import type { Node } from 'acorn';
import { collectDeclarations, type Declarations, isNode, type LooseNode } from './collect-declarations';
import {
  isHarmlessCall,
  isHarmlessKey,
  isHarmlessRead,
  NEW_GLOBALS,
  STATIC_MEMBERS,
  VALUE_GLOBALS,
} from './contained-names';

/** Kinds of syntax in which nothing but the parts matters. Whatever is not named here or below is not contained. */
const TRANSPARENT: ReadonlySet<string> = new Set([
  ...['Program', 'ExpressionStatement', 'BlockStatement', 'EmptyStatement', 'ReturnStatement', 'IfStatement'],
  ...['ForStatement', 'WhileStatement', 'DoWhileStatement', 'SwitchStatement', 'SwitchCase'],
  ...['ThrowStatement', 'TryStatement', 'CatchClause', 'VariableDeclarator', 'Literal', 'TemplateLiteral'],
  ...['TemplateElement', 'ArrayExpression', 'SpreadElement', 'BinaryExpression', 'LogicalExpression'],
  ...['ConditionalExpression', 'SequenceExpression', 'ChainExpression', 'ParenthesizedExpression'],
  ...['ArrayPattern', 'RestElement', 'AssignmentPattern'],
]);

const MAX_DEPTH = 200;

/**
 * True when a script provably changes nothing but values of its own run and leaves nothing behind: no built-in, no global,
 * no timer, no promise. Such scripts may use a context again that only such scripts have used, which saves most of
 * the cost of a run. Whatever is not plainly harmless is not contained and gets a fresh context.
 *
 * Why it holds: values come from the scope (plain JSON), literals and a few computing built-ins. From them a shared object
 * (a built-in function or prototype) is reached only through member names that are refused, by a computed key that is
 * not a number, by `this`, or by a global that is not listed. Members are assigned only on objects that the run made
 * itself and holds under a constant name.
 */
export function isContained(tree: Node, names: readonly string[]): boolean {
  const declarations = collectDeclarations(tree);
  const isShadowing = (name: string) =>
    names.includes(name) || VALUE_GLOBALS.has(name) || NEW_GLOBALS.has(name) || STATIC_MEMBERS.has(name);
  if ([...declarations.counts.keys()].some(isShadowing)) return false;
  return new Walker(declarations, new Set(names)).isFine(tree as LooseNode, 0);
}

class Walker {
  constructor(
    private readonly declarations: Declarations,
    private readonly names: ReadonlySet<string>,
  ) {}

  isFine(node: LooseNode, depth: number): boolean {
    if (depth > MAX_DEPTH) return false;
    const fine = (value: unknown) => this.isFine(value as LooseNode, depth + 1);
    switch (node.type) {
      case 'Identifier':
        return this.isOwn(String(node.name)) || VALUE_GLOBALS.has(String(node.name));
      case 'VariableDeclaration':
        return ['var', 'let', 'const'].includes(String(node.kind)) && this.areChildrenFine(node, depth);
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        return !node.async && !node.generator && this.areChildrenFine(node, depth);
      case 'ForOfStatement':
      case 'ForInStatement':
        return (
          !node.await &&
          this.isFineLoopVariable(node.left as LooseNode, depth) &&
          fine(node.right) &&
          fine(node.body)
        );
      case 'BreakStatement':
      case 'ContinueStatement':
        return true;
      case 'UnaryExpression':
        return node.operator !== 'delete' && fine(node.argument);
      case 'ObjectExpression':
        return (node.properties as LooseNode[]).every((each) =>
          this.isFineProperty(each, isHarmlessKey, depth),
        );
      case 'ObjectPattern':
        return (node.properties as LooseNode[]).every((each) =>
          this.isFineProperty(each, isHarmlessRead, depth),
        );
      case 'MemberExpression':
        return this.isFineMember(node, isHarmlessRead, depth);
      case 'CallExpression':
        return (
          (node.arguments as unknown[]).every(fine) && this.isFineCallee(node.callee as LooseNode, depth)
        );
      case 'NewExpression':
        return (node.arguments as unknown[]).every(fine) && this.isNewGlobal(node.callee as LooseNode);
      case 'AssignmentExpression':
        return this.isFineAssignment(node, depth) && fine(node.right);
      case 'UpdateExpression':
        return this.isFineTarget(node.argument as LooseNode, depth);
      default:
        return TRANSPARENT.has(node.type) && this.areChildrenFine(node, depth);
    }
  }

  private areChildrenFine(node: LooseNode, depth: number): boolean {
    return Object.values(node).every((child) => {
      if (typeof child !== 'object' || child === null || child instanceof RegExp) return true;
      if (Array.isArray(child))
        return child.every((each) => each === null || this.isFine(each as LooseNode, depth + 1));
      return !isNode(child) || this.isFine(child, depth + 1);
    });
  }

  private isOwn(name: string): boolean {
    return this.declarations.counts.has(name) || this.names.has(name);
  }

  /** A member of an object literal, or one that a pattern reads. */
  private isFineProperty(node: LooseNode, isHarmless: (name: string) => boolean, depth: number): boolean {
    if (node.type !== 'Property') return this.isFine(node, depth + 1);
    if (node.kind !== 'init' || node.computed || !this.isFine(node.value as LooseNode, depth + 1))
      return false;
    const key = node.key as LooseNode;
    return isHarmless(key.type === 'Identifier' ? String(key.name) : String(key.value));
  }

  private isFineLoopVariable(left: LooseNode, depth: number): boolean {
    return left.type === 'VariableDeclaration'
      ? this.isFine(left, depth + 1)
      : this.isFineTarget(left, depth);
  }

  /** `object[key] ??= value` and the like also read, so their key must be in the source. */
  private isFineAssignment({ left, operator }: LooseNode, depth: number): boolean {
    const target = unwrap(left as LooseNode);
    const isComputed = target.type === 'MemberExpression' && memberName(target) === undefined;
    return (operator === '=' || !isComputed) && this.isFineTarget(target, depth);
  }

  private isFineMember(node: LooseNode, isHarmless: (name: string) => boolean, depth: number): boolean {
    const object = unwrap(node.object as LooseNode);
    const property = node.property as LooseNode;
    const name = memberName(node);
    if (object.type === 'Identifier' && !this.isOwn(String(object.name))) {
      return name !== undefined && (STATIC_MEMBERS.get(String(object.name))?.has(name) ?? false);
    }
    if (!this.isFine(object, depth + 1)) return false;
    return name === undefined
      ? this.isNumber(property) && this.isFine(property, depth + 1)
      : isHarmless(name);
  }

  private isFineCallee(callee: LooseNode, depth: number): boolean {
    const target = unwrap(callee);
    if (target.type === 'MemberExpression') return this.isFineMember(target, isHarmlessCall, depth);
    return this.isFine(target, depth + 1);
  }

  private isNewGlobal(callee: LooseNode): boolean {
    return callee.type === 'Identifier' && NEW_GLOBALS.has(String(callee.name));
  }

  /** A variable, or a member of an object that this run made and that has one name for ever. */
  private isFineTarget(target: LooseNode, depth: number): boolean {
    const node = unwrap(target);
    if (node.type === 'Identifier') return this.isOwn(String(node.name));
    if (node.type !== 'MemberExpression') return false;
    const object = unwrap(node.object as LooseNode);
    if (object.type !== 'Identifier' || !this.declarations.ownObjects.has(String(object.name))) return false;
    const name = memberName(node);
    return name === undefined ? this.isFine(node.property as LooseNode, depth + 1) : isHarmlessRead(name);
  }

  /** True when an expression always gives a number, so that as a key it names an item. */
  private isNumber(node: LooseNode): boolean {
    const expression = unwrap(node);
    switch (expression.type) {
      case 'Literal':
        return typeof expression.value === 'number';
      case 'Identifier':
        return this.declarations.numbers.has(String(expression.name));
      case 'BinaryExpression':
        return ['-', '*', '/', '%', '**', '|', '&', '^', '<<', '>>', '>>>'].includes(
          String(expression.operator),
        );
      default:
        return false;
    }
  }
}

/** The member's name if it stands in the source: `a.name` or `a['name']`. */
function memberName(node: LooseNode): string | undefined {
  const property = node.property as LooseNode;
  if (!node.computed) return property.type === 'Identifier' ? String(property.name) : '__proto__';
  return property.type === 'Literal' && typeof property.value === 'string' ? property.value : undefined;
}

function unwrap(node: LooseNode): LooseNode {
  let inner = node;
  while (inner.type === 'ParenthesizedExpression' || inner.type === 'ChainExpression')
    inner = inner.expression as LooseNode;
  return inner;
}
