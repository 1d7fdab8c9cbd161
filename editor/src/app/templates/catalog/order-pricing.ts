import { line, node, noteAbove, type WorkflowTemplate } from '../workflow-template';

const ORDER = {
  customer: 'Ada',
  lines: [
    { sku: 'lamp', quantity: 2, price: 49 },
    { sku: 'cable', quantity: 1, price: 20 },
  ],
};

/** Adds up the lines of an order, gives a discount above 100 and adds shipping below. */
export const orderPricing: WorkflowTemplate = {
  id: 'order-pricing',
  title: $localize`Price an order`,
  summary: $localize`Adds up the lines of an order, gives a discount above 100 and adds shipping below.`,
  topic: 'data',
  workflow: {
    nodes: [
      node('order', 'manual-trigger', 'Order', [0, 0.5], { sampleInput: ORDER }),
      node('price', 'code', 'Add up the lines', [1, 0.5], {
        code: 'const net = input.lines.reduce((sum, line) => sum + line.quantity * line.price, 0);\nreturn { customer: input.customer, net };',
      }),
      node('large', 'condition', 'At least 100?', [2, 0.5], {
        match: 'all',
        conditions: [{ field: 'net', operator: 'greater-or-equal', value: 100 }],
      }),
      node('discount', 'transformer', 'Give 10 % off', [3, 0], {
        mappings: [{ to: 'total', value: '{{ Math.round(input.net * 90) / 100 }}' }],
        keepOthers: true,
      }),
      node('shipping', 'transformer', 'Add shipping', [3, 1], {
        mappings: [
          { to: 'shipping', value: 4.9 },
          { to: 'total', value: '{{ Math.round(input.net * 100 + 490) / 100 }}' },
        ],
        keepOthers: true,
      }),
      node('result', 'output', 'Priced order', [4, 0.5]),
    ],
    edges: [
      ...line('order', 'price', 'large:true', 'discount', 'result'),
      ...line('large:false', 'shipping', 'result'),
    ],
    notes: [
      noteAbove(
        '## Price an order\nThe condition has two ports: large orders leave by *true*, small ones by *false*. Both ways meet in the output.',
      ),
    ],
  },
  input: ORDER,
  output: { customer: 'Ada', net: 118, total: 106.2 },
};
