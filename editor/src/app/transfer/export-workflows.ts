import type { Injector } from '@angular/core';
import { toApiError } from '../api/api-error';
import type { ExportFile, WorkflowSummary } from '../api/types';
import { WorkflowsApi } from '../api/workflows-api';
import { forEach } from '../library/for-each';
import { ToastStore } from '../ui/toasts/toast.store';
import { distinctNames, fileName } from './file-name';
import { saveFile } from './save-file';
import { zipFiles } from './zip-files';

/** The ending of exports, as the API gives it. */
export const EXPORT_ENDING = '.rex.json';

/** An export as the text of a file. */
export function exportText(file: ExportFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Saves workflows as files without secrets: one as it is, several in an archive. Tells how it went. */
export async function exportWorkflows(
  injector: Injector,
  rows: readonly Pick<WorkflowSummary, 'id' | 'name'>[],
): Promise<void> {
  const [api, toasts] = [injector.get(WorkflowsApi), injector.get(ToastStore)];
  const texts = new Map<string, string>();
  const { done, failures } = await forEach(rows, async ({ id }) => {
    texts.set(id, exportText(await api.exportFile(id)));
  });
  const [failure] = failures;
  if (failure) {
    const { message } = toApiError(failure.cause);
    toasts.show({
      kind: 'bad',
      text: $localize`“${failure.item.name}:name:” was not exported. ${message}:message:`,
    });
  }
  const [first] = done;
  if (!first) return;
  if (rows.length === 1) {
    saveFile(fileName(first.name, EXPORT_ENDING), texts.get(first.id) ?? '', 'application/json');
    return;
  }
  const names = distinctNames(
    done.map(({ name }) => name),
    EXPORT_ENDING,
  );
  const entries = done.map(({ id }, n) => ({ name: names[n] ?? id, text: texts.get(id) ?? '' }));
  saveFile('workflows.zip', zipFiles(entries), 'application/zip');
  toasts.show({
    kind: 'info',
    text:
      done.length === 1
        ? $localize`1 workflow was exported into workflows.zip.`
        : $localize`${done.length}:count: workflows were exported into workflows.zip.`,
  });
}
