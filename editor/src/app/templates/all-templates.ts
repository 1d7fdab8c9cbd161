import { contactForm } from './catalog/contact-form';
import { csvToJson } from './catalog/csv-to-json';
import { dailyReport } from './catalog/daily-report';
import { deduplicate } from './catalog/deduplicate';
import { detectChanges } from './catalog/detect-changes';
import { githubTriage } from './catalog/github-triage';
import { incidentRouting } from './catalog/incident-routing';
import { jsonContract } from './catalog/json-contract';
import { maskPersonalData } from './catalog/mask-personal-data';
import { orderPricing } from './catalog/order-pricing';
import { rateLimit } from './catalog/rate-limit';
import { textStatistics } from './catalog/text-statistics';
import type { WorkflowTemplate } from './workflow-template';

/** All templates, in the order of the page. */
export const ALL_TEMPLATES: readonly WorkflowTemplate[] = [
  orderPricing,
  maskPersonalData,
  githubTriage,
  jsonContract,
  deduplicate,
  dailyReport,
  csvToJson,
  rateLimit,
  incidentRouting,
  textStatistics,
  detectChanges,
  contactForm,
];
