import { line, node, noteAbove, type WorkflowTemplate } from '../workflow-template';

const SLOT = { scheduledFor: '2026-01-30T07:00:00.000Z', firedAt: '2026-01-30T07:00:00.120Z' };

/** Every working day at eight: adds up the sales, keeps the report and logs a line for people. */
export const dailyReport: WorkflowTemplate = {
  id: 'daily-report',
  title: $localize`Write a daily report`,
  summary: $localize`Every working day at eight: adds up the sales, keeps the report and logs a line for people.`,
  topic: 'schedule',
  workflow: {
    nodes: [
      node('morning', 'schedule-trigger', 'Workdays at eight', [0, 0], {
        cron: '0 8 * * MON-FRI',
        timezone: 'Europe/Berlin',
      }),
      node('sales', 'code', 'Sales of the day', [1, 0], {
        code: [
          '// Replace this by an HTTP request to your shop.',
          'return [',
          '  { shop: "Bonn", amount: 120 },',
          '  { shop: "Rome", amount: 80 },',
          '  { shop: "Bonn", amount: 50 },',
          '];',
        ].join('\n'),
      }),
      node('sum', 'code', 'Add up by shop', [2, 0], {
        code: [
          'const byShop = {};',
          'for (const { shop, amount } of input) byShop[shop] = (byShop[shop] ?? 0) + amount;',
          'const total = input.reduce((sum, { amount }) => sum + amount, 0);',
          'return { day: trigger.scheduledFor.slice(0, 10), total, byShop };',
        ].join('\n'),
      }),
      node('keep', 'storage', 'Keep it', [3, 0], { action: 'put', key: 'report {{ input.day }}' }),
      node('tell', 'log', 'Tell people', [4, 0], {
        message: '{{ steps.sum.day }}: {{ steps.sum.total }} sold',
      }),
      node('result', 'output', 'Report', [5, 0], { value: '{{ steps.sum }}' }),
    ],
    edges: line('morning', 'sales', 'sum', 'keep', 'tell', 'result'),
    notes: [
      noteAbove(
        '## Write a daily report\nIt starts by itself once it is published and switched on. A run by hand plays the part of the clock.',
      ),
    ],
  },
  input: SLOT,
  output: { day: '2026-01-30', total: 250, byShop: { Bonn: 170, Rome: 80 } },
};
